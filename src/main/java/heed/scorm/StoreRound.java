package heed.scorm;

import heed.platform.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Clears away what broken uploads and imports have left. */
@ApplicationScoped
class StoreRound implements Round {
    private Uploads uploads;
    private Packages packages;

    protected StoreRound() {}

    @Inject
    StoreRound(Uploads uploads, Packages packages) {
        this.uploads = uploads;
        this.packages = packages;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void go() {
        uploads.giveUp();
        uploads.sweep();
        packages.sweep();
    }
}
