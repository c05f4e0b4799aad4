package heed.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The way out of a sign-in: the browser forgets the pages it has seen, a shared one all it has stored. */
final class Farewell {
    private Farewell() {}

    static void say(HttpServletRequest request, HttpServletResponse response, boolean shared, String why) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Clear-Site-Data", shared ? "\"cache\", \"storage\"" : "\"cache\"");
        response.sendRedirect(request.getContextPath() + (shared ? "/signin/shared" : "/signin") + "?done=" + why);
    }
}
