package heed.scorm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A call that a course made.
 *
 * @param sco the go at a part in which it was made; null when none was open
 * @param item of that part; empty when none was open
 * @param calledAt by the clock of the learner's device
 * @param receivedAt when the message that told of it was taken in
 * @param sequence of that message within its launch
 * @param late whether a later message had been taken in before, so that its values were not kept
 * @param value what was handed over
 * @param answer what the course was given back
 * @param error the run-time's error code, 0 for none
 * @param keptBack how many characters are not shown because they are the learner's own; then value, or the answer, is empty
 */
public record Call(UUID sco, String item, Instant calledAt, OffsetDateTime receivedAt, long sequence, boolean late, String name, String element, String value, String answer, String error,
        int keptBack) {
    /** What a learner writes or answers. */
    private static final Pattern PRIVATE = Pattern.compile("cmi\\.comments|cmi\\.comments_from_learner\\.\\d+\\.comment|cmi\\.interactions\\.\\d+\\.(learner|student)_response");

    boolean sets() {
        return sco != null && !late && name.endsWith("SetValue") && isRight();
    }

    public boolean isRight() {
        return error.equals("0");
    }

    /** Without the learner's own words: nobody else reads them. */
    Call blotted() {
        if (!PRIVATE.matcher(element).matches()) {
            return this;
        }
        boolean asks = name.endsWith("GetValue");
        return new Call(sco, item, calledAt, receivedAt, sequence, late, name, element, asks ? value : "", asks ? "" : answer, error, asks ? answer.length() : value.length());
    }
}
