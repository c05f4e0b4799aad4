package heed.access.web;

import heed.platform.Settings;
import heed.platform.faces.Frames;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What every answer tells the browser not to do. Faces pages put their own policy, with a nonce, in place of ours. */
public class HeadersFilter extends HttpFilter {
    private static final String CSP = "Content-Security-Policy";

    static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'; script-src 'self'";

    @Inject
    private transient Settings settings;

    private Map<String, String> headers;

    @Override
    public void init() {
        headers = headers(settings.publicAddress().startsWith("https:"));
    }

    static Map<String, String> headers(boolean https) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CSP, POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        // The server compresses what it sends to whoever takes that, and says so to nobody on the way.
        headers.put("Vary", "Accept-Encoding");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers.forEach(response::setHeader);
        chain.doFilter(request, new OnePolicy(request, response));
    }

    /** A browser obeys every policy it is given: the page's own must replace ours, not stand beside it. */
    private static final class OnePolicy extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        OnePolicy(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(CSP)) {
                Optional<String> framed = Frames.shown(request);
                setHeader(name, framed.map(origin -> "frame-src " + origin + "; " + value).orElse(value));
                // Under the strict value a browser keeps a frame of another origin from every window it opens.
                framed.ifPresent(origin -> setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups"));
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
