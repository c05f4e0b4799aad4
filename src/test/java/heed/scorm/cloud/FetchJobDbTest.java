package heed.scorm.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import heed.Database;
import heed.OnBothDatabases;
import heed.platform.JobDesk;
import heed.platform.Sql;
import heed.scorm.Samples;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Courses fetched from a real server on this machine. */
class FetchJobDbTest {
    private HttpServer server;
    private byte[] file;
    private int status = 200;
    private String arrived;
    private Runnable meanwhile = () -> {};
    private final List<String> there = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            meanwhile.run();
            x.sendResponseHeaders(status, file.length);
            x.getResponseBody().write(file);
            x.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ImportState fetch(Database.Fresh db) {
        CloudFixture f = new CloudFixture(db, folder.resolve(db.toString()), "heed.outbound.inside", "127.0.0.1");
        UUID id = db.tx(em -> f.courses.fetch(f.nurseries, "intro", false, "http://127.0.0.1:" + server.getAddress().getPort() + "/courses/first.zip?v=2"));
        assertThat(f.text("select payload as x from job where kind = '" + Courses.FETCH + "'")).isEqualTo(id.toString());
        assertThat(db.<ImportState>tx(em -> f.courses.state(f.nurseries, id)).state()).isEqualTo(ImportState.State.RUNNING);
        FetchJob job = new FetchJob(f.courses, f.outbound, f.desk.store, f.desk.clock);
        meanwhile = () -> there.addAll(f.desk.files());
        db.run(em -> JobDesk.has(em, f.desk.clock, job, id.toString()));
        db.run(em -> JobDesk.has(em, f.desk.clock, job, id.toString()));
        arrived = f.text("select coalesce(cast(upload_id as varchar(36)), '') as x from api_import");
        f.work();
        assertThat(f.desk.files()).as("what was fetched and is not needed").noneMatch(p -> p.startsWith(".arriving"));
        return db.tx(em -> f.courses.state(f.nurseries, id));
    }

    /** Larger than an answer in words may be. */
    @OnBothDatabases
    void fetchesACourseOfSeveralMegabytes(Database.Fresh db) {
        StringBuilder noise = new StringBuilder();
        new SplittableRandom(7).ints(3 << 20, 33, 126).forEach(c -> noise.append((char) c));
        Map<String, String> files = new LinkedHashMap<>(Map.of("index.html", "<!doctype html><title>Page</title>", "noise.txt", noise.toString()));
        files.put("imsmanifest.xml", Samples.manifest("Fetched course"));
        file = Samples.zip(files);
        assertThat(file.length).isGreaterThan(2 << 20);

        ImportState state = fetch(db);

        assertThat(state.state()).as(state.message()).isEqualTo(ImportState.State.COMPLETE);
        assertThat(state.course().orElseThrow().title()).isEqualTo("Fetched course");
        assertThat(there).as("where it comes to is where it is taken in").singleElement().satisfies(p -> assertThat(p).isEqualTo(".arriving/" + arrived));
    }

    /** A node that takes in what it has fetched holds the import. */
    @OnBothDatabases
    void tellsHowFarAnImportIsAlsoWhileSomebodyChangesIt(Database.Fresh db) {
        CloudFixture f = new CloudFixture(db, folder.resolve(db.toString()), "heed.outbound.inside", "127.0.0.1");
        UUID id = db.tx(em -> f.courses.fetch(f.nurseries, "intro", false, "http://127.0.0.1:" + server.getAddress().getPort() + "/first.zip"));
        try (EntityManager other = db.anotherEm()) {
            other.getTransaction().begin();
            Sql.of(other, "update api_import set state = 'taking' where id = :id").set("id", id).update();

            assertThat(db.<ImportState>tx(em -> f.courses.state(f.nurseries, id)).state()).isEqualTo(ImportState.State.RUNNING);
            assertThat(db.<Object>tx(em -> f.courses.address(id).isPresent())).isEqualTo(true);
            other.getTransaction().rollback();
        }
    }

    @OnBothDatabases
    void takesWhatWasFetchedTwiceInOnce(Database.Fresh db) {
        CloudFixture f = new CloudFixture(db, folder.resolve(db.toString()), "heed.outbound.inside", "127.0.0.1");
        UUID id = db.tx(em -> f.courses.fetch(f.nurseries, "intro", false, "http://127.0.0.1:" + server.getAddress().getPort() + "/first.zip"));
        for (boolean first : new boolean[] {true, false}) {
            UUID arrived = UUID.randomUUID();
            f.desk.store.write(arrived, 0, new ByteArrayInputStream(new byte[10]), 10);
            assertThat(db.<Object>tx(em -> f.courses.fetched(id, arrived))).isEqualTo(first);
        }
        assertThat(f.number("select count(*) from scorm_upload")).isEqualTo(1);
    }

    @OnBothDatabases
    void saysWhyACourseDidNotCome(Database.Fresh db) {
        file = "not here".getBytes(StandardCharsets.UTF_8);
        status = 404;

        ImportState state = fetch(db);

        assertThat(state.state()).isEqualTo(ImportState.State.ERROR);
        assertThat(state.message()).contains("404");
    }
}
