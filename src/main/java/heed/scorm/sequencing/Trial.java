package heed.scorm.sequencing;

import heed.scorm.sequencing.Navigation.Ending;
import heed.scorm.sequencing.Navigation.Plan;
import heed.scorm.sequencing.Sequencing.Wish;
import java.util.Optional;

/**
 * Tries out, on copies, what requests would lead to if they were made now (SN 5.6.6). What most of them have in common, the end
 * of the open activity, is tried once for all.
 */
final class Trial {
    private final Course course;
    private final Course rested;
    private Course left;
    private Optional<Wish> instead;

    Trial(Course course) {
        this.course = course;
        this.rested = course.copy();
        if (course.current() == null) {
            new Overall(rested).prepare();
        }
    }

    /** Of <i>continue</i>, whether it may be made at all: there the book asks no more. */
    boolean isValid(Request request) {
        try {
            Plan plan = new Overall(course).plan(request);
            return switch (request.kind()) {
                case CONTINUE -> true;
                case START, RESUME_ALL, PREVIOUS, CHOICE, JUMP -> leads(plan);
                case EXIT, EXIT_ALL, ABANDON, ABANDON_ALL, SUSPEND_ALL -> new Overall(course.copy()).process(request).code().isEmpty();
            };
        } catch (Fault fault) {
            return false;
        }
    }

    private boolean leads(Plan plan) {
        if (plan.ending() == Ending.NONE) {
            return new Overall(rested.copy()).leads(plan.wish());
        }
        if (left == null) {
            Course leaving = course.copy();
            instead = new Overall(leaving).end(Ending.EXIT);
            left = leaving;
        }
        return new Overall(left.copy()).leads(instead.orElse(plan.wish()));
    }
}
