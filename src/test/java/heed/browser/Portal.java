package heed.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The really packaged program on PostgreSQL with the demonstration partnership, started once for all journeys of the run
 * by the launcher that a person uses, and one browser. {@code -Dportal.url=…} takes a server that runs already.
 */
public final class Portal implements BeforeAllCallback, ParameterResolver {
    private static Running running;

    /** Once for a test process, which is handed its classes one by one; server, database and browser end with it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        synchronized (Portal.class) {
            if (running == null) {
                running = new Running();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running;
    }

    /** One running portal and the browser that visits it. */
    public static final class Running {
        private final EmbeddedPostgres postgres;
        private Node node;
        private PayaraServer server;
        public final String url;
        final Playwright playwright;
        public final Browser browser;

        private Running() {
            try {
                String given = System.getProperty("portal.url");
                if (given != null && !given.isBlank()) {
                    postgres = null;
                    url = given;
                } else {
                    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                    url = System.getProperty("payara.home") == null ? launched() : deployed();
                }
                playwright = Portal.playwright();
                browser = chromium(playwright);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A line to the server's database, for a journey that prepares what it meets; with {@code portal.url} its address is {@code portal.db}. */
        public Connection database() throws SQLException {
            return postgres == null ? DriverManager.getConnection(System.getProperty("portal.db")) : postgres.getPostgresDatabase().getConnection();
        }

        private String launched() {
            node = new Node("browser", postgres, freePort(), Map.of("HEED_DEMO", "true", "HEED_OUTBOUND_INSIDE", "127.0.0.1"));
            node.start();
            return node.url;
        }

        private String deployed() {
            server = new PayaraServer("browser", Map.of("HEED_DEMO", "true", "HEED_OUTBOUND_INSIDE", "127.0.0.1", "HEED_DB_URL", postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                    "HEED_DB_USER", "postgres", "HEED_DB_PASSWORD", "postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.start();
            PayaraServer.Said said = server.deploy();
            if (said.exitCode() != 0) {
                throw new IllegalStateException(said.text());
            }
            return server.url;
        }

        /** The Payara Server that stands in for the node in the profile {@code payara7}; null otherwise. */
        PayaraServer server() {
            return server;
        }

        /** The server process, to be killed by a journey that must survive it. */
        public Node node() {
            return node;
        }
    }

    static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser chromium(Playwright playwright, String... more) {
        return playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Chromium.find())
                .setHeadless(true)
                .setArgs(Stream.concat(Stream.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync"), Stream.of(more)).toList()));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One server process, which can be stopped, killed and started again on the same database. */
    public static final class Node {
        public final String url;
        private final Path data;
        private final Path log;
        private final Map<String, String> environment;
        private final String databaseUrl;
        private final int port;
        private Process process;
        private Thread hook;
        private boolean asDelivered;

        Node(String name, EmbeddedPostgres postgres, int port, Map<String, String> environment) {
            this.port = port;
            this.url = "http://localhost:" + port;
            this.databaseUrl = postgres == null ? null : postgres.getJdbcUrl("postgres", "postgres");
            this.environment = environment;
            Path target = Path.of("target").toAbsolutePath();
            // Several test processes run side by side: each has servers of its own.
            String mine = name + System.getProperty("heed.fork", "");
            this.data = target.resolve("it-data-" + mine);
            this.log = target.resolve("it-server-" + mine + ".log");
        }

        /** Starts and waits until it is ready; says where the log is when it is not. */
        public void start() {
            try {
                Files.createDirectories(data);
                List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m", "-XX:+UseSerialGC"));
                if (!asDelivered) {
                    // A server that lives for minutes is quicker without the second compiler.
                    command.add("-XX:TieredStopAtLevel=1");
                }
                command.addAll(List.of("-jar", System.getProperty("launcher.jar", "target/heed-launcher.jar"), System.getProperty("war", "target/heed.war")));
                ProcessBuilder builder = new ProcessBuilder(command);
                builder.environment().putAll(environment);
                builder.environment().put("HEED_PORT", "" + port);
                builder.environment().put("HEED_DATA_DIR", data.toString());
                if (databaseUrl != null) {
                    builder.environment().put("HEED_DB_URL", databaseUrl.replaceAll("\\?.*", ""));
                    builder.environment().put("HEED_DB_USER", "postgres");
                    builder.environment().put("HEED_DB_PASSWORD", "postgres");
                }
                process = builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
                Process mine = process;
                hook = new Thread(mine::destroyForcibly);
                Runtime.getRuntime().addShutdownHook(hook);
                long t0 = System.nanoTime();
                long end = t0 + Duration.ofMinutes(12).toNanos();
                while (process.isAlive() && System.nanoTime() < end) {
                    if (isReady()) {
                        System.out.println("portal ready after " + (System.nanoTime() - t0) / 1_000_000 + " ms at " + url);
                        return;
                    }
                    process.waitFor(250, TimeUnit.MILLISECONDS);
                }
                throw new IllegalStateException("The portal did not start, see " + log);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private boolean isReady() {
            try {
                HttpURLConnection c = (HttpURLConnection) URI.create(url + "/api/ready").toURL().openConnection();
                c.setConnectTimeout(1000);
                c.setReadTimeout(5000);
                return c.getResponseCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }

        /** To be started as a person starts it, to be measured. */
        Node asDelivered() {
            asDelivered = true;
            return this;
        }

        long pid() {
            return process.pid();
        }

        /** Straight to the data, past the program. An H2 file can be opened only while its server is down. */
        Connection connect() throws SQLException {
            return databaseUrl == null
                    ? DriverManager.getConnection("jdbc:h2:file:" + data.resolve("heed") + ";WRITE_DELAY=0;REUSE_SPACE=FALSE", "heed", "heed")
                    : DriverManager.getConnection(databaseUrl.replaceAll("\\?.*", ""), "postgres", "postgres");
        }

        /** The file of the embedded database as a kill has left it, put aside before anything opens and so mends it; empty with PostgreSQL. */
        String putAside() {
            if (databaseUrl != null) {
                return "";
            }
            try {
                Path aside = data.resolveSibling(data.getFileName() + "-killed.mv.db");
                Files.copy(data.resolve("heed.mv.db"), aside, StandardCopyOption.REPLACE_EXISTING);
                return ", as it then was: " + aside;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Forgets everything that an earlier run left in the data folder. */
        void forget() {
            try (Stream<Path> files = Files.exists(data) ? Files.walk(data) : Stream.empty()) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** As if the power had gone. */
        public void kill() {
            try {
                process.destroyForcibly().waitFor();
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public void stop() {
            try {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
