package heed.enrolment;

import heed.catalogue.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a learner is.
 *
 * @param steps the pages shown to this learner, in order
 * @param minutesLeft of what is required and still to do, rounded up; 0 when nothing is
 */
public record Progress(List<Step> steps, int minutesLeft) {
    public Progress {
        steps = List.copyOf(steps);
    }

    /** One page and what is on record about it. */
    public record Step(Page page, ActivityState state) {
        public String id() {
            return page.id();
        }

        public boolean isDone() {
            return state.isComplete();
        }
    }

    static Progress of(int durationMinutes, List<Page> pages, Map<String, ActivityState> states) {
        List<Step> steps = pages.stream().map(p -> new Step(p, states.getOrDefault(p.id(), ActivityState.NONE))).toList();
        long required = steps.stream().filter(s -> !s.page().optional()).count();
        long open = steps.stream().filter(s -> !s.page().optional() && !s.isDone()).count();
        return new Progress(steps, required == 0 ? 0 : (int) ((durationMinutes * open + required - 1) / required));
    }

    /** The place of a page counted from 0; -1 if this learner is not shown it. */
    public int indexOf(String page) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(page)) {
                return i;
            }
        }
        return -1;
    }

    /** The first required page still to do. */
    public Optional<Step> next() {
        return steps.stream().filter(s -> !s.page().optional() && !s.isDone()).findFirst();
    }

    public long done() {
        return steps.stream().filter(Step::isDone).count();
    }
}
