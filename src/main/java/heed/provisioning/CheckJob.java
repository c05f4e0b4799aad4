package heed.provisioning;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Refusal;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Checks an uploaded file. */
@ApplicationScoped
class CheckJob implements JobKind {
    private Imports imports;

    protected CheckJob() {}

    @Inject
    CheckJob(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return Imports.CHECK;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        try {
            int total = imports.rowsOf(id);
            imports.check(id, done -> run.progress(done, total));
        } catch (Refusal refusal) {
            imports.stopped(id, Texts.of(refusal));
        }
    }
}
