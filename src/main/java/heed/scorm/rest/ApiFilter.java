package heed.scorm.rest;

import heed.access.Address;
import heed.access.ApiCaller;
import heed.access.Applications;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds out which application calls the course API, by its id and secret or by a token, and by nothing that a browser
 * sends of itself: no cookie counts here, and no browser is ever asked for the secret. Bounds how often each may call.
 */
@WebFilter(urlPatterns = "/api/v2/*", asyncSupported = true)
public class ApiFilter extends HttpFilter {
    static final int CALLS = 600;
    static final int WRONG = 30;
    private static final long LONGEST_TEXT = 1024 * 1024;

    @Inject private transient Applications applications;
    @Inject private transient Caller caller;
    @Inject private transient Address address;
    @Inject private transient Clock clock;

    private final transient Rate calls = new Rate(CALLS);
    private final transient Rate wrong = new Rate(WRONG);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        long now = clock.instant().getEpochSecond();
        String from = address.of(request);
        Optional<ApiCaller> found = caller(request.getHeader("Authorization"));
        if (found.isEmpty()) {
            boolean patient = wrong.allows(from, now);
            if (patient) {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"Heed course API\"");
            }
            refuse(response, patient ? 401 : 429, patient ? "unknown" : "tooMany");
            return;
        }
        if (!calls.allows(found.get().appId(), now)) {
            refuse(response, 429, "tooMany");
            return;
        }
        boolean file = request.getServletPath().equals(UploadServlet.PATH);
        if (!file && (request.getContentLengthLong() > LONGEST_TEXT || request.getHeader("Transfer-Encoding") != null)) {
            refuse(response, 413, "tooLong");
            return;
        }
        caller.is(found.get());
        applications.actAs(found.get());
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, int status, String key) throws IOException {
        if (status == 429) {
            response.setHeader("Retry-After", "60");
        }
        Message.send(response, status, Message.words(key));
    }

    private Optional<ApiCaller> caller(String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return applications.withToken(header.substring(7).strip());
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6) ? withSecret(header.substring(6).strip()) : Optional.empty();
    }

    private Optional<ApiCaller> withSecret(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1 || pair.indexOf('\0') >= 0 ? Optional.empty() : applications.withSecret(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
