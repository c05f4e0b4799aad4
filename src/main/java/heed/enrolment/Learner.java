package heed.enrolment;

import heed.catalogue.Nation;
import heed.workforce.Areas;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import heed.workforce.People;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person's posts of a day say about how to teach them.
 *
 * @param areaKey area of the post held longest, or the one in which somebody is enrolled by another program
 * @param nation whose law and guidance that area works under
 * @param groups of all running posts, that of the longest first; empty for somebody without a post
 */
record Learner(int areaKey, Nation nation, List<String> groups) {
    Learner {
        groups = List.copyOf(groups);
    }

    private static List<PostFacts> posts(People people, UUID personId, LocalDate day) {
        return people.running(List.of(personId), day).stream()
                .sorted(Comparator.comparing((PostRow p) -> p.facts().firstDay()).thenComparing(PostRow::postId))
                .map(PostRow::facts).toList();
    }

    private static Optional<Learner> of(Areas areas, int area, List<PostFacts> posts) {
        return areas.nation(area).flatMap(Nation::of)
                .map(nation -> new Learner(area, nation, posts.stream().map(PostFacts::group).distinct().toList()));
    }

    /** Empty if the person holds no post on that day, or nobody has said under which nation's law the area works. */
    static Optional<Learner> of(People people, Areas areas, UUID personId, LocalDate day) {
        List<PostFacts> posts = posts(people, personId, day);
        return posts.isEmpty() ? Optional.empty() : of(areas, posts.get(0).areaKey(), posts);
    }

    /** Somebody taught in an area, with a post or without; empty if nobody has said under which nation's law it works. */
    static Optional<Learner> in(People people, Areas areas, int area, UUID personId, LocalDate day) {
        return of(areas, area, posts(people, personId, day));
    }
}
