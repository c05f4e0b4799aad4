package heed.platform.rest;

import heed.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form that a page posts without its script to an address for programs: whoever sent it waits for a page, so what is to
 * be said leads back to the page the form is on, where {@link heed.platform.faces.Say} says it.
 */
public final class PlainForm {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST = 1000;

    private PlainForm() {}

    public static boolean is(HttpServletRequest request) {
        return is(request.getMethod(), request.getContentType(), request.getHeader("Accept"), request.getHeader("X-Heed"));
    }

    static boolean is(String method, String contentType, String accept, String script) {
        return "POST".equals(method) && contentType != null && contentType.startsWith(FORM) && accept != null && accept.contains("text/html") && script == null;
    }

    /** The page the form is on, as a path below the context with its query; empty if the browser does not say. */
    public static Optional<String> page(HttpServletRequest request) {
        return page(request.getHeader("Referer"), request.getContextPath());
    }

    /** Whatever host is named, only the path counts: it leads to a page of ours or nowhere. */
    static Optional<String> page(String referer, String context) {
        try {
            URI page = URI.create(referer == null ? "" : referer);
            String path = page.getRawPath();
            if (path == null || !path.startsWith(context + "/") || path.startsWith("//") || path.startsWith(context + "//")) {
                return Optional.empty();
            }
            String inside = path.substring(context.length()) + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
            return Optional.of(inside).filter(p -> p.length() <= LONGEST);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Back to the form's page, which says the refusal; of its values only a whole number travels along. */
    public static Response back(HttpServletRequest request, Refusal refusal) {
        String[] page = page(request).orElse("/").split("\\?", 2);
        String query = page.length == 1 ? "" : Arrays.stream(page[1].split("&")).filter(p -> !p.matches("(done|refused|n)(=.*)?")).map(p -> p + "&").collect(Collectors.joining());
        String number = refusal.values().stream().filter(Integer.class::isInstance).findFirst().map(n -> "&n=" + n).orElse("");
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", request.getContextPath() + page[0] + "?" + query + "refused=" + refusal.key() + number).build();
    }
}
