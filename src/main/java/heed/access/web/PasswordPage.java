package heed.access.web;

import heed.access.SignIns;
import heed.access.ThisSignIn;
import heed.platform.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A new password: with the old one, or without it for somebody whom a code has let in. */
@Named
@RequestScoped
public class PasswordPage {
    @Inject
    private SignIns signIns;

    @Inject
    private ThisSignIn thisSignIn;

    @Inject
    private Entrance entrance;

    private String current;
    private String fresh;
    private String again;

    public void change() {
        if (!fresh.equals(again)) {
            throw new Refusal("access.password.differ");
        }
        boolean byCode = isByCode();
        signIns.changePassword(thisSignIn.required(), current == null ? "" : current, fresh).ifPresent(refusal -> {
            throw refusal;
        });
        if (byCode) {
            entrance.onward();
        } else {
            entrance.go("/account/me?done=password");
        }
    }

    public void carryOn() {
        entrance.onward();
    }

    public boolean isByCode() {
        return signIns.mayLeaveOutPassword(thisSignIn.required());
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
