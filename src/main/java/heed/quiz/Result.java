package heed.quiz;

import java.util.List;

/**
 * What a submitted attempt was worth.
 *
 * @param passMarkPercent 1 to 100
 * @param attemptsLeft how often it may be tried again; null means as often as one likes, 0 also when it is passed
 * @param skipped ids of the pages that may be skipped after "show what you know"
 */
public record Result(Attempt attempt, Score score, boolean passed, int passMarkPercent, Integer attemptsLeft, List<String> skipped) {
    public Result {
        skipped = List.copyOf(skipped);
    }

    public boolean mayTryAgain() {
        return !passed && !attempt.beforehand() && (attemptsLeft == null || attemptsLeft > 0);
    }
}
