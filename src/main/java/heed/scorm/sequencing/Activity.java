package heed.scorm.sequencing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node of the course's tree as the manifest defines it: the organization itself, a cluster of items, or a leaf with content. */
public final class Activity {
    private final String id;
    private final String title;
    private final boolean visible;
    private final Optional<String> resource;
    private final String parameters;
    private final Launch launch;
    private final Set<String> hidden;
    private final List<StoreMap> stores;
    private final Definition definition;
    private final Activity parent;
    private final List<Activity> children = new ArrayList<>();
    private int position;

    /** A store of {@code adlcp:data} and what the activity may do with it. */
    record StoreMap(String target, boolean reads, boolean writes) {
    }

    /** What content is told at its launch. */
    record Launch(String data, Optional<String> timeLimitAction, Optional<BigDecimal> mastery, Optional<Duration> maxTime, Optional<String> prerequisites) {
        static final Launch NOTHING = new Launch("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What an item says of itself, before it has a place in the tree. */
    record Item(String id, String title, boolean visible, Optional<String> resource, String parameters,
            Launch launch, Set<String> hidden, List<StoreMap> stores, Definition definition) {

        Item flowing() {
            return new Item(id, title, visible, resource, parameters, launch, hidden, stores, definition.flowing());
        }
    }

    Activity(Item item, Activity parent) {
        this.id = item.id();
        this.title = item.title();
        this.visible = item.visible();
        this.resource = item.resource();
        this.parameters = item.parameters();
        this.launch = item.launch();
        this.hidden = Set.copyOf(item.hidden());
        this.stores = List.copyOf(item.stores());
        this.definition = item.definition();
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void placeAt(int position) {
        this.position = position;
    }

    /** The item's identifier, or the organization's for the root. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** {@code isvisible} of the item. */
    public boolean visible() {
        return visible;
    }

    /** The identifier of the resource to launch; only leaves have one. */
    public Optional<String> resource() {
        return resource;
    }

    /** The item's {@code parameters}, raw, or an empty string. */
    public String parameters() {
        return parameters;
    }

    /** {@code cmi.launch_data}, or an empty string. */
    public String launchData() {
        return launch.data();
    }

    /** {@code cmi.time_limit_action}, as the manifest has it. */
    public Optional<String> timeLimitAction() {
        return launch.timeLimitAction();
    }

    /** {@code cmi.student_data.mastery_score} of SCORM 1.2, from 0 to 100. */
    public Optional<BigDecimal> masteryScore() {
        return launch.mastery();
    }

    /** {@code cmi.max_time_allowed}. */
    public Optional<Duration> maxTimeAllowed() {
        return launch.maxTime().or(() -> definition.limits().attemptTime());
    }

    /** {@code cmi.scaled_passing_score}: there when the primary objective is satisfied by measure. */
    public Optional<BigDecimal> scaledPassingScore() {
        Definition.Objective primary = definition.primary();
        return primary.byMeasure() ? Optional.of(primary.minimum()) : Optional.empty();
    }

    /** {@code cmi.completion_threshold}: there when the activity is completed by measure. */
    public Optional<BigDecimal> completionThreshold() {
        Definition.Threshold threshold = definition.threshold();
        return threshold.byMeasure() ? Optional.of(threshold.minimum()) : Optional.empty();
    }

    /** The prerequisites of SCORM 1.2, as text; they are shown and never enforced. */
    public Optional<String> prerequisites() {
        return launch.prerequisites();
    }

    /** The controls the activity asks the player to hide: {@code continue, previous, exit, exitAll, abandon, abandonAll, suspendAll}. */
    public Set<String> hiddenControls() {
        return hidden;
    }

    public Optional<Activity> parent() {
        return Optional.ofNullable(parent);
    }

    /** All children in the manifest's order, also those a selection leaves out. */
    public List<Activity> children() {
        return Collections.unmodifiableList(children);
    }

    public boolean leaf() {
        return children.isEmpty();
    }

    public int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    Definition definition() {
        return definition;
    }

    List<StoreMap> stores() {
        return stores;
    }

    /** Its place in a walk over the whole tree, parents first, in the manifest's order. */
    int position() {
        return position;
    }

    /** From the root to this activity, both included. */
    List<Activity> path() {
        List<Activity> path = new ArrayList<>();
        for (Activity a = this; a != null; a = a.parent) {
            path.add(0, a);
        }
        return path;
    }

    boolean within(Activity ancestor) {
        for (Activity a = this; a != null; a = a.parent) {
            if (a == ancestor) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return id;
    }
}
