package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.platform.Texts;
import heed.scorm.ContentHost;
import heed.scorm.ContentStore;
import heed.scorm.Gone;
import heed.scorm.MediaTypes;
import heed.scorm.Plays;
import heed.scorm.runtime.Said;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that is asked of the content host is answered here and goes no further: no page, no sign-in, no cookie. Who may read is decided by
 * the token in the address alone. Requests to the portal's own name pass untouched.
 */
public class ContentFilter extends HttpFilter {
    private static final String BELOW = "/content/";
    private static final Set<String> ASSETS = Set.of("scorm2004.js", "scorm12.js", "scorm-player.js", "scorm-player.css", "tokens.css");
    /** A content object with thousands of long answers, and what it called since. */
    private static final int LONGEST = 16 << 20;
    /** A wish where to go. */
    private static final int SHORT = 8 << 10;
    private static final int TOO_LONG = 413;

    @Inject private transient ContentHost host;
    @Inject private transient ContentStore store;
    @Inject private transient Plays plays;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (!host.serves(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        headers(response);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (path.equals("/") || path.isEmpty()) {
            page(response, 200, lost(request));
        } else if (request.getHeader("Service-Worker") != null) {
            // A worker would stay in the browser when its course is gone, on the host that all courses share.
            response.setStatus(403);
        } else if (!path.startsWith(BELOW)) {
            page(response, 404, lost(request));
        } else if (reads) {
            read(request, response, path.substring(BELOW.length()));
        } else if (request.getMethod().equals("POST")) {
            say(request, response, path.substring(BELOW.length()));
        } else {
            response.setStatus(405);
        }
    }

    private String lost(HttpServletRequest request) {
        return PlayerHtml.lost(host.portal(), request.getContextPath());
    }

    /** Who may frame content, and what it may not do; nothing here keeps it from speaking when its window is closed. */
    private void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "frame-ancestors 'self' " + host.portal() + "; object-src 'none'; base-uri 'self'; form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    private void read(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        int slash = path.indexOf('/');
        String token = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? "" : path.substring(slash + 1);
        if (token.equals("assets")) {
            asset(request, response, rest);
        } else if (rest.equals("player")) {
            Optional<String> title = plays.title(token);
            response.setHeader("Cache-Control", "no-store");
            page(response, title.isPresent() ? 200 : 404, title.map(t -> PlayerHtml.player(t, host.portal(), request.getContextPath())).orElseGet(() -> lost(request)));
        } else if (rest.startsWith("files/")) {
            file(request, response, token, rest.substring("files/".length()));
        } else {
            page(response, 404, lost(request));
        }
    }

    private void asset(HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
        if (!ASSETS.contains(name)) {
            response.setStatus(404);
            return;
        }
        String folder = name.endsWith(".css") ? "css/" : "js/";
        try (InputStream in = getServletContext().getResourceAsStream("/resources/" + folder + name)) {
            byte[] bytes = in.readAllBytes();
            Bytes.send(request, response, new Bytes.Source(MediaTypes.of(name), bytes.length, "\"" + Integer.toHexString(java.util.Arrays.hashCode(bytes)) + "\"", "no-cache", () -> new ByteArrayInputStream(bytes)));
        }
    }

    private void file(HttpServletRequest request, HttpServletResponse response, String token, String encoded) throws IOException {
        Optional<UUID> content = plays.serves(token);
        Optional<String> path = decoded(encoded).filter(p -> !inert(p));
        Optional<Path> file = content.flatMap(c -> path.flatMap(p -> store.file(c, p)));
        if (file.isEmpty()) {
            page(response, 404, PlayerHtml.missing(request.getContextPath()));
            return;
        }
        // A content never changes: its id is as good as a digest of each of its files.
        Bytes.send(request, response, Bytes.of(file.get(), MediaTypes.of(path.orElseThrow()), "\"" + content.orElseThrow() + "\""));
    }

    /** What a server keeps to itself; a package has no use for it either. */
    private static boolean inert(String path) {
        String top = path.toUpperCase(Locale.ROOT);
        return top.startsWith("WEB-INF/") || top.startsWith("META-INF/") || top.equals("IMSMANIFEST.XML");
    }

    private static Optional<String> decoded(String path) {
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void say(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        int slash = path.indexOf('/');
        String token = slash < 0 ? path : path.substring(0, slash);
        response.setHeader("Cache-Control", "no-store");
        try {
            // What strangers send is not even read.
            plays.known(token);
            switch (slash < 0 ? "" : path.substring(slash + 1)) {
                case "begin" -> json(response, 200, plays.begin(token));
                case "commit" -> commit(response, token, message(request, LONGEST));
                case "navigate" -> navigate(response, token, message(request, LONGEST));
                case "beat" -> {
                    plays.beat(token);
                    response.setStatus(204);
                }
                case "valid" -> json(response, 200, JSON.createObjectBuilder().add("valid", plays.isValid(token, message(request, SHORT).getString("request", ""))).build());
                default -> response.setStatus(404);
            }
        } catch (Gone gone) {
            json(response, gone.why() == Gone.Why.UNKNOWN ? 404 : 410, JSON.createObjectBuilder().add("gone", gone.why().name().toLowerCase(Locale.ROOT)).build());
        } catch (Plays.Stale stale) {
            json(response, 409, JSON.createObjectBuilder().add("stale", true).build());
        } catch (TooLong tooLong) {
            response.setStatus(TOO_LONG);
        } catch (JsonException | IllegalArgumentException | ClassCastException unreadable) {
            json(response, 400, JSON.createObjectBuilder().add("title", Texts.of("scorm", "content.unreadable")).build());
        }
    }

    private void commit(HttpServletResponse response, String token, JsonObject message) throws IOException {
        Optional<JsonObject> changed = plays.commit(token, Said.of(message), message.getBoolean("leaving", false));
        if (changed.isPresent()) {
            json(response, 200, changed.get());
        } else {
            response.setStatus(204);
        }
    }

    private void navigate(HttpServletResponse response, String token, JsonObject message) throws IOException {
        json(response, 200, plays.navigate(token, Said.of(message), message.getString("request", "_none_")));
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static JsonObject message(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw new TooLong();
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new TooLong();
        }
        if (body.length == 0) {
            return jakarta.json.JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    private static void json(HttpServletResponse response, int status, JsonObject body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void page(HttpServletResponse response, int status, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html; charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
