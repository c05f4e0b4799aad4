package heed.access.web;

import heed.access.SignIns;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The door, by a code that a coordinator has handed out. */
@Named
@RequestScoped
public class CodeSignInPage {
    @Inject
    private SignIns signIns;

    @Inject
    private Entrance entrance;

    private String name;
    private String code;
    private boolean shared;

    public void signIn() {
        entrance.enter(signIns.withCode(entrance.knock(name, shared), code), "/account/password");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean shared) {
        this.shared = shared;
    }
}
