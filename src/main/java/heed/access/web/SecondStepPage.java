package heed.access.web;

import heed.access.SignIn;
import heed.access.SignIns;
import heed.access.ThisSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The second step of signing in: six figures from an app. */
@Named
@RequestScoped
public class SecondStepPage {
    @Inject
    private SignIns signIns;

    @Inject
    private ThisSignIn thisSignIn;

    @Inject
    private Entrance entrance;

    private String figures;

    /** Whoever has not signed in starts there; whose second step is done, or is not due, goes on. */
    public void open() {
        if (thisSignIn.get().isEmpty()) {
            entrance.go(Paths.SIGN_IN);
        } else if (!thisSignIn.required().secondFactorDue()) {
            entrance.onward();
        } else if (!thisSignIn.required().hasSecondFactor()) {
            entrance.go(Paths.ENROL);
        }
    }

    public void show() {
        SignIn signIn = thisSignIn.required();
        signIns.secondFactor(signIn, figures).ifPresent(refusal -> {
            throw refusal;
        });
        entrance.onward(signIn);
    }

    public String getFigures() {
        return figures;
    }

    public void setFigures(String figures) {
        this.figures = figures;
    }
}
