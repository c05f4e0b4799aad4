package heed.access.web;

import heed.access.CurrentUser;
import heed.access.SignIns;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The door, by name and password; also the one of a shared computer. */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SignIns signIns;

    @Inject
    private Entrance entrance;

    @Inject
    private CurrentUser user;

    private String name;
    private String password;

    /** Whoever is in already goes on. */
    public void open() {
        if (user.isSignedIn()) {
            entrance.onward();
        }
    }

    public void signIn() {
        entrance.enter(signIns.withPassword(entrance.knock(name, false), password), null);
    }

    public void signInShared() {
        entrance.enter(signIns.withPassword(entrance.knock(name, true), password), null);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
