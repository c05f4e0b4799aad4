package heed.scorm.cloud;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Publishes what applications have brought and nobody has asked after. */
@ApplicationScoped
class ImportsRound implements Round {
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
        courses.open().forEach(courses::settle);
    }
}
