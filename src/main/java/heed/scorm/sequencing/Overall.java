package heed.scorm.sequencing;

import heed.scorm.sequencing.Navigation.Ending;
import heed.scorm.sequencing.Navigation.Plan;
import heed.scorm.sequencing.Sequencing.Found;
import heed.scorm.sequencing.Sequencing.Wish;
import java.util.Optional;

/** OP.1: from a navigation request through termination, sequencing and delivery to an outcome. */
final class Overall {
    private final Course course;
    private final Selection selection;
    private final Rollup rollup;
    private final Navigation navigation;
    private final Termination termination;
    private final Sequencing sequencing;
    private final Delivery delivery;
    private final Rules rules;

    Overall(Course course) {
        this.course = course;
        Limits limits = new Limits(course);
        this.rules = new Rules(course, limits);
        this.rollup = new Rollup(course, rules);
        this.selection = new Selection(course);
        Attempts attempts = new Attempts(course, rollup, selection);
        Flow flow = new Flow(course, rules, limits, attempts);
        this.navigation = new Navigation(course);
        this.termination = new Termination(course, rules, rollup, attempts);
        this.sequencing = new Sequencing(course, flow, new Choice(course, rules, flow, attempts));
        this.delivery = new Delivery(course, flow, attempts);
    }

    Rules rules() {
        return rules;
    }

    Rollup rollup() {
        return rollup;
    }

    /** OP.1. */
    Outcome process(Request request) {
        try {
            if (course.current() == null) {
                selection.prepare();
            }
            Plan plan = navigation.plan(request);
            Optional<Wish> instead = plan.ending() == Ending.NONE ? Optional.empty() : termination.end(plan.ending());
            return sequence(instead.orElse(plan.wish()));
        } catch (Fault fault) {
            return fault.over() ? over() : Outcome.refused(fault.code());
        }
    }

    private Outcome sequence(Wish wish) {
        Found found = sequencing.process(wish);
        if (found.over()) {
            return over();
        }
        return found.delivery().map(a -> Outcome.delivered(a.id(), delivery.deliver(a))).orElseGet(Outcome::nothing);
    }

    private Outcome over() {
        course.current(null);
        return Outcome.end();
    }
}
