package heed.scorm.cloud;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;

/** Publishes what applications have brought and nobody has asked after. */
@ApplicationScoped
class ImportsRound implements Round {
    private static final System.Logger LOG = System.getLogger(ImportsRound.class.getName());

    private Courses courses;

    protected ImportsRound() {}

    @Inject
    ImportsRound(Courses courses) {
        this.courses = courses;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void go() {
        for (UUID open : courses.open()) {
            try {
                courses.settle(open);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "The import " + open + " could not be ended; the next round tries again", e);
            }
        }
    }
}
