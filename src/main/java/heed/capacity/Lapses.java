package heed.capacity;

import heed.capacity.Coverages.Hiding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many posts lapse in the twelve months ahead, month by month or by three months, and what of it may be told. In a view
 * across agencies the table of its areas, their sum, and the stretches of time is judged; with the posts that do not lapse at all
 * each of its lines adds up to the posts that are current, which the view shows. Source: domain report, 4.9.
 *
 * @param step   months in a stretch, 1 or 3
 * @param posts  of each stretch, in order
 * @param hiding why the number of a stretch is not shown
 */
record Lapses(int step, int[] posts, List<Hiding> hiding) {
    private static final int QUARTER = 3;
    private static final String LATER = "later";

    /** What one line of the table is of: the months of an area, and the posts current today. */
    record Line(int[] months, int current) {
        Line plus(Line o) {
            int[] sum = months.clone();
            Arrays.setAll(sum, i -> months[i] + o.months[i]);
            return new Line(sum, current + o.current);
        }
    }

    /** Where nothing has to be hidden. */
    static Lapses whole(int[] months) {
        return new Lapses(1, months, java.util.Collections.nCopies(months.length, Hiding.NO));
    }

    /**
     * Months where each of the line may be told, else three months together, of which some may be hidden.
     *
     * @param lines by area
     * @param asked an area, or {@link Suppression#ALL} for their sum
     */
    static Lapses judged(Map<String, Line> lines, String asked) {
        Map<String, Line> all = new HashMap<>(lines);
        lines.values().stream().reduce(Line::plus).ifPresent(sum -> all.put(Suppression.ALL, sum));
        Line line = all.getOrDefault(asked, new Line(new int[Forecast.MONTHS], 0));
        Set<String> months = hidden(all, 1, asked);
        Set<String> quarters = hidden(all, QUARTER, asked);
        if (months.isEmpty() && quarters.isEmpty()) {
            return whole(line.months());
        }
        int[] posts = stretches(line.months(), QUARTER);
        // Where even the sum would have to be hidden, which the view shows, nothing is told.
        boolean none = quarters.contains(Suppression.ALL);
        List<Hiding> hiding = new ArrayList<>();
        for (int i = 0; i < posts.length; i++) {
            hiding.add(Suppression.isSmall(posts[i]) ? Hiding.SMALL : none || quarters.contains(Integer.toString(i)) ? Hiding.COMPANY : Hiding.NO);
        }
        return new Lapses(QUARTER, posts, hiding);
    }

    private static int[] stretches(int[] months, int step) {
        int[] posts = new int[months.length / step];
        for (int m = 0; m < months.length; m++) {
            posts[m / step] += months[m];
        }
        return posts;
    }

    /** The hidden stretches of the line asked for. */
    private static Set<String> hidden(Map<String, Line> lines, int step, String asked) {
        Map<List<String>, Integer> entries = new HashMap<>();
        lines.forEach((area, line) -> {
            int[] posts = stretches(line.months(), step);
            for (int i = 0; i < posts.length; i++) {
                entries.put(List.of(area, Integer.toString(i)), posts[i]);
            }
            entries.put(List.of(area, LATER), Math.max(0, line.current() - Arrays.stream(posts).sum()));
            entries.put(List.of(area, Suppression.ALL), line.current());
        });
        Set<String> hidden = new HashSet<>();
        Suppression.hidden(entries, Suppression::isSmall, n -> n).stream().filter(place -> place.get(0).equals(asked)).forEach(place -> hidden.add(place.get(1)));
        return hidden;
    }

    /** Whether no number is hidden, nor the rest that never lapses: only then does a forecast give nothing away. */
    boolean isWhole() {
        return hiding.stream().allMatch(h -> h == Hiding.NO);
    }
}
