package heed.enrolment;

import heed.catalogue.Page;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one place that decides whether a module is complete: every page that is required of this learner is done, or was
 * shown to be known beforehand, and the quiz is passed; a course from an authoring tool is passed if its rule asks for it. Optional pages and pages for other groups do not count; answers
 * to checks, decisions in scenes, tasks and notes are the learner's own and do not count either, so that anybody may
 * skip a scene and still finish.
 */
final class Rollup {
    private Rollup() {}

    /** @param score of the quiz or the course; null if the module has none */
    record Complete(OffsetDateTime at, BigDecimal score) {}

    /** The pages somebody in these groups is shown. */
    static List<Page> pagesFor(List<Page> pages, Collection<String> groups) {
        return pages.stream().filter(p -> p.targets().fits(groups)).toList();
    }

    /** Empty while something required is open. */
    static Optional<Complete> of(List<Page> pages, Collection<String> groups, Map<String, ActivityState> states) {
        OffsetDateTime last = null;
        BigDecimal score = null;
        for (Page page : pagesFor(pages, groups)) {
            ActivityState state = states.getOrDefault(page.id(), ActivityState.NONE);
            if (page.hasOwnPlayer()) {
                score = state.score();
            }
            if (page.optional()) {
                continue;
            }
            if (!state.isComplete() || page.wantsSuccess() && !Boolean.TRUE.equals(state.success())) {
                return Optional.empty();
            }
            last = last == null || state.completedAt().isAfter(last) ? state.completedAt() : last;
        }
        return last == null ? Optional.empty() : Optional.of(new Complete(last, score));
    }
}
