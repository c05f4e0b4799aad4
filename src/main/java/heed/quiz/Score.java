package heed.quiz;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an attempt was worth. */
public record Score(List<Graded> items) {
    public Score {
        items = List.copyOf(items);
    }

    public int points() {
        return (int) items.stream().filter(Graded::fits).count();
    }

    /** 0 to 1, four places. */
    public BigDecimal share() {
        return items.isEmpty() ? BigDecimal.ZERO : BigDecimal.valueOf(points()).divide(BigDecimal.valueOf(items.size()), 4, RoundingMode.HALF_UP);
    }

    /** Counted in whole points, so that no rounding decides. */
    public boolean passes(int passMarkPercent) {
        return !items.isEmpty() && points() * 100 >= passMarkPercent * items.size();
    }

    /** The score of each outcome, in the order of the questions. */
    public Map<String, Score> byOutcome() {
        Map<String, List<Graded>> outcomes = new LinkedHashMap<>();
        items.forEach(g -> outcomes.computeIfAbsent(g.item().outcome(), o -> new ArrayList<>()).add(g));
        Map<String, Score> scores = new LinkedHashMap<>();
        outcomes.forEach((outcome, graded) -> scores.put(outcome, new Score(graded)));
        return scores;
    }

    public boolean isFull() {
        return !items.isEmpty() && points() == items.size();
    }
}
