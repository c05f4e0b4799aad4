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
    private final Transfer transfer;

    Overall(Course course) {
        this.course = course;
        this.transfer = new Transfer(course);
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

    Transfer transfer() {
        return transfer;
    }

    /** Lets what the open content has reported so far count as if it were suspended now. */
    void preview() {
        course.open().ifPresent(open -> {
            transfer.settle(open);
            rollup.overall(open);
        });
    }

    Plan plan(Request request) {
        return navigation.plan(request);
    }

    /** What has to end first, ended: the wish that its rules put in the place of every other. */
    Optional<Wish> end(Ending ending) {
        takeOver(ending);
        return termination.end(ending);
    }

    /** Whether a wish finds something that may be delivered (SB.2.12 and DB.1.1), or the end of the course. */
    boolean leads(Wish wish) {
        try {
            sequencing.process(wish).delivery().ifPresent(delivery::check);
            return true;
        } catch (Fault fault) {
            return fault.over();
        }
    }

    /** OP.1. */
    Outcome process(Request request) {
        try {
            Plan plan = navigation.plan(request);
            if (course.current() == null) {
                prepare();
            }
            Optional<Wish> instead = plan.ending() == Ending.NONE ? Optional.empty() : end(plan.ending());
            return sequence(instead.orElse(plan.wish()));
        } catch (Fault fault) {
            return fault.over() ? over() : Outcome.refused(fault.code());
        }
    }

    void prepare() {
        selection.prepare();
        if (!course.of(course.root()).suspended) {
            course.forget();
        }
    }

    /** What the content reported is part of an attempt that ends in any way but by being abandoned. */
    private void takeOver(Ending ending) {
        boolean abandoned = ending == Ending.ABANDON || ending == Ending.ABANDON_ALL;
        if (!abandoned && ending != Ending.NONE) {
            course.open().ifPresent(transfer::settle);
        }
        course.state().report = null;
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
