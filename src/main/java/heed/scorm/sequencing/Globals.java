package heed.scorm.sequencing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Objectives and data stores that activities share by name: those of one attempt on a course, or, where the course says
 * so, those of one person in the whole portal.
 */
public final class Globals {
    final Map<String, ObjectiveStatus> objectives = new LinkedHashMap<>();
    final Map<String, String> stores = new LinkedHashMap<>();

    public static Globals none() {
        return new Globals();
    }

    /** @throws IllegalArgumentException if the text was not written by {@link #json} */
    public static Globals read(String json) {
        return StateJson.globals(json);
    }

    public String json() {
        return StateJson.write(this);
    }

    Globals copy() {
        Globals copy = new Globals();
        copy.objectives.putAll(objectives);
        copy.stores.putAll(stores);
        return copy;
    }
}
