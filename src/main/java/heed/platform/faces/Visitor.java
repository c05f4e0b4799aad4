package heed.platform.faces;

import java.util.Optional;

/** Knows who makes this request. */
public interface Visitor {
    /** The name to show at the head of the page; empty when nobody is signed in. */
    Optional<String> name();

    /** Whether the person said that others use this computer too. */
    boolean onSharedComputer();

    /** Path of the page to sign in at. */
    String signInPath();

    /** Path that ends the sign-in. */
    String signOutPath();

    /** Path of the person's own first page. */
    String homePath();
}
