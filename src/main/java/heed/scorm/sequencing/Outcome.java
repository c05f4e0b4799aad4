package heed.scorm.sequencing;

import java.util.Optional;

/**
 * What came of a request. Neither delivered nor ended nor coded means: nothing is open, and the person chooses in the tree.
 *
 * @param delivered the id of the activity to launch now
 * @param resumed the delivered activity goes on with its suspended attempt ({@code cmi.entry} is {@code resume}, its data
 *        are kept); false: a new attempt with fresh data ({@code ab-initio})
 * @param ended the course has been left: nothing is open until the next start or resume
 * @param code the exception of the specification's pseudo-code, such as {@code NB.2.1-1}; the state is then as the
 *        process left it
 */
public record Outcome(Optional<String> delivered, boolean resumed, boolean ended, Optional<String> code) {

    static Outcome delivered(String id, boolean resumed) {
        return new Outcome(Optional.of(id), resumed, false, Optional.empty());
    }

    static Outcome end() {
        return new Outcome(Optional.empty(), false, true, Optional.empty());
    }

    static Outcome nothing() {
        return new Outcome(Optional.empty(), false, false, Optional.empty());
    }

    static Outcome refused(String code) {
        return new Outcome(Optional.empty(), false, false, Optional.of(code));
    }
}
