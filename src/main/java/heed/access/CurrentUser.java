package heed.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The caller of this request, as the sign-in record says; nobody until the sign-in filter has looked. */
@RequestScoped
@Named
public class CurrentUser {
    private UUID accountId;
    private UUID personId;
    private String name = "";
    private boolean sharedTerminal;
    private List<Grant> grants = List.of();

    /** Called once a request by whoever has read the sign-in record, and by tests. */
    public void is(UUID accountId, UUID personId, String name, boolean sharedTerminal, List<Grant> grants) {
        this.accountId = accountId;
        this.personId = personId;
        this.name = name;
        this.sharedTerminal = sharedTerminal;
        this.grants = List.copyOf(grants);
    }

    public boolean isSignedIn() {
        return accountId != null;
    }

    /** @throws NotInScope when nobody is signed in */
    public UUID accountId() {
        if (accountId == null) {
            throw new NotInScope();
        }
        return accountId;
    }

    /** The person behind the account; empty for an account without one, such as an outside scrutineer's. */
    public Optional<UUID> personId() {
        return Optional.ofNullable(personId);
    }

    public String getName() {
        return name;
    }

    public boolean isSharedTerminal() {
        return sharedTerminal;
    }

    public List<Grant> grants() {
        return grants;
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(g -> g.role() == role);
    }
}
