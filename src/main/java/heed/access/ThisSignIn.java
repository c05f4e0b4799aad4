package heed.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The sign-in this request came with, also one whose second factor is still due. */
@RequestScoped
public class ThisSignIn {
    private SignIn signIn;

    public void is(SignIn found) {
        signIn = found;
    }

    public Optional<SignIn> get() {
        return Optional.ofNullable(signIn);
    }

    /** @throws NotInScope when the request came with none */
    public SignIn required() {
        return get().orElseThrow(NotInScope::new);
    }
}
