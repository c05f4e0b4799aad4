package heed.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Whether a request that changes something comes from a page of ours. */
final class Origin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private Origin() {}

    static boolean changes(String method) {
        return !SAFE.contains(method.toUpperCase(Locale.ROOT));
    }

    static boolean ours(HttpServletRequest request, String publicAddress) {
        return ours(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"), publicAddress);
    }

    /**
     * Every browser of today says where a form or script comes from, in {@code Sec-Fetch-Site} or {@code Origin}. A
     * request that says neither comes from no browser and so carries no stranger's page.
     *
     * @param publicAddress the address people type, for when a proxy changes the host
     */
    static boolean ours(String site, String origin, String host, String publicAddress) {
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null || origin.equalsIgnoreCase(publicAddress) || sameHost(origin, host);
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
