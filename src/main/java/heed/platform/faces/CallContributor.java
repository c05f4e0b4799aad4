package heed.platform.faces;

import java.util.List;

/** Knows numbers to call beside 999; a CDI bean of this type is asked on each page. */
public interface CallContributor {
    /** The lines for whoever makes this request: their area's when known, else the partnership's; empty when none. */
    List<CallLine> lines();
}
