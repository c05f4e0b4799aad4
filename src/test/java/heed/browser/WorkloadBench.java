package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the portal costs under the closed-loop workloads of docs/performance.md: the packaged program on PostgreSQL with
 * the demonstration partnership and, beside it, the learners u00001 to u05000 with ten modules each, six of ten done.
 * The load client is a program of its own, named by the environment variable HEED_BENCH_CLIENT (a bench.mjs); its
 * scenarios are in src/test/bench/heed.mjs. What it found is written to target/bench/results-5000.jsonl. Then the lists of everybody
 * are timed and pages weighed.
 *
 * <p>Run by {@code mvn -Pbench verify}; {@code -Dheed.bench.learners=50000} takes ten times the learners, and
 * {@code -Dheed.bench.only=home,lists,pages} only the scenarios named, the lists and the pages.
 */
@Tag("bench")
class WorkloadBench {
    private static final int MODULES = 10;
    private static final int PARAGRAPHS = 40;
    private static final int QUESTIONS = 10;
    private static final int FRESH = 200;

    /**
     * Scenario, learners at a time, iterations, iterations before to warm up, runs. A learner's pages are warmed up for long: the JVM's
     * second compiler works on them through thousands of requests, and until then takes as much as the pages do.
     */
    private static final String[][] SCENARIOS = {{"floor", "2", "2000", "2000", "1"}, {"signin", "2", "60", "60", "1"}, {"home", "2", "400", "4000", "1"}, {"module", "2", "400", "4000", "1"},
            {"attempt", "2", "400", "800", "1"}, {"answer", "2", "1000", "1000", "1"}, {"quizcycle", "2", "120", "1000", "1"}, {"mix", "4", "400", "800", "1"}, {"public", "2", "400", "400", "1"},
            {"dashboard", "1", "200", "200", "1"}, {"coverage", "1", "100", "100", "1"}, {"status", "1", "100", "100", "1"},
            {"statusall", "1", "60", "60", "1"}, {"player", "2", "400", "800", "1"},
            {"commit", "4", "2000", "5000", "5"}, {"commitbeat", "4", "2000", "2000", "5"}, {"commitnothing", "4", "2000", "2000", "5"}};

    private static final List<String> COURSES = List.of("player", "commit", "commitbeat", "commitnothing");

    private final Path target = Path.of("target", "bench").toAbsolutePath();

    @Test
    void workloads() throws Exception {
        String client = System.getenv("HEED_BENCH_CLIENT");
        assertThat(client).as("HEED_BENCH_CLIENT names the load client, a bench.mjs").isNotBlank();
        int learners = Integer.getInteger("heed.bench.learners", 5000);
        Path modules = target.resolve("modules");
        write(modules);
        Path cluster = target.resolve("postgres-" + learners);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(cluster).setCleanDataDirectory(true).start()) {
            Portal.Node node = new Portal.Node("bench-" + learners, postgres, Portal.freePort(),
                    Map.of("HEED_DEMO", "true", "HEED_MODULES_DIR", modules.toString())).asDelivered();
            node.start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                seed(connection, learners);
                // The copy behind the dashboards follows what is recorded now; what is written as recorded long ago it is told of.
                run(connection, "delete from copy_state");
                Awaitility.await().atMost(Duration.ofMinutes(20)).pollInterval(Duration.ofSeconds(1))
                        .until(() -> number(connection, "select count(*) from copy_state where built_at is not null") == 1
                                && number(connection, "select count(*) from job where kind = 'capacity.rebuild' and state in ('queued', 'running')") == 0);
                run(connection, "analyze");
            }
            Path server = Files.writeString(target.resolve("server.pid"), "" + node.pid());
            Path database = Files.writeString(target.resolve("database.pid"), Files.readAllLines(cluster.resolve("postmaster.pid")).get(0));
            Footprint footprint = new Footprint(node.pid(), Long.parseLong(Files.readString(database).trim()));
            System.out.println("memory after the start and the seed: " + footprint.memory());
            Path results = target.resolve("results-" + learners + ".jsonl");
            Files.deleteIfExists(results);
            String course = COURSES.stream().anyMatch(WorkloadBench::isWanted) ? course(node.url) : "";
            for (String[] s : SCENARIOS) {
                if (!isWanted(s[0])) {
                    continue;
                }
                ProcessBuilder load = new ProcessBuilder("node", client, "--target", Path.of("src/test/bench/heed.mjs").toAbsolutePath().toString(), "--base", node.url, "--scenario", s[0],
                        "--c", s[1], "--n", s[2], "--warm", s[3], "--u0", "" + (learners - FRESH + 1), "--roots", server + "," + database, "--out", results.toString()).inheritIO();
                load.environment().put("HEED_BENCH_COURSE", course);
                for (int run = 0; run < Integer.parseInt(s[4]); run++) {
                    assertThat(load.start().waitFor()).as(s[0]).isZero();
                }
            }
            System.out.println("memory after the load: " + footprint.memory());
            try (Playwright playwright = Portal.playwright(); Browser browser = Portal.chromium(playwright)) {
                if (isWanted("lists")) {
                    ListTimes.take(browser, node.url, footprint);
                }
                if (isWanted("pages")) {
                    PageWeights.take(browser, node.url);
                }
            }
            node.stop();
        }
    }

    private static boolean isWanted(String part) {
        String only = System.getProperty("heed.bench.only");
        return only == null || Arrays.asList(only.split(",")).contains(part);
    }

    /** A course of one page that says nothing by itself, begun by the four of the demonstration who commit; answers with its module. */
    private static String course(String url) {
        try (Playwright playwright = Portal.playwright(); Browser browser = Portal.chromium(playwright); CourseDesk desk = new CourseDesk(browser, url)) {
            String slug = desk.bring(OwnCourses.write("load", "Load", "api.Initialize('');", Map.of()));
            for (String learner : List.of("nursery", "officer", "teacher", "supervisor")) {
                try (Visit visit = Visit.of(browser, url, learner)) {
                    desk.begin(visit, slug);
                }
            }
            return slug;
        }
    }

    /** The shipped modules, which the demonstration needs, and the ten of the workload. */
    private static void write(Path folder) throws IOException {
        Path shipped = Path.of("modules-content");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = folder.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.write(to, Files.readAllBytes(file));
                }
            }
        }
        for (int m = 1; m <= MODULES; m++) {
            Path own = Files.createDirectories(folder.resolve(slug(m)));
            Files.writeString(own.resolve("en.md"), module(m));
        }
    }

    private static String slug(int m) {
        return String.format("bench-%02d", m);
    }

    private static String module(int m) {
        String id = String.format("M%02d", 60 + m);
        StringBuilder text = new StringBuilder("""
                ---
                id: %1$s
                slug: %2$s
                title: "Workload module %3$d"
                summary: "Forty paragraphs and ten questions."
                status: draft-for-local-sign-off
                version: 1.0.0
                content_date: 2026-11-22
                review_by: 2029-05-31
                licence: CC-BY-4.0
                language: en-GB
                level: L1
                audience: {groups: [], frameworks: {}}
                duration_minutes: 20
                prerequisites: []
                refresh: {default_months: 24}
                jurisdictions: [england, scotland, wales]
                pass_mark_percent: 70
                quiz_attempts: unlimited
                content_note: "Made-up words."
                support:
                  - {who: "You", text: "Talk to your manager."}
                learning_outcomes:
                  - {id: %1$s-LO1, text: "Notice a pattern."}
                local_fields_required: []
                toolkit_links: []
                verify_before_publishing: []
                ---

                ## page: long | Forty paragraphs | teaches: %1$s-LO1
                """.formatted(id, slug(m), m));
        for (int p = 1; p <= PARAGRAPHS; p++) {
            text.append("\nParagraph ").append(p).append(". A child was late on Monday and on Thursday. **You wrote it down.** On Friday you told your lead what you saw. Nobody else had the whole week in view, and then somebody had.\n");
        }
        text.append("\n## page: quiz | Final quiz\n\n```quiz\nid: ").append(id).append("-Q\nserve: ").append(QUESTIONS).append("\nitems:\n");
        for (int q = 1; q <= QUESTIONS; q++) {
            text.append("  - id: ").append(id).append("-Q").append(q).append("\n    outcome: ").append(id).append("-LO1\n    type: single\n    misconception: \"Small things stay small\"\n"
                    + "    stem: \"Question ").append(q).append(": what helps most?\"\n    options:\n"
                    + "      - {t: \"Writing it down the same day\", correct: true, f: \"Yes: memory fades.\"}\n"
                    + "      - {t: \"Waiting for proof\", correct: false, f: \"You share a worry. Others gather proof.\"}\n"
                    + "      - {t: \"Keeping it to yourself\", correct: false, f: \"The pattern stays hidden.\"}\n");
        }
        return text.append("```\n").toString();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The workload's people: learner n has the post that demonstration post n has, and the demonstration's password. */
    private static void seed(Connection c, int learners) throws SQLException {
        assertThat(number(c, "select count(*) from module_publication p where p.slug like 'bench-%' and p.live_key is not null")).as("published workload modules").isPositive();
        String key = "('0000beef-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
        String then = "timestamp with time zone '2024-01-08 09:00:00Z'";
        String all = "generate_series(1, " + learners + ") n";
        String module = "generate_series(1, " + MODULES + ") m";
        String slug = "('bench-' || lpad(m::text, 2, '0'))";
        // Six of ten are done, spread over people and modules; the last learners have begun nothing.
        String done = "n <= " + (learners - FRESH) + " and (n * 7 + m * 3) % 16 < 10";
        String registration = "md5('registration ' || n || ' ' || m)::uuid";
        String attempt = "md5('attempt ' || n || ' ' || m)::uuid";
        run(c, "create temporary table like_post as select row_number() over (order by post_id) as at, agency_key, place_key, group_code, level, area_key from post"
                + " where superseded_at is null and last_day is null");
        run(c, "insert into person (id, given_name, family_name, recorded_at, version) select " + key + ", 'Uma', 'Learner ' || n, " + then + ", 0 from " + all);
        run(c, "insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key, worker_kind, leads, first_day, confirmed_on, recorded_at)"
                + " select " + key + ", " + key + ", " + key + ", agency_key, place_key, group_code, level, area_key, 'employee', false, date '2024-01-08', current_date, " + then
                + " from " + all + " join like_post p on p.at = 1 + n % (select count(*) from like_post)");
        run(c, "insert into account (id, person_id, user_name, display_name, password_hash, password_set_at, created_at, version)"
                + " select " + key + ", " + key + ", 'u' || lpad(n::text, 5, '0'), 'Uma Learner ' || n, (select password_hash from account where user_name = 'nursery'), " + then + ", " + then
                + ", 0 from " + all);
        run(c, "insert into role_grant (id, account_id, role, unit_key, first_day, recorded_at) select " + key + ", " + key
                + ", 'learner', (select unit_key from unit where code = 'NM'), date '2024-01-08', " + then + " from " + all);
        run(c, "insert into requirement (id, requirement_id, line, scope_key, slug, basis, source, cycle_months, grace_days, first_day, recorded_at)"
                + " select md5('requirement ' || m)::uuid, md5('requirement ' || m)::uuid, 'Workload ' || m, (select unit_key from unit where code = 'NM'), " + slug
                + ", 'local_standard', 'Workload', 24, 30, date '2024-01-08', " + then + " from " + module);
        run(c, "insert into registration (id, person_id, slug, version_id, area_key, jurisdiction, group_code, learner_groups, form_key, started_at, last_at, completed_at, live_key, version)"
                + " select " + registration + ", " + key + ", " + slug + ", v.id, p.area_key, 'england', p.group_code, p.group_code, " + registration
                + ", d, d, case when " + done + " then d end, case when " + done + " then null else " + key + " || ':' || " + slug + " end, 0 from (select n, m, now() - ((n * 13 + m * 57) % 600 || ' days')::interval as d from " + all + ", " + module
                + " where n <= " + (learners - FRESH) + ") x join post p on p.id = " + key + " join module_version v on v.slug = " + slug);
        run(c, "insert into activity_state (registration_id, activity, completion, completed_at, success, score, updated_at)"
                + " select " + registration + ", a, 'done', now(), null, null, now() from " + all + ", " + module + ", (values ('long'), ('quiz')) t(a) where n <= " + (learners - FRESH)
                + " and (a = 'long' or " + done + ")");
        run(c, "insert into quiz_attempt (id, registration_id, version_id, person_id, quiz, number_in_registration, seed, items, started_at, submitted_at, score, passed, version)"
                + " select " + attempt + ", " + registration + ", r.version_id, " + key + ", 'M' || (60 + m) || '-Q', 1, n * 100 + m,"
                + " (select string_agg('M' || (60 + m) || '-Q' || q, E'\\n') from generate_series(1, " + QUESTIONS + ") q), r.started_at, r.completed_at, 0.9, true, 0 from "
                + all + ", " + module + ", registration r where r.id = " + registration + " and " + done);
        String question = "'M' || (60 + m) || '-Q' || q";
        String points = "case when (n + q) % 10 = 0 then 0 else 1 end";
        String questions = all + ", " + module + ", generate_series(1, " + QUESTIONS + ") q where " + done;
        run(c, "insert into quiz_result (attempt_id, item, slug, outcome, answer_value, points) select " + attempt + ", " + question + ", " + slug + ", 'M' || (60 + m) || '-LO1', '0', " + points
                + " from " + questions);
        run(c, "insert into first_answer (slug, item, person_id, go, points, answered_at) select " + slug + ", " + question + ", " + key + ", " + attempt + ", " + points + ", now() from " + questions);
        run(c, "insert into award (id, person_id, slug, module_version, jurisdiction, completed_on, source, verified, demonstration, score, registration_id, recorded_at)"
                + " select " + attempt + ", " + key + ", " + slug + ", '1.0.0', 'england', r.completed_at::date, 'portal', true, true, 0.9, r.id, r.completed_at from " + all + ", " + module
                + ", registration r where r.id = " + registration + " and " + done);
        System.out.printf("seeded %d learners, %d registrations, %d attempts, %d answers, %d awards%n", learners, number(c, "select count(*) from registration"),
                number(c, "select count(*) from quiz_attempt"), number(c, "select count(*) from quiz_result"), number(c, "select count(*) from award"));
    }
}
