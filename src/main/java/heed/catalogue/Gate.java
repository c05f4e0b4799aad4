package heed.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a version may be published in an area, and if not, why.
 *
 * @param nationMissing the area has no nation yet, or the module has nothing for it
 * @param emptyFields local fields the module needs and the area has not filled in
 * @param unsigned lines of the sign-off checklist that nobody has confirmed for the area
 * @param demonstration whether the area is marked demonstration, where drafts may be shown
 * @param draft whether the author still works on it
 */
public record Gate(boolean nationMissing, List<String> emptyFields, List<String> unsigned, boolean demonstration, boolean draft) {
    public Gate {
        emptyFields = List.copyOf(emptyFields);
        unsigned = List.copyOf(unsigned);
    }

    /**
     * Judges a module for an area.
     *
     * @param nation the area's; empty if nobody has said
     * @param locals the area's local fields by name
     * @param signedLines places of the confirmed lines of the checklist, from 0
     */
    static Gate of(ModuleText text, Optional<Nation> nation, boolean demonstration, Map<String, String> locals, Set<Integer> signedLines) {
        List<String> unsigned = new ArrayList<>();
        List<String> lines = text.front().verifyBeforePublishing();
        for (int i = 0; i < lines.size(); i++) {
            if (!signedLines.contains(i)) {
                unsigned.add(lines.get(i));
            }
        }
        return new Gate(nation.isEmpty() || !text.front().nations().contains(nation.get()),
            text.front().localFields().stream().filter(field -> locals.getOrDefault(field, "").isBlank()).toList(),
            unsigned, demonstration, text.front().status() == ModuleText.Status.DRAFT);
    }

    /** Whether it may be published for real. */
    public boolean signedOff() {
        return unsigned.isEmpty() && !draft;
    }

    public boolean isOpen() {
        return !nationMissing && emptyFields.isEmpty() && (signedOff() || demonstration);
    }
}
