package heed.catalogue.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import heed.catalogue.Fault;
import heed.catalogue.Handbook;
import heed.catalogue.ModuleChanges;
import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.catalogue.Readability;
import heed.catalogue.Reading;
import heed.platform.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For those who write modules, without a portal, a database or a sign-in: a preview that follows each save, the faults of a folder, what changed between two
 * editions. It publishes nothing and listens on this machine alone.
 */
public final class AuthorTool {
    private static final int PORT = 8099;
    private static final String USAGE = "Say what to do: preview <folder of modules> [port] · check <folder of modules> · changes <old module folder> <new module folder> · handbook <folder of modules> <folder of docs>";

    private final Path modules;
    private final Path styles;

    private AuthorTool(Path modules, Path styles) {
        this.modules = modules;
        this.styles = styles;
    }

    /**
     * Runs one of the tools.
     *
     * @param styles folder of the portal's style sheets
     * @return whether nothing was found that must be mended; a preview returns at once and goes on in the background
     */
    public static boolean run(Path styles, List<String> words, PrintStream out) throws IOException {
        String what = words.isEmpty() ? "" : words.get(0);
        if (what.equals("preview") && words.size() >= 2 && words.size() <= 3 && (words.size() == 2 || words.get(2).matches("\\d{2,5}"))) {
            HttpServer server = preview(Path.of(words.get(1)), styles, words.size() == 3 ? Integer.parseInt(words.get(2)) : PORT);
            out.println("The preview is at http://127.0.0.1:" + server.getAddress().getPort() + "/ and follows each save. Stop it with Ctrl+C.");
            return true;
        }
        if (what.equals("check") && words.size() == 2) {
            return check(Path.of(words.get(1)), out);
        }
        if (what.equals("changes") && words.size() == 3) {
            return changes(Path.of(words.get(1)), Path.of(words.get(2)), out);
        }
        if (what.equals("handbook") && words.size() == 3) {
            Handbook.write(Path.of(words.get(1)), Path.of(words.get(2)));
            out.println("Written: modules.md and content-review.md");
            return true;
        }
        out.println(USAGE);
        return false;
    }

    private static boolean check(Path modules, PrintStream out) throws IOException {
        boolean sound = true;
        for (ModuleFolder folder : ModuleFolder.readAll(modules)) {
            for (Reading reading : ModuleReader.readAll(folder).values()) {
                reading.faults().forEach(f -> out.println("mend    " + f));
                reading.advice().forEach(f -> out.println("better  " + f));
                sound &= reading.valid();
            }
        }
        out.println(sound ? "No module has a fault." : "Modules with a fault are left out by the portal.");
        return sound;
    }

    private static boolean changes(Path before, Path after, PrintStream out) throws IOException {
        ModuleFolder old = ModuleFolder.read(before.toRealPath());
        ModuleFolder now = ModuleFolder.read(after.toRealPath());
        Optional<ModuleText> oldText = ModuleReader.read(old, "en.md").text();
        Optional<ModuleText> newText = ModuleReader.read(now, "en.md").text();
        if (oldText.isEmpty() || newText.isEmpty()) {
            out.println("One of the two has faults; run check on it first. The folder's name must be the slug in both.");
            return false;
        }
        ModuleChanges changes = ModuleChanges.between(oldText.get(), old, newText.get(), now);
        out.println(changes.title() + ": " + changes.from() + " to " + changes.to());
        changes.lines().forEach(l -> out.println("  " + l.step().name().toLowerCase(Locale.ROOT) + "  " + l.what() + " " + l.name() + ": " + l.how()));
        out.println(changes.verdict());
        out.println(changes.retake());
        return changes.fits();
    }

    /** Serves the preview of a folder on this machine until it is stopped; port 0 takes any free one. */
    static HttpServer preview(Path modules, Path styles, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        AuthorTool tool = new AuthorTool(modules, styles);
        server.createContext("/", tool::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            send(exchange, 200, "text/html; charset=utf-8", list());
        } else if (path.equals("/stamp")) {
            send(exchange, 200, "text/plain", stamp());
        } else if (path.equals("/follow.js")) {
            send(exchange, 200, "text/javascript", "let before;setInterval(async()=>{try{const now=await(await fetch('/stamp')).text();if(before&&before!==now)location.reload();before=now}catch(e){}},700);");
        } else if (path.matches("/css/[a-z]+\\.css")) {
            Path file = styles.resolve(path.substring("/css/".length()));
            send(exchange, Files.exists(file) ? 200 : 404, "text/css", Files.exists(file) ? Files.readString(file) : "");
        } else if (path.matches("/module/[a-z0-9-]+") && Files.isDirectory(modules.resolve(path.substring("/module/".length())))) {
            send(exchange, 200, "text/html; charset=utf-8", module(path.substring("/module/".length()), query(exchange)));
        } else {
            send(exchange, 404, "text/plain", "There is no such page.");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int at = part.indexOf('=');
            if (at > 0) {
                values.put(part.substring(0, at), URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Changes with every save of any file. */
    private String stamp() throws IOException {
        try (Stream<Path> files = Files.walk(modules)) {
            return files.filter(Files::isRegularFile).map(f -> f + " " + f.toFile().lastModified() + " " + f.toFile().length()).sorted().collect(Collectors.collectingAndThen(Collectors.joining("\n"), s -> Integer.toHexString(s.hashCode())));
        }
    }

    private String list() throws IOException {
        StringBuilder html = new StringBuilder("<h1>").append(say("author.title")).append("</h1><ul>");
        for (ModuleFolder folder : ModuleFolder.readAll(modules)) {
            Reading reading = ModuleReader.read(folder, "en.md");
            html.append("<li><a href=\"/module/").append(folder.slug()).append("\">").append(reading.text().map(t -> escaped(t.front().id() + " " + t.front().title())).orElse(escaped(folder.slug())))
                .append("</a> ").append(say("author.counts", reading.faults().size(), reading.advice().size())).append("</li>");
        }
        return frame(say("author.title"), html.append("</ul>").toString());
    }

    private String module(String slug, Map<String, String> asked) throws IOException {
        ModuleFolder folder = ModuleFolder.read(modules.resolve(slug));
        Reading reading = ModuleReader.readAll(folder).getOrDefault("en.md", ModuleReader.read(folder, "en.md"));
        StringBuilder html = new StringBuilder("<p><a href=\"/\">").append(say("author.title")).append("</a></p>");
        html.append(faults(say("author.faults"), reading.faults()));
        if (reading.text().isEmpty()) {
            return frame(slug, "<h1>" + escaped(slug) + "</h1>" + html);
        }
        ModuleText text = reading.text().get();
        Page page = text.page(asked.getOrDefault("page", "")).orElse(text.pages().get(0));
        Nation nation = Nation.of(asked.getOrDefault("nation", "")).filter(text.front().nations()::contains).orElse(text.front().nations().stream().sorted().findFirst().orElseThrow());
        OpenModule open = new OpenModule(new UUID(0, 0), text, folder);
        PageRenderer renderer = open.renderer(page, nation, Map.of(), "");
        BlockPreview preview = new BlockPreview(renderer, nation);
        html.append("<div class=\"grid grid--main\"><article><p class=\"kicker\">").append(escaped(text.front().title())).append("</p><h1>").append(escaped(page.title())).append("</h1>")
            .append(page.blocks().stream().map(preview::html).collect(Collectors.joining("\n"))).append(renderer.notes()).append("</article><aside class=\"stack\"><section class=\"panel\"><h2>")
            .append(say("preview.nation")).append("</h2><ul>");
        text.front().nations().stream().sorted().forEach(n -> html.append("<li>").append(link(slug, page, n, PageRenderer.nationName(n), n == nation)).append("</li>"));
        html.append("</ul></section><section class=\"panel\"><h2>").append(say("preview.pages")).append("</h2><ol>");
        text.pages().forEach(p -> html.append("<li>").append(link(slug, p, nation, escaped(p.title()), p == page)).append(ages(reading, p)).append("</li>"));
        html.append("</ol></section></aside></div>").append(faults(say("author.advice"), reading.advice()));
        return frame(page.title(), html.toString());
    }

    private static String ages(Reading reading, Page page) {
        return reading.remarks().stream().filter(r -> r.page().equals(page.id())).map(AuthorTool::age).findFirst().orElse("");
    }

    private static String age(Readability r) {
        return " <span class=\"small muted\">" + say("author.age", r.ageByFleschKincaid(), r.ageByColemanLiau()) + "</span>";
    }

    private static String link(String slug, Page page, Nation nation, String label, boolean here) {
        return "<a href=\"/module/" + slug + "?page=" + page.id() + "&amp;nation=" + nation.key() + "\"" + (here ? " aria-current=\"page\"" : "") + ">" + label + "</a>";
    }

    private static String faults(String title, List<Fault> faults) {
        return faults.isEmpty() ? "" : "<section class=\"panel panel--line\"><h2>" + title + "</h2><ul>"
            + faults.stream().map(f -> "<li><strong>" + escaped(f.file() + ":" + f.line()) + "</strong> " + escaped(f.what()) + " <em>" + escaped(f.remedy()) + "</em></li>").collect(Collectors.joining()) + "</ul></section>";
    }

    private static String frame(String title, String body) {
        return "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escaped(title) + "</title>"
            + Stream.of("tokens", "layout", "components", "diagram").map(css -> "<link rel=\"stylesheet\" href=\"/css/" + css + ".css\">").collect(Collectors.joining())
            + "<script src=\"/follow.js\" defer></script></head><body><main><div class=\"wrap\">" + body + "</div></main></body></html>";
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("catalogue", key, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
