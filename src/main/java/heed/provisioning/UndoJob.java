package heed.provisioning;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Refusal;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Takes an import back. */
@ApplicationScoped
class UndoJob implements JobKind {
    private Imports imports;

    protected UndoJob() {}

    @Inject
    UndoJob(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return Imports.UNDO;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        try {
            int total = imports.rowsOf(id);
            imports.takeBack(id, run.owner(), () -> run.progress(0, total));
        } catch (Refusal refusal) {
            imports.stopped(id, Texts.of(refusal));
        }
    }
}
