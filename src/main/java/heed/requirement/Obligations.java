package heed.requirement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
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
        for (Requirement line : bySlug.getOrDefault(slug, List.of())) {
            if (line.isBinding() && line.appliesTo(post, ancestry, day)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
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
                lines.stream().filter(line -> line.appliesTo(post, ancestry, day)).findFirst().ifPresent(line -> recommended.put(slug, line));
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
