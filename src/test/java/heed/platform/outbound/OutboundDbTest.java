package heed.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.TestSettings;
import heed.platform.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on this machine, which only the setting for tests lets through. */
class OutboundDbTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> lookedUp = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private int port;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(r -> {
            Thread thread = new Thread(r);
            thread.setDaemon(true);
            return thread;
        }));
        port = server.getAddress().getPort();
        on("/taken", x -> say(x, 200, "thanks"));
        on("/away", x -> {
            x.getResponseHeaders().set("Location", "http://taken.example:" + port + "/taken");
            say(x, 302, "");
        });
        on("/large", x -> say(x, 200, "x".repeat(1024 * 1024 + 1)));
        on("/full", x -> say(x, 200, "x".repeat(1024 * 1024)));
        on("/drip", x -> drip(x, 100, 100));
        on("/slow", x -> drip(x, 26, 100));
        on("/stall", x -> drip(x, 2, 8000));
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void drip(HttpExchange x, int bytes, int pause) throws IOException {
        x.sendResponseHeaders(200, 0);
        for (int i = 0; i < bytes && end.getCount() > 0; i++) {
            x.getResponseBody().write('.');
            x.getResponseBody().flush();
            await(pause);
        }
        x.close();
    }

    private void await(int millis) {
        try {
            end.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, x -> {
            asked.add(x.getRequestMethod() + " " + x.getRequestHeaders().getFirst("Host") + x.getRequestURI() + " "
                    + x.getRequestHeaders().getFirst("X-Told") + " " + new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            handler.handle(x);
        });
    }

    private static void say(HttpExchange x, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        x.getResponseBody().write(bytes);
        x.close();
    }

    /** Each name is looked up as this machine; one that moves is somewhere in the world the first time. */
    private InetAddress[] lookUp(String host) throws java.net.UnknownHostException {
        lookedUp.add(host);
        return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    }

    private Outbound outbound(Database.Fresh db, String... inside) {
        TestSettings settings = inside.length == 0 ? TestSettings.of() : TestSettings.of("heed.outbound.inside", String.join(", ", inside));
        return new Outbound(new Hosts(db.em(), TestClock.at("2026-11-22")), settings, Duration.ofSeconds(2), this::lookUp);
    }

    private interface Deed {
        Object run() throws IOException;
    }

    private static Throwable thrown(Database.Fresh db, Deed deed) {
        return db.tx(em -> {
            try {
                return new AssertionError("Nothing was thrown but answered " + deed.run());
            } catch (IOException | Refusal e) {
                return e;
            }
        });
    }

    private static Outbound.Answer done(Database.Fresh db, Deed deed) {
        return db.tx(em -> {
            try {
                return (Outbound.Answer) deed.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + port + path;
    }

    @OnBothDatabases
    void sendsATextToTheOneAddressThatWasLookedAt(Database.Fresh db) {
        Outbound out = outbound(db, "taken.example:" + port);
        Outbound.Answer answer = done(db, () -> out.post(at("taken.example", "/taken?a=b"), Map.of("X-Told", "so"), "application/json; charset=utf-8", "{\"é\":1}"));
        assertThat(answer).isEqualTo(new Outbound.Answer(200, "thanks"));
        assertThat(answer.isGood()).isTrue();
        assertThat(asked).containsExactly("POST taken.example:" + port + "/taken?a=b so {\"é\":1}");
        assertThat(lookedUp).containsExactly("taken.example");
    }

    @OnBothDatabases
    void aListedHostThatStandsInsideIsNotCalled(Database.Fresh db) {
        Outbound out = outbound(db);
        Hosts hosts = new Hosts(db.em(), TestClock.at("2026-11-22"));
        db.run(em -> hosts.add("LMS.example.org:" + port, "Results"));
        assertThat(db.<List<Hosts.Host>>tx(em -> hosts.all())).extracting(Hosts.Host::name).containsExactly("lms.example.org:" + port);
        assertThat(thrown(db, () -> out.post("https://lms.example.org:" + port + "/taken", Map.of(), "text/plain", "x")))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.key()).isEqualTo("platform.outbound.inside"));
        assertThat(asked).isEmpty();
        assertThat(lookedUp).hasSize(1);
    }

    @OnBothDatabases
    void refusesWhatIsNotListedNotSecureOrNoAddress(Database.Fresh db) {
        Outbound out = outbound(db);
        Hosts hosts = new Hosts(db.em(), TestClock.at("2026-11-22"));
        db.run(em -> hosts.add("lms.example.org", "Results"));
        assertThat(db.<java.net.URI>tx(em -> out.checked("https://LMS.example.org/back?x=1"))).hasToString("https://LMS.example.org/back?x=1");
        for (String address : List.of("http://lms.example.org/back", "https://lms.example.org:8443/", "https://other.example.org/", "https://lms.example.org.evil.test/",
                "https://lms.example.org@evil.test/", "https://user:pw@lms.example.org/", "ftp://lms.example.org/", "file:///etc/passwd", "//lms.example.org/", "lms.example.org",
                "javascript:alert(1)", "https:lms.example.org", "https://lms.example.org\\@evil.test/", "", "https://[::1]/", "https://127.0.0.1/")) {
            assertThat(thrown(db, () -> out.checked(address))).as(address)
                    .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.key()).isEqualTo("platform.outbound.notListed"));
        }
        assertThat(lookedUp).isEmpty();
    }

    @OnBothDatabases
    void aRedirectIsAnAnswerAndNobodyFollowsIt(Database.Fresh db) {
        Outbound out = outbound(db, "taken.example");
        assertThat(done(db, () -> out.post(at("taken.example", "/away"), Map.of(), "text/plain", "x")).status()).isEqualTo(302);
        assertThat(thrown(db, () -> {
            fetch(out, "/away", folder.resolve("f"), 1024 * 1024);
            return null;
        })).isInstanceOf(IOException.class).hasMessageContaining("302");
        assertThat(asked).hasSize(2);
    }

    private void fetch(Outbound out, String path, Path into, long most) throws IOException {
        out.fetch(at("taken.example", path), into, most, Duration.ofSeconds(20), bytes -> {});
    }

    private Throwable notFetched(Database.Fresh db, Outbound out, String path, long most, Duration whole) {
        return thrown(db, () -> {
            out.fetch(at("taken.example", path), folder.resolve("f"), most, whole, bytes -> {});
            return null;
        });
    }

    /** Whoever sends has two seconds here for each piece, and for an answer in words as a whole. */
    @OnBothDatabases
    void aFileMayTakeLongerAndHoldMoreThanAnAnswerInWords(Database.Fresh db) throws IOException {
        Outbound out = outbound(db, "taken.example");
        List<Long> heard = new ArrayList<>();
        done(db, () -> {
            fetch(out, "/large", folder.resolve("large"), 2 * 1024 * 1024);
            out.fetch(at("taken.example", "/slow"), folder.resolve("slow"), 100, Duration.ofSeconds(20), heard::add);
            return null;
        });
        assertThat(Files.size(folder.resolve("large"))).isEqualTo(1024 * 1024 + 1);
        assertThat(Files.size(folder.resolve("slow"))).isEqualTo(26);
        assertThat(heard).isNotEmpty().isSorted().endsWith(26L);
    }

    @OnBothDatabases
    void aFileIsBrokenOffThatStallsOrNeverEndsOrIsTooLarge(Database.Fresh db) {
        Outbound out = outbound(db, "taken.example");
        assertThat(notFetched(db, out, "/stall", 100, Duration.ofSeconds(20))).isInstanceOf(java.net.SocketTimeoutException.class);
        assertThat(notFetched(db, out, "/drip", 1000, Duration.ofSeconds(1))).isInstanceOf(IOException.class).hasMessageContaining("1 seconds");
        assertThat(notFetched(db, out, "/large", 1024 * 1024, Duration.ofSeconds(20))).isInstanceOf(IOException.class).hasMessageContaining("1 MB");
    }

    @OnBothDatabases
    void breaksOffWhatIsTooLongOrTooLarge(Database.Fresh db) throws IOException {
        Outbound out = outbound(db, "taken.example");
        Path file = folder.resolve("fetched");
        assertThat(done(db, () -> {
            fetch(out, "/full", file, 1024 * 1024);
            return null;
        })).isNull();
        assertThat(Files.size(file)).isEqualTo(1024 * 1024);
        assertThat(thrown(db, () -> out.post(at("taken.example", "/large"), Map.of(), "text/plain", "x"))).isInstanceOf(IOException.class).hasMessageContaining("1 MB");
        long begun = System.nanoTime();
        assertThat(thrown(db, () -> out.post(at("taken.example", "/drip"), Map.of(), "text/plain", "x"))).isInstanceOf(IOException.class).hasMessageContaining("2 seconds");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    }

    @OnBothDatabases
    void keepsWholeNamesOfHostsOnly(Database.Fresh db) {
        Hosts hosts = new Hosts(db.em(), TestClock.at("2026-11-22"));
        for (String name : List.of("", "localhost", "*.example.org", "https://lms.example.org", "lms.example.org/", "-a.example.org", "a..org", "a b.org", "lms.example.org:0", "x".repeat(260) + ".org")) {
            assertThatThrownBy(() -> db.run(em -> hosts.add(name, "x"))).as(name).isInstanceOf(Refusal.class);
        }
        assertThat(db.<String>tx(em -> hosts.add(" lms.example.org:443 ", "x"))).isEqualTo("lms.example.org");
        assertThatThrownBy(() -> db.run(em -> hosts.add("lms.example.org", "x"))).isInstanceOf(Refusal.class);
        assertThat(db.<Boolean>tx(em -> hosts.remove("lms.example.org"))).isTrue();
        assertThat(db.<Boolean>tx(em -> hosts.remove("lms.example.org"))).isFalse();
    }
}
