package heed.scorm.sequencing;

import heed.scorm.sequencing.Definition.Fact;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of an objective, or of a whole activity; empty is <i>unknown</i>.
 *
 * @param satisfied passed or failed
 * @param completed completed, or incomplete (also <i>not attempted</i>)
 * @param scaled from -1 to 1
 * @param raw the score as the content counts it, between {@code min} and {@code max}
 * @param progress from 0 to 1
 */
public record ObjectiveStatus(
        Optional<Boolean> satisfied,
        Optional<Boolean> completed,
        Optional<BigDecimal> scaled,
        Optional<BigDecimal> raw,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<BigDecimal> progress) {

    private static final ObjectiveStatus UNKNOWN = new ObjectiveStatus(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static ObjectiveStatus unknown() {
        return UNKNOWN;
    }

    /** In the words of the data model: {@code passed}, {@code failed}, {@code unknown}. */
    public String successStatus() {
        return satisfied.map(s -> s ? "passed" : "failed").orElse("unknown");
    }

    /** In the words of the data model: {@code completed}, {@code incomplete}, {@code unknown}. */
    public String completionStatus() {
        return completed.map(c -> c ? "completed" : "incomplete").orElse("unknown");
    }

    public ObjectiveStatus withSuccess(String status) {
        Optional<Boolean> value = switch (status) {
            case "passed" -> Optional.of(true);
            case "failed" -> Optional.of(false);
            default -> Optional.empty();
        };
        return new ObjectiveStatus(value, completed, scaled, raw, min, max, progress);
    }

    public ObjectiveStatus withCompletion(String status) {
        Optional<Boolean> value = switch (status) {
            case "completed" -> Optional.of(true);
            case "incomplete", "not attempted" -> Optional.of(false);
            default -> Optional.empty();
        };
        return new ObjectiveStatus(satisfied, value, scaled, raw, min, max, progress);
    }

    public ObjectiveStatus withScaled(BigDecimal value) {
        return new ObjectiveStatus(satisfied, completed, Optional.of(value), raw, min, max, progress);
    }

    public ObjectiveStatus withRaw(BigDecimal value) {
        return new ObjectiveStatus(satisfied, completed, scaled, Optional.of(value), min, max, progress);
    }

    public ObjectiveStatus withMin(BigDecimal value) {
        return new ObjectiveStatus(satisfied, completed, scaled, raw, Optional.of(value), max, progress);
    }

    public ObjectiveStatus withMax(BigDecimal value) {
        return new ObjectiveStatus(satisfied, completed, scaled, raw, min, Optional.of(value), progress);
    }

    public ObjectiveStatus withProgress(BigDecimal value) {
        return new ObjectiveStatus(satisfied, completed, scaled, raw, min, max, Optional.of(value));
    }

    ObjectiveStatus withSatisfied(boolean value) {
        return new ObjectiveStatus(Optional.of(value), completed, scaled, raw, min, max, progress);
    }

    ObjectiveStatus withCompleted(boolean value) {
        return new ObjectiveStatus(satisfied, Optional.of(value), scaled, raw, min, max, progress);
    }

    boolean has(Fact fact) {
        return switch (fact) {
            case SATISFIED -> satisfied.isPresent();
            case SCALED -> scaled.isPresent();
            case RAW -> raw.isPresent();
            case MIN -> min.isPresent();
            case MAX -> max.isPresent();
            case COMPLETED -> completed.isPresent();
            case PROGRESS -> progress.isPresent();
        };
    }

    /** This, with one fact as another status has it. */
    ObjectiveStatus taking(Fact fact, ObjectiveStatus other) {
        return new ObjectiveStatus(
                fact == Fact.SATISFIED ? other.satisfied : satisfied, fact == Fact.COMPLETED ? other.completed : completed,
                fact == Fact.SCALED ? other.scaled : scaled, fact == Fact.RAW ? other.raw : raw,
                fact == Fact.MIN ? other.min : min, fact == Fact.MAX ? other.max : max, fact == Fact.PROGRESS ? other.progress : progress);
    }

    boolean same(Fact fact, ObjectiveStatus other) {
        return taking(fact, other).equals(this);
    }

    ObjectiveStatus without(Fact fact) {
        return taking(fact, UNKNOWN);
    }

    /** This, and what another status knows beyond it. */
    ObjectiveStatus over(ObjectiveStatus other) {
        ObjectiveStatus joined = this;
        for (Fact fact : Fact.values()) {
            if (!joined.has(fact)) {
                joined = joined.taking(fact, other);
            }
        }
        return joined;
    }
}
