package heed.scorm;

import heed.catalogue.Block;
import heed.catalogue.PackageRule;
import java.math.BigDecimal;

/**
 * The one rule that turns what a course reports into completion of its module. It is shown to people as {@link #words}.
 *
 * @param kind what must have been reported
 * @param masteryPercent the score that {@link PackageRule#SCORE} asks for, 1 to 100
 */
public record CompletionRule(PackageRule kind, int masteryPercent) {
    public CompletionRule {
        if (masteryPercent < 1 || masteryPercent > 100) {
            throw new IllegalArgumentException("A mastery score lies between 1 and 100, not " + masteryPercent);
        }
    }

    static CompletionRule of(Block.Package block) {
        return new CompletionRule(block.rule(), block.masteryPercent());
    }

    /**
     * Whether the course has reported enough.
     *
     * @param completed whether it says it is completed
     * @param passed whether it says it was passed; null if it says nothing of that
     * @param score 0 to 1; null if there is none
     */
    public boolean isMet(boolean completed, Boolean passed, BigDecimal score) {
        return switch (kind) {
            case COMPLETED -> completed && !Boolean.FALSE.equals(passed);
            case PASSED -> Boolean.TRUE.equals(passed);
            case COMPLETED_AND_PASSED -> completed && Boolean.TRUE.equals(passed);
            case SCORE -> score != null && score.movePointRight(2).compareTo(BigDecimal.valueOf(masteryPercent)) >= 0;
        };
    }

    public String words() {
        return kind.words(masteryPercent);
    }
}
