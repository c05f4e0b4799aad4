package heed.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Another training system, as small as one can be: it serves a package under a policy that forbids scripts and styles in the
 * page, offers both editions of the SCORM API beside it, keeps what is set and writes every call down. {@code /frame} plays
 * the package in the page, {@code /window} in a window of its own.
 */
final class OtherSystem implements AutoCloseable {
    /** Keeps in the browser's own store, so that a killed tab loses nothing that was set. It answers false to what SCORM would refuse. */
    private static final String API = """
        const kept = JSON.parse(localStorage.kept || "{}"), calls = JSON.parse(localStorage.calls || "[]"), longest = EDITION === "1.2" ? 4096 : 64000;
        let open = false;
        const note = what => { calls.push(what); localStorage.calls = JSON.stringify(calls); };
        const api = {
          Initialize() { note("begin"); if (open) return "false"; open = true; return "true"; },
          GetValue(k) {
            if (!open) { note("fault get " + k); return ""; }
            if (k.endsWith("interactions._count")) return String(new Set(Object.keys(kept).filter(e => e.startsWith("cmi.interactions.")).map(e => e.split(".")[2])).size);
            return kept[k] ?? (k.endsWith("mode") ? "normal" : "");
          },
          SetValue(k, v) {
            const fault = !open || typeof v !== "string" || (k === "cmi.suspend_data" && v.length > longest) || (k.endsWith("suspend_data") && !/^[a-z0-9|.,;-]*$/.test(v));
            note((fault ? "fault " : "") + "set " + k + "=" + v);
            if (fault) return "false";
            kept[k] = v;
            localStorage.kept = JSON.stringify(kept);
            return "true";
          },
          Commit() { note(open ? "commit" : "fault commit"); return String(open); },
          Terminate() { note(open ? "end" : "fault end"); const was = open; open = false; return String(was); }
        };
        if (EDITION === "1.2") window.API = { LMSInitialize: api.Initialize, LMSGetValue: api.GetValue, LMSSetValue: api.SetValue, LMSCommit: api.Commit, LMSFinish: api.Terminate };
        else window.API_1484_11 = api;
        """;

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml", "woff2", "font/woff2");

    private final HttpServer server;
    private final String edition;
    final Map<String, byte[]> files;

    OtherSystem(String edition, Map<String, byte[]> files) {
        this.edition = edition;
        this.files = files;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange asked) throws IOException {
        String path = asked.getRequestURI().getPath();
        String api = "<!DOCTYPE html><html lang=\"en\"><head><title>Another system</title><script>const EDITION = \"" + edition + "\";" + API + "</script></head><body><main aria-label=\"Another system\"><h1>Another system</h1>";
        if (path.equals("/frame")) {
            send(asked, "html", (api + "<iframe src=\"/course/index.html\" title=\"Course\" width=\"100%\" height=\"800\"></iframe></main></body></html>").getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/window")) {
            send(asked, "html", (api + "<a href=\"/course/index.html\" target=\"_blank\" rel=\"opener\">Course</a></main></body></html>").getBytes(StandardCharsets.UTF_8));
        } else if (files.containsKey(path.replaceFirst("^/course/", ""))) {
            asked.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'");
            send(asked, path.substring(path.lastIndexOf('.') + 1), files.get(path.substring("/course/".length())));
        } else {
            asked.sendResponseHeaders(404, -1);
            asked.close();
        }
    }

    private static void send(HttpExchange asked, String ending, byte[] body) throws IOException {
        asked.getResponseHeaders().add("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
        asked.sendResponseHeaders(200, body.length);
        asked.getResponseBody().write(body);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
