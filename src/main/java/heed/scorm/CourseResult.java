package heed.scorm;

import heed.scorm.sequencing.ObjectiveStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the record hears of a whole course.
 *
 * @param done whether its page counts as done
 * @param success null as long as nobody can say
 * @param score 0 to 1; null when there is none
 */
record CourseResult(boolean done, Boolean success, BigDecimal score) {

    static CourseResult of(CompletionRule rule, ObjectiveStatus whole) {
        BigDecimal score = whole.scaled().map(s -> s.max(BigDecimal.ZERO).min(BigDecimal.ONE).setScale(4, RoundingMode.HALF_UP)).orElse(null);
        Boolean passed = whole.satisfied().orElse(null);
        boolean done = rule.isMet(whole.completed().orElse(false), passed, score);
        return new CourseResult(done, done && rule.kind().wantsSuccess() ? Boolean.TRUE : passed, score);
    }

    boolean saysSomething() {
        return done || success != null || score != null;
    }
}
