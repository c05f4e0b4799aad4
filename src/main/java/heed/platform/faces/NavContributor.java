package heed.platform.faces;

import java.util.List;

/**
 * A room that has pages in the main navigation: a CDI bean of this type is asked on each page of a signed-in person, so it is
 * application scoped and keeps nothing.
 */
public interface NavContributor {
    /** The links the person of this request may follow; empty when none. */
    List<NavEntry> entries();
}
