package heed.requirement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lines of the matrix that speak of one post, as believed at one instant. Which of them counts is asked day by day,
 * since lines begin and end and units move.
 */
public final class Obligations {
    private final PostBelief post;
    private final Ancestry ancestry;
    private final SortedMap<String, List<Requirement>> bySlug;

    private Obligations(PostBelief post, Ancestry ancestry, SortedMap<String, List<Requirement>> bySlug) {
        this.post = post;
        this.ancestry = ancestry;
        this.bySlug = bySlug;
    }

    public static Obligations of(PostBelief post, Collection<Requirement> lines, Ancestry ancestry, OffsetDateTime knownOn) {
        return new Obligations(post, ancestry, lines.stream()
                .filter(line -> line.heldOn(knownOn) && line.names(post))
                .sorted(Requirement.COUNTS_FIRST)
                .collect(Collectors.groupingBy(Requirement::slug, TreeMap::new, Collectors.toList())));
    }

    /** The line that counts for the module on the day; empty when the module is not required of the post. */
    public Optional<Requirement> counting(String slug, LocalDate day) {
        Requirement counting = null;
        for (Requirement line : bySlug.getOrDefault(slug, List.of())) {
            if (counting != null && !line.asksLike(counting)) {
                break;
            }
            if (line.isBinding() && isInForce(line, day) && (counting == null || isBefore(line, counting, day))) {
                counting = line;
            }
        }
        return Optional.ofNullable(counting);
    }

    /** All lines here name the post; so what is left to ask is when and where. */
    private boolean isInForce(Requirement line, LocalDate day) {
        return line.covers(day) && line.isAbove(post, ancestry, day);
    }

    /** Of two lines that ask the same, the one that has asked for longer counts. */
    private boolean isBefore(Requirement line, Requirement other, LocalDate day) {
        return Comparator.comparing((Requirement r) -> since(r, day)).thenComparing(Requirement::requirementId).thenComparing(Requirement::id)
                .compare(line, other) < 0;
    }

    /**
     * From when a line has asked this of the post: the earliest day from which rows of the same line have held without a gap
     * for its module, each binding the post, as the tree stands on the day asked, and content with no less evidence. An edit
     * that goes on asking begins nothing anew.
     *
     * @param line a line in force for the post on the day
     */
    public LocalDate since(Requirement line, LocalDate day) {
        LocalDate since = line.firstDay();
        List<Requirement> lines = bySlug.getOrDefault(line.slug(), List.of());
        for (int i = 0; i < lines.size(); i++) {
            Requirement earlier = lines.get(i);
            if (earlier.firstDay().isBefore(since) && earlier.requirementId().equals(line.requirementId())
                    && (earlier.lastDay() == null || !earlier.lastDay().isBefore(since.minusDays(1))) && earlier.isBinding()
                    && earlier.minimumEvidence().isAtLeast(line.minimumEvidence()) && earlier.isAbove(post, ancestry, day)) {
                since = earlier.firstDay();
                // Another may reach up to this one.
                i = -1;
            }
        }
        return since;
    }

    /** What is required on the day: the counting line of each module. */
    public SortedMap<String, Requirement> on(LocalDate day) {
        SortedMap<String, Requirement> counting = new TreeMap<>();
        bySlug.keySet().forEach(slug -> counting(slug, day).ifPresent(line -> counting.put(slug, line)));
        return counting;
    }

    /** What is only recommended on the day: modules with a line in force of which none binds. */
    public SortedMap<String, Requirement> recommendedOn(LocalDate day) {
        SortedMap<String, Requirement> recommended = new TreeMap<>();
        bySlug.forEach((slug, lines) -> {
            if (counting(slug, day).isEmpty()) {
                lines.stream().filter(line -> isInForce(line, day)).findFirst().ifPresent(line -> recommended.put(slug, line));
            }
        });
        return recommended;
    }

    /** Every line that could ever bind the post, by module, the counting ones first. */
    public Map<String, List<Requirement>> binding() {
        SortedMap<String, List<Requirement>> binding = new TreeMap<>();
        bySlug.forEach((slug, lines) -> {
            List<Requirement> those = lines.stream().filter(Requirement::isBinding).toList();
            if (!those.isEmpty()) {
                binding.put(slug, those);
            }
        });
        return binding;
    }
}
