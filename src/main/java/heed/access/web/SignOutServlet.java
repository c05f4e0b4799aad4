package heed.access.web;

import heed.access.SignIns;
import heed.access.ThisSignIn;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Signs out by a plain link, which works without a script; a link on another site's page does not. */
@WebServlet("/signin/out")
public class SignOutServlet extends HttpServlet {
    private static final Set<String> STRANGERS = Set.of("cross-site", "same-site");

    @Inject
    private transient SignIns signIns;

    @Inject
    private transient ThisSignIn thisSignIn;

    @Inject
    private transient SignInCookie cookie;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && STRANGERS.contains(site)) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        boolean shared = thisSignIn.get().map(s -> s.shared()).orElse(false);
        thisSignIn.get().ifPresent(signIns::out);
        cookie.clear(request, response);
        Farewell.say(request, response, shared, "out");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
