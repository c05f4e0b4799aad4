package heed.scorm.cloud;

import static heed.scorm.PlaysFixture.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import heed.Database;
import heed.OnBothDatabases;
import heed.platform.JobDesk;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.scorm.PlaysFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Results on their way to a real server on this machine. */
class PostbacksDbTest {
    private final List<String> taken = new ArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private String address;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            taken.add(x.getRequestHeaders().getFirst("Authorization") + " " + new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            x.sendResponseHeaders(status, -1);
            x.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/results";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Somebody registered who has opened the course. @return the token of the launch */
    private String open(CloudFixture f, Postback to) {
        f.bring(f.nurseries, "intro", false, PlaysFixture.twoParts());
        f.register(f.nurseries, "r1", "intro", new LearnerWords("nina", null, "Nina", "Price"), to);
        return f.open("r1");
    }

    private CloudFixture fixture(Database.Fresh db) {
        return new CloudFixture(db, folder.resolve(db.toString()), "heed.outbound.inside", "127.0.0.1");
    }

    private static int notice(CloudFixture f) {
        f.desk.clock.forward(Duration.ofSeconds(3));
        return f.db.tx(em -> f.postbacks.notice(OffsetDateTime.now(f.desk.clock).withOffsetSameInstant(ZoneOffset.UTC).minusDays(1)));
    }

    /** Does what the job does with what is due. @return how many were sent or tried */
    private static int send(CloudFixture f) {
        int tried = 0;
        for (UUID id : f.db.<List<UUID>>tx(em -> f.postbacks.due())) {
            Optional<Postbacks.Letter> letter = f.db.tx(em -> f.postbacks.take(id));
            if (letter.isPresent()) {
                String fault = f.db.<Optional<String>>tx(em -> f.postbacks.send(letter.get().to(), letter.get().body())).orElse(null);
                f.db.run(em -> f.postbacks.end(letter.get(), fault));
                tried++;
            }
        }
        return tried;
    }

    @OnBothDatabases
    void tellsOfEachChangeOnceWithThePassword(Database.Fresh db) {
        CloudFixture f = fixture(db);
        String token = open(f, new Postback(address, true, "lms", "word", Postback.Detail.COURSE));
        notice(f);
        send(f);
        taken.clear();

        assertThat(notice(f)).isZero();
        assertThat(send(f)).isZero();
        f.say(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed", "cmi.score.scaled", "0.5"), "exitAll");
        assertThat(notice(f)).isEqualTo(1);
        assertThat(notice(f)).isZero();
        assertThat(send(f)).isEqualTo(1);

        assertThat(taken).singleElement().satisfies(t -> assertThat(t).startsWith("Basic bG1zOndvcmQ= {").contains("\"id\":\"r1\"").doesNotContain("activityDetails"));
        assertThat(f.text("select post_secret as x from api_registration")).isNotEqualTo("word");
        assertThat(f.number("select count(*) from api_postback where state = 'sent'")).isEqualTo(2);
    }

    @OnBothDatabases
    void sendsAFormToThoseWhoWantOne(Database.Fresh db) {
        CloudFixture f = fixture(db);
        open(f, new Postback(address, false, "l&s", "wörd", Postback.Detail.FULL));
        notice(f);
        send(f);
        assertThat(taken).singleElement().satisfies(t -> assertThat(URLDecoder.decode(t, StandardCharsets.UTF_8)).startsWith("null username=l&s&password=wörd&data={").contains("\"runtime\""));
    }

    @OnBothDatabases
    void triesAgainLaterAndLaterAndAtLastGivesUp(Database.Fresh db) {
        CloudFixture f = fixture(db);
        open(f, new Postback(address, true, "lms", "word", Postback.Detail.COURSE));
        notice(f);
        status = 503;
        assertThat(send(f)).isEqualTo(1);
        assertThat(send(f)).isZero();
        assertThat(f.text("select last_error as x from api_postback")).contains("503");
        for (int attempts = 1; attempts < Postbacks.TRIES; attempts++) {
            f.desk.clock.forward(Postbacks.pause(attempts).minusSeconds(1));
            assertThat(send(f)).as("before the pause after " + attempts).isZero();
            f.desk.clock.forward(Duration.ofSeconds(2));
            assertThat(send(f)).as("after " + attempts).isEqualTo(1);
        }
        assertThat(f.text("select state as x from api_postback")).isEqualTo("given_up");
        assertThat(f.number("select count(*) from audit_entry where action = 'scorm.postback.givenUp'")).isEqualTo(1);
        assertThat(taken).hasSize(Postbacks.TRIES);
    }

    @OnBothDatabases
    void aLetterThatCannotBeWrittenHoldsUpNoOtherAndIsGivenUpLikeOneThatNobodyTakes(Database.Fresh db) {
        CloudFixture f = fixture(db);
        open(f, new Postback(address, true, "lms", "word", Postback.Detail.COURSE));
        f.register(f.nurseries, "r2", "intro", new LearnerWords("bea", null, "Bea", "Moss"), new Postback(address, true, "lms", "word", Postback.Detail.COURSE));
        f.open("r2");
        db.run(em -> Sql.of(em, "update api_registration set post_format = 'X' where registration_id = 'r1'").update());
        notice(f);
        PostbackRound round = new PostbackRound(null, f.postbacks, f.desk.clock);

        db.run(em -> JobDesk.has(em, f.desk.clock, round, ""));
        assertThat(taken).singleElement().satisfies(t -> assertThat(t).contains("\"id\":\"r2\""));
        assertThat(db.<List<UUID>>tx(em -> f.postbacks.due())).as("has its pause").isEmpty();
        for (int attempts = 1; attempts < Postbacks.TRIES; attempts++) {
            f.desk.clock.forward(Postbacks.pause(attempts).plusSeconds(1));
            db.run(em -> JobDesk.has(em, f.desk.clock, round, ""));
        }

        assertThat(f.text("select state || ' ' || attempts as x from api_postback where state <> 'sent'")).isEqualTo("given_up " + Postbacks.TRIES);
        assertThat(f.number("select count(*) from audit_entry where action = 'scorm.postback.givenUp'")).isEqualTo(1);
    }

    @OnBothDatabases
    void whatChangesWhileItIsSentIsSentToo(Database.Fresh db) {
        CloudFixture f = fixture(db);
        String token = open(f, new Postback(address, true, "lms", "word", Postback.Detail.COURSE));
        notice(f);
        UUID id = db.<List<UUID>>tx(em -> f.postbacks.due()).get(0);
        Postbacks.Letter letter = db.<Optional<Postbacks.Letter>>tx(em -> f.postbacks.take(id)).orElseThrow();
        assertThat(db.<Optional<Postbacks.Letter>>tx(em -> f.postbacks.take(id))).as("another node").isEmpty();

        f.desk.clock.forward(Duration.ofSeconds(1));
        f.say(token, said(1, "cmi.completion_status", "completed", "cmi.success_status", "passed"), "continue");
        notice(f);
        db.run(em -> f.postbacks.end(letter, null));

        assertThat(send(f)).isEqualTo(1);
        assertThat(f.text("select state as x from api_postback")).isEqualTo("sent");
    }

    @OnBothDatabases
    void aDeletedRegistrationIsToldOfNoMore(Database.Fresh db) {
        CloudFixture f = fixture(db);
        open(f, new Postback(address, true, "lms", "word", Postback.Detail.COURSE));
        notice(f);
        db.run(em -> f.registrations.remove(f.nurseries, "r1"));
        notice(f);
        assertThat(send(f)).isZero();
        assertThat(taken).isEmpty();
    }

    @OnBothDatabases
    void triesAnAddressBeforeItIsUsed(Database.Fresh db) {
        CloudFixture f = fixture(db);
        db.run(em -> f.postbacks.test(new Postback(address, true, "lms", "word", Postback.Detail.COURSE)));
        assertThat(taken).singleElement().satisfies(t -> assertThat(t).contains("test-registration"));
        status = 500;
        assertThatThrownBy(() -> db.run(em -> f.postbacks.test(new Postback(address, true, null, null, Postback.Detail.COURSE)))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> db.run(em -> f.postbacks.test(new Postback("https://not-listed.example/", true, null, null, Postback.Detail.COURSE)))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Postback.of(address, "digest", null, null, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Postback.of(address, null, null, null, "xml")).isInstanceOf(Refusal.class);
    }
}
