package heed.enrolment;

import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.catalogue.Page;
import java.util.List;

/**
 * A module as one person would begin it today.
 *
 * @param pages those this person would be shown
 */
public record Offer(ModuleText text, Nation nation, List<Page> pages) {
    public Offer {
        pages = List.copyOf(pages);
    }
}
