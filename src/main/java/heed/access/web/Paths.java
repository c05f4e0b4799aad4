package heed.access.web;

import java.util.List;
import java.util.Set;

/** Which addresses are open to everybody, and which address a sign-in may lead back to. */
final class Paths {
    static final String SIGN_IN = "/signin";
    static final String SECOND = "/signin/second";
    static final String ENROL = "/signin/enrol";
    static final String QUIET = "/signin/quiet";

    private static final Set<String> OPEN = Set.of("", "/", "/index", "/index.xhtml", "/favicon.ico", "/robots.txt", "/api/ready",
            "/check", "/toolkit", "/tool", "/signin", "/signin.xhtml", "/scorm/launch", "/api/scorm/links", "/api/scorm/kept");

    /** The certificate check is the award room's public page and the toolkit the catalogue's; their addresses for machines lie under {@code /api}. */
    private static final List<String> OPEN_BELOW = List.of("/signin/", "/awareness/", "/check/", "/api/check/", "/api/toolkit/", "/resources/",
            "/jakarta.faces.resource/");

    private static final List<String> ASSETS = List.of("/resources/", "/jakarta.faces.resource/");

    /** What the server offers about itself, on the address of every application. */
    private static final List<String> SERVERS_OWN = List.of("/metrics", "/health", "/openapi");

    private Paths() {}

    static boolean open(String path) {
        return OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
    }

    /** Style sheets, scripts, drawings: the same for all, so nobody is looked up. */
    static boolean asset(String path) {
        return ASSETS.stream().anyMatch(path::startsWith);
    }

    static boolean rest(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** The course API, which other programs call with a secret of their own; no cookie counts there. */
    static boolean programs(String path) {
        return path.startsWith("/api/v2/");
    }

    /** A plain form of the learner's player, sent without a script: it brings a key that only the learner's own page holds. */
    static boolean keyedForm(String path, String contentType) {
        return path.startsWith("/api/learning/") && contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
    }

    static boolean serversOwn(String path) {
        return SERVERS_OWN.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }

    /**
     * Whether a text is an address inside the application to go on to: one slash first, no way to another host, and not
     * the door itself.
     */
    static boolean leadsInside(String next) {
        return next != null && next.length() <= 1000 && next.startsWith("/") && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c != '\\' && c != 127)
                && !next.equals(SIGN_IN) && !next.startsWith(SIGN_IN + "/") && !next.startsWith(SIGN_IN + "?");
    }
}
