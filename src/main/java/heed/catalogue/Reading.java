package heed.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading one module file.
 *
 * @param text the module; empty as long as there is a fault
 * @param faults everything that must be mended, by line
 * @param remarks how easy each page is to read
 * @param whole how easy the whole module is to read; no words as long as it cannot be read
 * @param advice what would make a good module of it, by line; it can be shown and published all the same
 */
public record Reading(Optional<ModuleText> text, List<Fault> faults, List<Readability> remarks, Readability whole, List<Fault> advice) {
    public Reading {
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
        advice = List.copyOf(advice);
    }

    public boolean valid() {
        return faults.isEmpty();
    }
}
