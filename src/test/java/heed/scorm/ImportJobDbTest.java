package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.platform.JobDesk;
import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** How often unpacking gives a sign of life, as whoever waits for it sees it. */
class ImportJobDbTest {
    private static final long MEGABYTE = 1L << 20;

    private final TestClock clock = TestClock.at("2026-11-22");

    /** Writes so many files, one a second. */
    private final class Unpacking implements JobKind {
        private final EntityManager em;
        private final int files;
        private final LongUnaryOperator written;
        private final Set<String> seen = new LinkedHashSet<>();

        Unpacking(EntityManager em, int files, LongUnaryOperator written) {
            this.em = em;
            this.files = files;
            this.written = written;
        }

        @Override
        public String kind() {
            return "unpack";
        }

        @Override
        public void run(JobRun run) {
            ImportJob.Progress progress = new ImportJob.Progress(run, written.applyAsLong(files));
            String before = look(run);
            for (int file = 1; file <= files; file++) {
                clock.forward(Duration.ofSeconds(1));
                progress.at(written.applyAsLong(file));
                String now = look(run);
                if (!now.equals(before)) {
                    seen.add(now.replaceAll(" at .*", "") + " after " + file);
                }
                before = now;
            }
        }

        private String look(JobRun run) {
            return Sql.of(em, "select progress, total, heartbeat_at from job where id = :id").set("id", run.id())
                    .first(r -> r.integer("progress") + " of " + r.integer("total") + " at " + r.at("heartbeat_at")).orElseThrow();
        }
    }

    private Set<String> seen(Database.Fresh db, int files, LongUnaryOperator written) {
        return db.tx(em -> {
            Unpacking unpacking = new Unpacking(em, files, written);
            JobDesk.has(em, clock, unpacking, "");
            return unpacking.seen;
        });
    }

    @OnBothDatabases
    void givesASignOfLifeAlsoWhileItWritesManyEmptyFiles(Database.Fresh db) {
        assertThat(seen(db, 2500, file -> 0)).containsExactly("0 of 1 after 1000", "0 of 1 after 2000");
    }

    @OnBothDatabases
    void givesASignOfLifeEverySixteenMegabytes(Database.Fresh db) {
        assertThat(seen(db, 40, file -> file * MEGABYTE)).containsExactly("16 of 40 after 16", "32 of 40 after 32");
    }
}
