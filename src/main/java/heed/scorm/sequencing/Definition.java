package heed.scorm.sequencing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sequencing definition of one activity (SN 3): what the manifest says about it, with the defaults filled in. */
record Definition(
        ControlMode control,
        ConstrainedChoice constrained,
        List<Rule> preConditions,
        List<Rule> exitConditions,
        List<Rule> postConditions,
        Limits limits,
        RollupControl rollup,
        List<RollupRule> rollupRules,
        List<Objective> objectives,
        Randomization randomization,
        Delivery delivery,
        Threshold threshold) {

    /** The objective a rollup writes to and rules read when they name none. Every definition has one, with or without an id. */
    Objective primary() {
        return objectives.stream().filter(Objective::primary).findFirst().orElseThrow();
    }

    /** The same, walked through and not chosen from. */
    Definition flowing() {
        ControlMode flowing = new ControlMode(false, control.choiceExit(), true, control.forwardOnly(), control.currentObjectives(), control.currentProgress());
        return new Definition(flowing, constrained, preConditions, exitConditions, postConditions, limits, rollup, rollupRules,
                objectives, randomization, delivery, threshold);
    }

    /** SN 3.2. */
    record ControlMode(boolean choice, boolean choiceExit, boolean flow, boolean forwardOnly,
            boolean currentObjectives, boolean currentProgress) {
        static final ControlMode DEFAULT = new ControlMode(true, true, false, false, true, true);
    }

    /** SN 3.3. */
    record ConstrainedChoice(boolean preventActivation, boolean constrainChoice) {
    }

    /** SN 3.4: one sequencing rule of any of the three kinds. */
    record Rule(boolean all, List<Condition> conditions, String action) {
    }

    /** @param objective the id of the objective asked, empty for the primary one */
    record Condition(String name, boolean not, Optional<String> objective, BigDecimal threshold) {
    }

    /** SN 3.5: how often, how long by the clock, and how long in use. */
    record Limits(Optional<Integer> attempts, Optional<Duration> attemptTime, Optional<Duration> activityTime,
            Optional<Duration> attemptUse, Optional<Duration> activityUse) {
    }

    /** SN 3.7 and the considerations of 3.8: a child counts in a rollup {@code always}, or only under a condition. */
    record RollupControl(boolean satisfied, boolean progress, BigDecimal weight, boolean measureIfActive,
            String forSatisfied, String forNotSatisfied, String forCompleted, String forIncomplete) {
    }

    /** @param childSet {@code all, any, none, atLeastCount, atLeastPercent} */
    record RollupRule(String childSet, int count, BigDecimal percent, boolean all, List<Condition> conditions, String action) {
    }

    /** SN 3.9. An objective without an id is the primary one of an activity that names none. */
    record Objective(String id, boolean primary, boolean byMeasure, BigDecimal minimum, List<Mapping> maps) {
    }

    /** What of a local objective is read from, and written to, a global one. */
    record Mapping(String target, Set<Fact> reads, Set<Fact> writes) {
    }

    enum Fact { SATISFIED, SCALED, RAW, MIN, MAX, COMPLETED, PROGRESS }

    /** SN 3.6 and 3.10: {@code never, once, onEachNewAttempt}. */
    record Randomization(String selectionTiming, Optional<Integer> selectCount, String randomizationTiming, boolean reorder) {
    }

    /** SN 3.11. */
    record Delivery(boolean tracked, boolean completionByContent, boolean satisfactionByContent) {
    }

    /** {@code adlcp:completionThreshold}. */
    record Threshold(boolean byMeasure, BigDecimal minimum, BigDecimal weight) {
        static final Threshold NONE = new Threshold(false, BigDecimal.ONE, BigDecimal.ONE);
    }
}
