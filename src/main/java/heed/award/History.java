package heed.award;

import heed.requirement.Absence;
import heed.requirement.Ancestry;
import heed.requirement.Exemption;
import heed.requirement.Obligations;
import heed.requirement.PostBelief;
import heed.requirement.Requirement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Everything recorded that bears on one post's standing: also what is no longer believed, so that it can be asked what
 * was known at an earlier instant.
 *
 * @param beliefs one or more rows of the same post
 * @param lines   lines of the matrix; those that do not speak of the post do no harm
 * @param awards  of the person, and of records linked as the same person
 * @param same    for a person with linked records: all records of that human being
 */
public record History(List<PostBelief> beliefs, Collection<Requirement> lines, Ancestry ancestry, List<Award> awards,
        List<Absence> absences, List<Exemption> exemptions, Map<UUID, Set<UUID>> same) {

    /** What was believed about the post at that instant; empty when it was not yet known, or no longer. */
    Optional<Known> knownOn(OffsetDateTime instant) {
        return beliefs.stream().filter(b -> b.heldOn(instant)).max(Comparator.comparing(PostBelief::recordedAt)).map(post -> new Known(
                post,
                Obligations.of(post, lines, ancestry, instant),
                ancestry,
                awardsBySlug(post, instant),
                absences.stream().filter(a -> a.heldOn(instant)).toList(),
                exemptions.stream().filter(e -> e.heldOn(instant)).toList()));
    }

    private Map<String, List<Award>> awardsBySlug(PostBelief post, OffsetDateTime instant) {
        Set<UUID> persons = same.getOrDefault(post.personId(), Set.of(post.personId()));
        Map<String, List<Award>> bySlug = new HashMap<>();
        awards.stream()
                .filter(a -> a.countsOn(instant) && (post.demonstration() || !a.demonstration()) && persons.contains(a.personId()))
                .sorted(Comparator.comparing(Award::completedOn).thenComparing(Award::recordedAt).thenComparing(Award::id).reversed())
                .forEach(a -> bySlug.computeIfAbsent(a.slug(), s -> new ArrayList<>()).add(a));
        return bySlug;
    }

    /** The beliefs of one instant, ready to be asked about any day. */
    record Known(PostBelief post, Obligations obligations, Ancestry ancestry, Map<String, List<Award>> awards,
            List<Absence> absences, List<Exemption> exemptions) {

        Standing on(LocalDate day) {
            List<Standing.Module> modules = new ArrayList<>();
            obligations.on(day).forEach((slug, rule) -> modules.add(module(rule, day)));
            boolean away = isFreed(null, day) || !modules.isEmpty() && modules.stream().allMatch(m -> m.status() == Status.EXEMPT);
            return new Standing(post, day, away, modules);
        }

        Optional<Standing.Module> moduleOn(String slug, LocalDate day) {
            return obligations.counting(slug, day).map(rule -> module(rule, day));
        }

        /** The table of domain report 4.2, first match wins. */
        private Standing.Module module(Requirement rule, LocalDate day) {
            Award award = latest(rule, day);
            LocalDate expiry = award == null ? null : award.completedOn().plusMonths(rule.cycleMonths());
            if (isFreed(rule.slug(), day)) {
                return new Standing.Module(rule.slug(), Status.EXEMPT, rule, award, expiry, null);
            }
            if (award != null) {
                Status status = expiry.isAfter(day.plusDays(Standing.EXPIRING_DAYS)) ? Status.IN_DATE
                        : expiry.isBefore(day) ? Status.LAPSED : Status.EXPIRING;
                return new Standing.Module(rule.slug(), status, rule, award, expiry, expiry);
            }
            LocalDate due = dueStart(rule, day);
            return new Standing.Module(rule.slug(), day.isAfter(due) ? Status.NEVER : Status.IN_GRACE, rule, null, null, due);
        }

        private Award latest(Requirement rule, LocalDate day) {
            for (Award award : awards.getOrDefault(rule.slug(), List.of())) {
                if (!award.completedOn().isAfter(day) && award.source().isAtLeast(rule.minimumEvidence())) {
                    return award;
                }
            }
            return null;
        }

        /** Long absence, or an exemption that is live; {@code slug} null asks for every module at once. */
        private boolean isFreed(String slug, LocalDate day) {
            return absences.stream().anyMatch(a -> a.exemptsOn(day))
                    || exemptions.stream().anyMatch(e -> slug == null ? e.slug() == null && e.covers(day) : e.frees(slug, day));
        }

        /** The last day of grace: from the start of the post, of what the rule asks or the end of an exemption, whichever is latest. */
        private LocalDate dueStart(Requirement rule, LocalDate day) {
            LocalDate from = later(post.firstDay(), obligations.since(rule, day));
            for (LocalDate end : endsOfFreedom(rule.slug())) {
                if (end.isBefore(day)) {
                    from = later(from, end);
                }
            }
            return from.plusDays(rule.graceDays());
        }

        private Set<LocalDate> endsOfFreedom(String slug) {
            Set<LocalDate> ends = new TreeSet<>();
            absences.stream().filter(Absence::isLong).forEach(a -> ends.add(a.lastDay()));
            exemptions.stream().filter(e -> e.concerns(slug) && e.lastDay() != null).forEach(e -> ends.add(e.lastDay()));
            return ends;
        }

        private static LocalDate later(LocalDate a, LocalDate b) {
            return a.isAfter(b) ? a : b;
        }

        /** Every day on which the standing for a module can change, for each module that is ever required of the post. */
        SortedMap<String, SortedDays> daysOfChange() {
            SortedMap<String, SortedDays> days = new TreeMap<>();
            obligations.binding().forEach((slug, lines) -> days.put(slug, daysOfChange(slug, lines)));
            return days;
        }

        private SortedDays daysOfChange(String slug, List<Requirement> lines) {
            SortedDays days = freedomChanges(slug);
            List.of(post.areaKey(), post.agencyKey()).forEach(unit -> ancestry.above(unit).forEach(days::addBounds));
            for (Requirement line : lines) {
                days.addBounds(line);
                lines.stream().filter(l -> l.requirementId().equals(line.requirementId()))
                        .forEach(l -> days.add(later(post.firstDay(), l.firstDay()).plusDays(line.graceDays() + 1L)));
                endsOfFreedom(slug).forEach(end -> days.add(end.plusDays(line.graceDays() + 1L)));
                for (Award award : awards.getOrDefault(slug, List.of())) {
                    LocalDate expiry = award.completedOn().plusMonths(line.cycleMonths());
                    days.add(award.completedOn());
                    days.add(expiry.minusDays(Standing.EXPIRING_DAYS));
                    days.add(expiry.plusDays(1));
                }
            }
            return days;
        }

        /** The days on which an exemption begins or ends; {@code slug} null asks for those from every module. */
        SortedDays freedomChanges(String slug) {
            SortedDays days = new SortedDays(post.firstDay(), post.lastDay());
            absences.forEach(a -> {
                days.add(a.exemptsFrom());
                days.addBounds(a);
            });
            exemptions.stream().filter(e -> slug == null ? e.slug() == null : e.concerns(slug)).forEach(days::addBounds);
            return days;
        }

        boolean isFreedFromAll(LocalDate day) {
            return isFreed(null, day);
        }
    }
}
