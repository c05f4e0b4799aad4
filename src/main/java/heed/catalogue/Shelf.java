package heed.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The module files of this program as they were read at start. Every node has the same ones. */
@ApplicationScoped
public class Shelf {
    /** One module folder and what came of reading it. */
    record Draft(ModuleFolder folder, Map<String, Reading> readings) {
        static Draft of(ModuleFolder folder) {
            return new Draft(folder, ModuleReader.readAll(folder));
        }

        /** The module in its first language, if every language is free of faults. */
        Optional<ModuleText> text() {
            return faults().isEmpty() ? Optional.ofNullable(readings.get("en.md")).flatMap(Reading::text) : Optional.empty();
        }

        List<Fault> faults() {
            if (!readings.containsKey("en.md")) {
                return List.of(new Fault(folder.slug() + "/en.md", 0, "The folder has no file en.md.", "Add it or delete the folder."));
            }
            return readings.values().stream().flatMap(r -> r.faults().stream()).toList();
        }
    }

    private final Map<String, Draft> drafts = new ConcurrentHashMap<>();

    void put(Draft draft) {
        drafts.put(draft.folder().slug(), draft);
    }

    Optional<Draft> find(String slug) {
        return Optional.ofNullable(drafts.get(slug));
    }

    List<ModuleText> texts() {
        return drafts.values().stream().flatMap(d -> d.text().stream()).toList();
    }

    List<Fault> faults() {
        return drafts.values().stream().flatMap(d -> d.faults().stream()).toList();
    }
}
