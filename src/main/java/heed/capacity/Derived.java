package heed.capacity;

import heed.award.Award;
import heed.award.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the derived copy holds of one post, on all its days.
 *
 * @param goesOn   whether the person goes on in the same professional group on the day after the post's end
 * @param overall  marks over all that is required; gaps where nothing is
 * @param modules  marks for each module; gaps where it is not required
 * @param lapses   last days on which the post was current before something lapsed
 * @param renewals days on which a completion made the post current, or brought it from expiring back to in date
 */
record Derived(UUID postId, UUID human, Cell cell, LocalDate firstDay, LocalDate lastDay, boolean goesOn,
        List<Span> overall, SortedMap<String, List<Span>> modules, List<LocalDate> lapses, List<LocalDate> renewals) {
    private static final Set<Mark> BEHIND = EnumSet.of(Mark.LAPSED, Mark.NEVER, Mark.IN_GRACE);

    static Derived of(Known known) {
        Timeline timeline = Timeline.of(known.history(), known.knownOn()).orElseThrow();
        List<LocalDate[]> confirmed = confirmed(known);
        SortedMap<String, List<Span>> modules = new TreeMap<>();
        timeline.modules().forEach((slug, stretches) -> modules.put(slug, marked(
                stretches.stream().map(s -> new Span(Mark.of(s.status()), s.firstDay(), s.lastDay())).toList(), confirmed)));
        List<Span> overall = marked(overall(timeline), confirmed);
        Set<LocalDate> completions = new HashSet<>();
        known.history().awards().stream().filter(a -> counts(a, known)).forEach(a -> completions.add(a.completedOn()));
        List<LocalDate> lapses = new ArrayList<>();
        List<LocalDate> renewals = new ArrayList<>();
        for (int i = 1; i < overall.size(); i++) {
            Span before = overall.get(i - 1);
            Span after = overall.get(i);
            if (!before.meets(after)) {
                continue;
            }
            if (before.mark().isCurrent() && after.mark() == Mark.LAPSED) {
                lapses.add(before.lastDay());
            }
            boolean gained = BEHIND.contains(before.mark()) && after.mark().isCurrent();
            boolean renewed = before.mark() == Mark.EXPIRING && after.mark() == Mark.IN_DATE;
            if ((gained || renewed) && completions.contains(after.firstDay())) {
                renewals.add(after.firstDay());
            }
        }
        return new Derived(known.post().postId(), known.human(), known.cell(), known.post().firstDay(), known.post().lastDay(),
                known.goesOn(), overall, modules, lapses, renewals);
    }

    private static boolean counts(Award award, Known known) {
        return award.countsOn(known.knownOn()) && (known.post().demonstration() || !award.demonstration());
    }

    /** One mark for each stretch in which no module changes. */
    private static List<Span> overall(Timeline timeline) {
        TreeSet<LocalDate> days = new TreeSet<>();
        timeline.modules().values().forEach(stretches -> stretches.forEach(s -> addBounds(days, s.firstDay(), s.lastDay())));
        timeline.away().forEach(a -> addBounds(days, a.firstDay(), a.lastDay()));
        LocalDate end = timeline.post().lastDay();
        List<List<Timeline.Stretch>> modules = new ArrayList<>(timeline.modules().values());
        int[] at = new int[modules.size()];
        List<Span> spans = new ArrayList<>();
        List<LocalDate> bounds = new ArrayList<>(days);
        for (int i = 0; i < bounds.size(); i++) {
            LocalDate day = bounds.get(i);
            if (end != null && day.isAfter(end)) {
                break;
            }
            Collection<heed.award.Status> statuses = EnumSet.noneOf(heed.award.Status.class);
            for (int m = 0; m < at.length; m++) {
                List<Timeline.Stretch> stretches = modules.get(m);
                while (at[m] < stretches.size() && stretches.get(at[m]).lastDay() != null && stretches.get(at[m]).lastDay().isBefore(day)) {
                    at[m]++;
                }
                if (at[m] < stretches.size() && stretches.get(at[m]).covers(day)) {
                    statuses.add(stretches.get(at[m]).status());
                }
            }
            boolean away = timeline.away().stream().anyMatch(a -> a.covers(day));
            LocalDate last = i + 1 < bounds.size() ? bounds.get(i + 1).minusDays(1) : end;
            LocalDate until = end != null && (last == null || last.isAfter(end)) ? end : last;
            Mark.overall(statuses, away).ifPresent(mark -> append(spans, new Span(mark, day, until)));
        }
        return spans;
    }

    private static void addBounds(Set<LocalDate> days, LocalDate first, LocalDate last) {
        days.add(first);
        if (last != null) {
            days.add(last.plusDays(1));
        }
    }

    /** Adds a span, or lengthens the last one when it goes on with the same mark. */
    private static void append(List<Span> spans, Span span) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.mark() == span.mark() && last.meets(span)) {
            spans.set(spans.size() - 1, new Span(span.mark(), last.firstDay(), span.lastDay()));
        } else {
            spans.add(span);
        }
    }

    /** The stretches of days in which the post is confirmed, in order and apart; the last bound is never null. */
    private static List<LocalDate[]> confirmed(Known known) {
        List<LocalDate[]> signs = new ArrayList<>();
        signs.add(new LocalDate[] {LocalDate.MIN, Known.confirmedUntil(known.post().confirmedOn())});
        known.history().awards().stream().filter(known::isActivity)
                .forEach(a -> signs.add(new LocalDate[] {a.completedOn(), Known.confirmedUntil(a.completedOn())}));
        signs.sort((a, b) -> a[0].compareTo(b[0]));
        List<LocalDate[]> joined = new ArrayList<>();
        for (LocalDate[] sign : signs) {
            LocalDate[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && !sign[0].isAfter(last[1].plusDays(1))) {
                last[1] = sign[1].isAfter(last[1]) ? sign[1] : last[1];
            } else {
                joined.add(new LocalDate[] {sign[0], sign[1]});
            }
        }
        return joined;
    }

    /** The spans with every unconfirmed day marked so. */
    private static List<Span> marked(List<Span> spans, List<LocalDate[]> confirmed) {
        List<Span> out = new ArrayList<>();
        for (Span span : spans) {
            LocalDate from = span.firstDay();
            boolean done = false;
            for (LocalDate[] yes : confirmed) {
                if (yes[1].isBefore(from)) {
                    continue;
                }
                if (span.lastDay() != null && yes[0].isAfter(span.lastDay())) {
                    break;
                }
                if (yes[0].isAfter(from)) {
                    append(out, new Span(Mark.UNCONFIRMED, from, yes[0].minusDays(1)));
                    from = yes[0];
                }
                if (span.lastDay() != null && !yes[1].isBefore(span.lastDay())) {
                    append(out, new Span(span.mark(), from, span.lastDay()));
                    done = true;
                    break;
                }
                append(out, new Span(span.mark(), from, yes[1]));
                from = yes[1].plusDays(1);
            }
            if (!done && (span.lastDay() == null || !from.isAfter(span.lastDay()))) {
                append(out, new Span(Mark.UNCONFIRMED, from, span.lastDay()));
            }
        }
        return out;
    }

    Map<String, List<Span>> series() {
        SortedMap<String, List<Span>> all = new TreeMap<>(modules);
        all.put(Coverages.ALL_REQUIRED, overall);
        return all;
    }

    /** The first day on which the post is no longer on the roster. */
    Optional<LocalDate> gone() {
        return Optional.ofNullable(lastDay).map(d -> d.plusDays(1));
    }

    /** The same, where the person leaves with it: a mover takes the completions along. */
    Optional<LocalDate> left() {
        return gone().filter(d -> !goesOn);
    }
}
