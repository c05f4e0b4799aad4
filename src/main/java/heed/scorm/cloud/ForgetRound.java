package heed.scorm.cloud;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets links whose time is over, and learners whom applications made and no longer have a registration for. */
@ApplicationScoped
class ForgetRound implements Round {
    private Links links;
    private Learners learners;

    protected ForgetRound() {}

    @Inject
    ForgetRound(Links links, Learners learners) {
        this.links = links;
        this.learners = learners;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void go() {
        links.sweep();
        learners.forget();
    }
}
