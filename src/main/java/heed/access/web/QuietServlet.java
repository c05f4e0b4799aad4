package heed.access.web;

import heed.access.ThisSignIn;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where a page on a shared computer goes by itself: back, when its person was active meanwhile, else to the next one. */
@WebServlet(Paths.QUIET)
public class QuietServlet extends HttpServlet {
    @Inject
    private transient ThisSignIn thisSignIn;

    @Inject
    private transient SignInCookie cookie;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        if (thisSignIn.get().isPresent() && Paths.leadsInside(next)) {
            response.sendRedirect(request.getContextPath() + next);
            return;
        }
        cookie.clear(request, response);
        Farewell.say(request, response, true, "quiet");
    }
}
