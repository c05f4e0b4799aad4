package heed.scorm.sequencing;

import heed.scorm.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activities of one organization of a course. It never changes: what a person has done lies in {@link SequencingState}. */
public final class ActivityTree {
    private final Activity root;
    private final boolean objectivesGlobalToSystem;
    private final boolean sharedDataGlobalToSystem;
    private final Map<String, Activity> byId = new LinkedHashMap<>();

    ActivityTree(Activity root, boolean objectivesGlobalToSystem, boolean sharedDataGlobalToSystem) {
        this.root = root;
        this.objectivesGlobalToSystem = objectivesGlobalToSystem;
        this.sharedDataGlobalToSystem = sharedDataGlobalToSystem;
        place(root);
    }

    /** The tree of the organization that is played, with the manifest's own identifiers. */
    public static ActivityTree of(Manifest manifest) {
        return new SequencingReader(manifest).tree();
    }

    private void place(Activity activity) {
        activity.placeAt(byId.size());
        if (byId.putIfAbsent(activity.id(), activity) != null) {
            throw new IllegalArgumentException("Two items have the identifier " + activity.id());
        }
        activity.children().forEach(this::place);
    }

    public Activity root() {
        return root;
    }

    public Optional<Activity> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All activities, parents first, in the manifest's order. */
    public List<Activity> all() {
        return Collections.unmodifiableList(new ArrayList<>(byId.values()));
    }

    /** Global objectives outlive the attempt on the course and are shared with other courses. */
    public boolean objectivesGlobalToSystem() {
        return objectivesGlobalToSystem;
    }

    /** The stores of {@code adl.data} outlive the attempt on the course and are shared with other courses. */
    public boolean sharedDataGlobalToSystem() {
        return sharedDataGlobalToSystem;
    }
}
