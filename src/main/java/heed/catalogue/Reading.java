package heed.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading one module file.
 *
 * @param text the module; empty as long as there is a fault
 * @param faults everything that must be mended, by line
 * @param remarks how easy each page is to read: advice, no faults
 */
public record Reading(Optional<ModuleText> text, List<Fault> faults, List<Readability> remarks) {
    public Reading {
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    public boolean valid() {
        return faults.isEmpty();
    }
}
