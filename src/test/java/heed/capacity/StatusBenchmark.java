package heed.capacity;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Scope;
import heed.assignment.Statuses;
import heed.platform.PageRequest;
import heed.platform.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/**
 * How long the door takes for the table of who stands where, for a coordinator of the whole partnership and of one agency,
 * in the partnership of {@link CoverageBenchmark}; on H2 what is computed is the whole process's. Sizes: {@code -Dheed.bench.posts=10000}.
 */
@Tag("bench")
class StatusBenchmark {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;

    private final TestClock clock = TestClock.at("2026-11-22");

    @OnBothDatabases
    void statusTable(Database.Fresh db) {
        CoverageBenchmark.Seeded seeded = db.tx(em -> CoverageBenchmark.units(em, clock));
        int there = 0;
        for (String size : System.getProperty("heed.bench.posts", "10000").split(",")) {
            int from = there;
            int posts = Integer.parseInt(size);
            db.run(em -> CoverageBenchmark.seed(em, seeded, from, posts));
            db.run(em -> Sql.of(em, "analyze").update());
            there = posts;
            Statuses statuses = new Statuses(db.em(), clock);
            Scope all = new Scope(Set.of(seeded.partnership()));
            Scope one = new Scope(Set.of(seeded.agencies().get(0)));
            System.out.printf("%n%s: %,d posts, %s rows%n", db.kind, posts, db.tx(em -> statuses.counts(PageRequest.of(0, 1), all)));
            tell(db, "first page", () -> statuses.page(PageRequest.of(0, 50), all));
            tell(db, "hundredth page of all, by name", () -> statuses.page(new PageRequest(5000, 50, "name", false, Map.of("status", "all")), all));
            tell(db, "one module, first page", () -> statuses.page(new PageRequest(0, 50, null, false, Map.of("module", "m3")), all));
            tell(db, "a name, first page", () -> statuses.page(new PageRequest(0, 50, null, false, Map.of("q", "number 77")), all));
            tell(db, "counts", () -> statuses.counts(PageRequest.of(0, 1), all));
            tell(db, "one agency, first page", () -> statuses.page(PageRequest.of(0, 50), one));
            tell(db, "one agency, counts", () -> statuses.counts(PageRequest.of(0, 1), one));
        }
    }

    private static void tell(Database.Fresh db, String what, Supplier<Object> ask) {
        double[] ms = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            int round = Math.max(i, 0);
            db.run(em -> {
                long process = db.kind == Database.POSTGRES ? Sql.of(em, "select pg_backend_pid()").number() : ProcessHandle.current().pid();
                double before = cpu(process);
                long start = System.nanoTime();
                ask.get();
                ms[round] = (System.nanoTime() - start) / 1e6;
                cpu[round] = cpu(process) - before;
            });
        }
        Arrays.sort(ms);
        Arrays.sort(cpu);
        System.out.printf("  %s: median %.0f ms, of which the database computed %.0f; worst %.0f%n", what, ms[ROUNDS / 2], cpu[ROUNDS / 2], ms[ROUNDS - 1]);
    }

    /** What a process has computed so far, in ms by the hundredth of a second: unlike the clock on the wall it knows no neighbours. */
    private static double cpu(long pid) {
        try {
            String[] after = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceAll(".*\\) ", "").split(" ");
            return 10.0 * (Long.parseLong(after[11]) + Long.parseLong(after[12]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
