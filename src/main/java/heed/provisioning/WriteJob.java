package heed.provisioning;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Refusal;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Writes a confirmed import. */
@ApplicationScoped
class WriteJob implements JobKind {
    private Imports imports;

    protected WriteJob() {}

    @Inject
    WriteJob(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return Imports.WRITE;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        try {
            int total = imports.rowsOf(id);
            imports.write(id, run.owner(), done -> run.progress(done, total));
        } catch (Refusal refusal) {
            imports.stopped(id, Texts.of(refusal));
        }
    }
}
