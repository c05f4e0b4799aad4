package heed.scorm.cloud;

import heed.scorm.runtime.ScoData;
import heed.scorm.sequencing.Activity;
import heed.scorm.sequencing.ObjectiveStatus;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a registration has come to.
 *
 * @param version     of the course that this registration plays, from 0
 * @param completedAt when the record counted it as complete; null before
 * @param attempt     what came of the attempts; empty before the first launch
 * @param root        the whole tree as the latest attempt left it; empty unless it was asked for
 */
public record Result(Registered registration, String title, int version, LearnerWords learner, OffsetDateTime completedAt, Optional<Attempt> attempt, Optional<Node> root) {
    /**
     * The attempts at the course, told as one: completion, success and score are those of the attempt that counts.
     *
     * @param completion {@code completed}, {@code incomplete} or {@code unknown}
     * @param success    {@code passed}, {@code failed} or {@code unknown}
     * @param scaled     -1 to 1, or null
     * @param seconds    for which the player was open, in all
     * @param latest     whether the one that counts is the latest
     */
    public record Attempt(String completion, String success, BigDecimal scaled, long seconds, OffsetDateTime begunAt, OffsetDateTime lastAt, boolean latest) {
        /** These and the next one. @param counts whether that is the one that counts, of all */
        Attempt then(Attempt next, boolean counts) {
            return counts ? new Attempt(next.completion, next.success, next.scaled, seconds + next.seconds, begunAt, next.lastAt, true)
                    : new Attempt(completion, success, scaled, seconds + next.seconds, begunAt, next.lastAt, false);
        }
    }

    /**
     * An activity of the course and what was done in it.
     *
     * @param said by its content; empty for a cluster and for what was not opened
     */
    public record Node(Activity activity, int attempts, boolean suspended, ObjectiveStatus status, Optional<Said> said, List<Node> children) {}

    /**
     * What the content of an activity said last.
     *
     * @param completion as it said, also {@code not attempted} and {@code browsed}
     * @param centi      hundredths of a second over all launches
     */
    public record Said(ScoData data, boolean is2004, String completion, String success, long centi, boolean again) {}
}
