package heed.scorm.cloud;

import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.outbound.Outbound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Fetches a course from the address an application gave, and has it taken in. */
@ApplicationScoped
class FetchJob implements JobKind {
    private Courses courses;
    private Outbound outbound;

    protected FetchJob() {}

    @Inject
    FetchJob(Courses courses, Outbound outbound) {
        this.courses = courses;
        this.outbound = outbound;
    }

    @Override
    public String kind() {
        return Courses.FETCH;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        Optional<String> address = courses.address(id);
        if (address.isPresent()) {
            fetch(id, address.get());
        }
    }

    private void fetch(UUID id, String address) {
        try {
            Path file = Files.createTempFile("heed-course", ".zip");
            try {
                outbound.fetch(address, file);
                try (InputStream in = Files.newInputStream(file)) {
                    courses.fetched(id, Files.size(file), in);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (Refusal refusal) {
            courses.failed(id, Texts.of(refusal));
        } catch (IOException e) {
            courses.failed(id, Texts.of("scorm", "scorm.api.notFetched", String.valueOf(e.getMessage())));
        }
    }
}
