package heed.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Whether a request that changes something comes from a page of ours. */
final class Origin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private Origin() {}

    static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod().toUpperCase(Locale.ROOT));
    }

    /**
     * Every browser of today says where a form or script comes from, in {@code Sec-Fetch-Site} or {@code Origin}. A
     * request that says neither comes from no browser and so carries no stranger's page.
     *
     * @param publicAddress the address people type, for when a proxy changes the host
     */
    static boolean ours(HttpServletRequest request, String publicAddress) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(publicAddress) || sameHost(origin, request.getHeader("Host"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
