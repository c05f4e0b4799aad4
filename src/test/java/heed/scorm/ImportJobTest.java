package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.JobRun;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportJobTest {
    private final List<Integer> signs = new ArrayList<>();

    private final JobRun run = new JobRun() {
        @Override
        public UUID id() {
            return new UUID(0, 0);
        }

        @Override
        public String payload() {
            return "";
        }

        @Override
        public UUID owner() {
            return null;
        }

        @Override
        public void progress(int done, int total) {
            signs.add(done);
        }
    };

    @Test
    void givesASignOfLifeAlsoWhileItWritesManyEmptyFiles() {
        ImportJob.Progress progress = new ImportJob.Progress(run, 0);
        for (int i = 0; i < 2500; i++) {
            progress.at(0);
        }
        assertThat(signs).hasSize(2);
    }

    @Test
    void givesASignOfLifeEverySixteenMegabytes() {
        ImportJob.Progress progress = new ImportJob.Progress(run, 40 << 20);
        for (int i = 1; i <= 40; i++) {
            progress.at((long) i << 20);
        }
        assertThat(signs).containsExactly(16, 32);
    }
}
