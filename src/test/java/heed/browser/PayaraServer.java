package heed.browser;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Payara Server 7 from its distribution, in a domain of its own, started with the command files of {@code deploy/payara}.
 * It needs JDK 21 or newer: the one that {@code HEED_PAYARA_JDK} names, else the one that runs the tests.
 */
final class PayaraServer implements AutoCloseable {
    private final Path home;
    private final Path domains;
    private final Map<String, String> settings;
    private final int base;
    final String url;

    /** What a command said and how it ended. */
    record Said(int exitCode, String text) {}

    PayaraServer(String name, Map<String, String> settings) {
        home = Path.of(System.getProperty("payara.home")).toAbsolutePath();
        domains = Path.of("target", "payara-domains-" + name).toAbsolutePath();
        this.settings = settings;
        base = freeBase();
        url = "http://localhost:" + (base + 80);
    }

    /** The server's ports lie within a hundred of each other. */
    private static int freeBase() {
        for (int base = 21_000; base < 30_000; base += 100) {
            if (isFree(base + 48) && isFree(base + 80) && isFree(base + 37)) {
                return base;
            }
        }
        throw new IllegalStateException("No free ports for a Payara Server");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }

    /** An empty domain, running. */
    void start() {
        delete(domains);
        well("--user", "admin", "create-domain", "--nopassword", "--portbase", "" + base, "--domaindir", domains.toString(), "heed");
        well("start-domain", "--domaindir", domains.toString(), "--prebootcommandfile",
                Path.of("deploy/payara/pre-boot-commands.asadmin").toAbsolutePath().toString(), "heed");
        well("--port", "" + (base + 48), "set-openapi-configuration", "--enabled=false");
    }

    /** Deploys the packaged program, as {@code deploy/payara/post-boot-commands.asadmin} does. */
    Said deploy() {
        return run("--port", "" + (base + 48), "deploy", "--name", "heed", "--contextroot", "/", Path.of(System.getProperty("war", "target/heed.war")).toAbsolutePath().toString());
    }

    String log() {
        try {
            return Files.readString(domains.resolve("heed/logs/server.log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int status(String path) {
        try {
            HttpURLConnection c = (HttpURLConnection) URI.create(url + path).toURL().openConnection();
            c.setConnectTimeout(5000);
            c.setReadTimeout(60_000);
            return c.getResponseCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void well(String... command) {
        Said said = run(command);
        if (said.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said.text());
        }
    }

    private Said run(String... command) {
        List<String> all = new ArrayList<>(List.of(home.resolve("bin/asadmin").toString(), "--interactive=false"));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        String jdk = System.getenv().getOrDefault("HEED_PAYARA_JDK", System.getProperty("java.home"));
        builder.environment().put("AS_JAVA", jdk);
        builder.environment().put("JAVA_HOME", jdk);
        builder.environment().put("HEED_DATA_DIR", domains.resolve("data").toString());
        builder.environment().put("HEED_PUBLIC_URL", url);
        builder.environment().putAll(settings);
        try {
            Path out = Files.createTempFile("asadmin", ".txt");
            Process process = builder.redirectOutput(out.toFile()).start();
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("No end of " + String.join(" ", command));
            }
            String text = Files.readString(out);
            Files.delete(out);
            return new Said(process.exitValue(), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("stop-domain", "--domaindir", domains.toString(), "--kill=true", "heed");
    }
}
