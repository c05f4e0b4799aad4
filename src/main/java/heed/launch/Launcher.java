package heed.launch;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Starts Heed: {@code java -jar heed-launcher.jar heed.war}. Checks port, data
 * folder, database, migrations and modules before the boot and readiness after it. Each fault ends the program with one
 * sentence and an exit code of its own ({@link ExitCode}); a half-started server is never left behind.
 */
public final class Launcher {
    private static final PrintStream OUT = System.out;

    /** Kept, since a channel that nobody holds is closed one day and lets go of its lock. */
    private static FileChannel held;

    /** The folder into which a WAR file was taken apart. */
    private static Path taken;

    private Launcher() {}

    public static void main(String[] args) {
        // The server redirects System.out into its log; what is for the person at the keyboard goes past it.
        PrintStream err = System.err;
        try {
            start(args);
        } catch (Fault fault) {
            end(err, fault);
        } catch (RuntimeException | Error e) {
            // What nobody has foreseen ends as a sentence too, and not with half a server whose threads go on.
            end(err, new Fault(ExitCode.NOT_READY, "Something unexpected stopped it: " + root(e)));
        }
    }

    private static void end(PrintStream err, Fault fault) {
        err.println();
        err.println("Heed did not start. " + fault.getMessage());
        err.flush();
        if (taken != null) {
            // What runs at an ordinary end does not run now.
            delete(taken.toFile());
        }
        Runtime.getRuntime().halt(fault.exitCode);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    private static void start(String[] args) {
        if (args.length == 0) {
            throw new Fault(ExitCode.SETTING, "Name the WAR to start.");
        }
        Path war = unpacked(Path.of(args[0]).toAbsolutePath());
        if (args.length > 1) {
            author(war, List.of(args).subList(1, args.length));
            return;
        }
        LaunchSettings settings = new LaunchSettings(war, System.getenv());
        int port = settings.port();
        String address = settings.required("heed.address");
        checkPort(address, port);
        Path data = dataFolder(settings);
        String url = settings.given("heed.db.url")
                ? settings.required("heed.db.url")
                : "jdbc:h2:file:" + data.resolve("heed");
        System.setProperty("heed.data.dir", data.toString());
        System.setProperty("heed.db.url", url);
        if (!settings.given("heed.public.url")) {
            System.setProperty("heed.public.url", "http://localhost:" + port);
        }
        String modules = settings.text("heed.modules.dir").orElse(war.resolve("WEB-INF/modules-content").toString());
        // The checks log in this JVM before the server brings its own log: only what is wrong matters here.
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        OUT.println("Heed looks at its data folder, database and modules …");
        preflight(war, url, settings.text("heed.db.user").orElse(""), settings.text("heed.db.password").orElse(""), modules);
        OUT.println("Heed starts. This takes about half a minute …");
        serve(Path.of(args[0]).toAbsolutePath(), war, data, address, port);
    }

    /** The tools for those who write modules: {@code java -jar heed-launcher.jar heed.war preview my-modules}. Nothing of the portal is started. */
    private static void author(Path war, List<String> words) {
        try (Stream<Path> libs = Files.list(war.resolve("WEB-INF/lib"))) {
            List<URL> path = new ArrayList<>(List.of(war.resolve("WEB-INF/classes").toUri().toURL()));
            for (Path lib : libs.toList()) {
                path.add(lib.toUri().toURL());
            }
            URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            boolean sound = (boolean) loader.loadClass("heed.catalogue.web.AuthorTool").getMethod("run", Path.class, List.class, PrintStream.class)
                    .invoke(null, war.resolve("resources/css"), words, OUT);
            if (!sound) {
                Runtime.getRuntime().halt(1);
            }
        } catch (IOException e) {
            throw notOurs(war, e);
        } catch (ReflectiveOperationException e) {
            throw new Fault(ExitCode.SETTING, "That did not work: " + (e.getCause() == null ? e : e.getCause()));
        }
    }

    private static void checkPort(String address, int port) {
        try (ServerSocket ignored = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            // Free: the server takes it in a moment.
        } catch (IOException e) {
            throw new Fault(ExitCode.PORT_TAKEN, "Port " + port + " on " + address
                    + " is taken by another program (" + e.getMessage() + "). Stop it, or set HEED_PORT to a free one.");
        }
    }

    private static Path dataFolder(LaunchSettings settings) {
        Path data = Path.of(settings.required("heed.data.dir")).toAbsolutePath().normalize();
        try {
            Files.createDirectories(data);
            Path probe = Files.createTempFile(data, "probe", null);
            Files.delete(probe);
            return data;
        } catch (IOException e) {
            throw new Fault(ExitCode.DATA_FOLDER, "The data folder " + data + " cannot be written (" + e.getMessage()
                    + "). Make it writable, or set HEED_DATA_DIR.");
        }
    }

    private static void preflight(Path war, String url, String user, String password, String modules) {
        try (Stream<Path> libs = Files.list(war.resolve("WEB-INF/lib"))) {
            List<URL> path = new ArrayList<>();
            path.add(war.resolve("WEB-INF/classes").toUri().toURL());
            for (Path lib : libs.toList()) {
                path.add(lib.toUri().toURL());
            }
            String fault;
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                thread.setContextClassLoader(loader);
                fault = (String) loader.loadClass("heed.launch.Preflight")
                        .getMethod("check", String.class, String.class, String.class, String.class)
                        .invoke(null, url, user, password, modules);
            } finally {
                thread.setContextClassLoader(before);
            }
            if (fault != null) {
                throw fault(fault, ExitCode.NOT_READY);
            }
        } catch (IOException e) {
            throw notOurs(war, e);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Fault(ExitCode.NOT_READY, "A check before the start failed: " + cause);
        }
    }

    private static Fault notOurs(Path war, IOException e) {
        return new Fault(ExitCode.SETTING, "There is no program of ours at " + war + " (" + e + "). Build it with: mvn package");
    }

    private static Fault fault(String codeAndSentence, int otherwise) {
        int blank = codeAndSentence.indexOf(' ');
        return blank > 0 && codeAndSentence.substring(0, blank).matches("\\d+")
                ? new Fault(Integer.parseInt(codeAndSentence.substring(0, blank)), codeAndSentence.substring(blank + 1))
                : new Fault(otherwise, codeAndSentence);
    }

    private static void serve(Path deployable, Path war, Path data, String address, int port) {
        try {
            Path logs = Files.createDirectories(data.resolve("logs"));
            Path logging = data.resolve("logging.properties");
            try (InputStream in = Launcher.class.getResourceAsStream("logging.properties")) {
                String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("${logs}", logs.toString().replace('\\', '/'));
                Files.writeString(logging, text);
            }
            // As jars inside a jar the server's classes take a third longer to find.
            PayaraMicro.unpackJars();
            PayaraMicro.setUpackedJarDir(place(data).toFile());
            PayaraMicro micro = PayaraMicro.getInstance();
            micro.setHttpPort(port).setNoCluster(true).setNoHazelcast(true).setPrintLogo(false)
                    .setLogPropertiesFile(logging.toFile());
            micro.setPreBootHandler(server -> {
                String listener = "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";
                server.run("set", listener + ".address=" + address);
                server.run("set", "configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");
                try (InputStream in = Files.newInputStream(war.resolve("WEB-INF/preboot.txt"))) {
                    new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines()
                            .map(String::strip)
                            .filter(l -> !l.isEmpty() && !l.startsWith("#") && !l.contains("http-listener.address")
                                    && !l.contains("hazelcast-config"))
                            .forEach(l -> server.run(l.split(" ")[0], l.substring(l.indexOf(' ') + 1).split(" ")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            PayaraMicroRuntime server = micro.bootStrap();
            boolean deployed = server.deploy("heed", "/", deployable.toFile());
            String why = System.getProperty("heed.start.fault");
            if (!deployed || why != null || !ready(address, port)) {
                String sentence = why != null ? why
                        : "The program was not ready after the start. The reason is in " + logs.resolve("heed-0.log") + ".";
                throw fault(sentence, ExitCode.NOT_READY);
            }
            OUT.println();
            OUT.println("Heed is ready: " + System.getProperty("heed.public.url", "http://localhost:" + port) + "/");
            String welcome = System.getProperty("heed.start.welcome");
            if (welcome != null) {
                OUT.println(welcome);
            }
            OUT.println("Data: " + data + "   Stop with Ctrl-C.");
            OUT.flush();
        } catch (BootstrapException e) {
            throw new Fault(ExitCode.NOT_READY, "The server did not start: " + e.getMessage());
        } catch (IOException e) {
            throw new Fault(ExitCode.DATA_FOLDER, "The server cannot be written into the data folder " + data + " (" + e + "). It needs about 200 MB there.");
        }
    }

    /**
     * An empty folder for the parts of the server that no other running server uses. What an earlier start left there goes
     * first, and not when a server ends, which may be killed: the server would deploy the program it finds there.
     */
    static Path place(Path data) throws IOException {
        for (int i = 1; ; i++) {
            Path place = data.resolve("server").resolve(String.valueOf(i));
            Files.createDirectories(place.getParent());
            FileChannel channel = FileChannel.open(place.resolveSibling(i + ".in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                held = channel;
                delete(place.toFile());
                return Files.createDirectories(place);
            }
            channel.close();
        }
    }

    /** A server that does not answer at all is not ready either. */
    private static boolean ready(String address, int port) {
        // By its name: as a number this machine is the host that serves the content of courses, and nothing else.
        String host = List.of("0.0.0.0", "::", "127.0.0.1").contains(address) ? "localhost" : address;
        try {
            HttpURLConnection c = (HttpURLConnection)
                    URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/api/ready").toURL().openConnection();
            c.setConnectTimeout(5000);
            c.setReadTimeout(30000);
            return c.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder itself, or a WAR file taken apart into a folder that goes when the program ends. */
    static Path unpacked(Path war) {
        if (Files.isDirectory(war)) {
            return war;
        }
        if (!Files.isRegularFile(war)) {
            throw new Fault(ExitCode.SETTING, "There is no WAR at " + war + ". Build it with: mvn package");
        }
        try {
            Path folder = Files.createTempDirectory("heed-war");
            taken = folder;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile())));
            try (ZipFile zip = new ZipFile(war.toFile())) {
                for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                    Path target = folder.resolve(entry.getName()).normalize();
                    if (!target.startsWith(folder)) {
                        throw new Fault(ExitCode.SETTING, "The WAR holds a file outside itself: " + entry.getName());
                    }
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else {
                        Files.createDirectories(target.getParent());
                        try (InputStream in = zip.getInputStream(entry)) {
                            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new Fault(ExitCode.SETTING, "The WAR at " + war + " cannot be taken apart into the folder for temporary files, " + System.getProperty("java.io.tmpdir")
                    + " (" + e + "). It is cut off, or the disk is full.");
        }
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File f : inside) {
                delete(f);
            }
        }
        file.delete();
    }
}
