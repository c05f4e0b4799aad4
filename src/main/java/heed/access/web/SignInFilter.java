package heed.access.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.SignIn;
import heed.access.SignIns;
import heed.access.ThisSignIn;
import heed.platform.Settings;
import heed.platform.Texts;
import heed.platform.rest.PlainForm;
import heed.platform.rest.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out who makes a request, from its cookie and our own record and nothing else, so that any node can; sends
 * strangers to the door; lets nobody write from another site's page.
 */
public class SignInFilter extends HttpFilter {
    @Inject
    private transient SignIns signIns;

    @Inject
    private transient SignInCookie cookie;

    @Inject
    private transient ThisSignIn thisSignIn;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient Settings settings;

    private String publicAddress;

    @Override
    public void init() {
        publicAddress = settings.publicAddress();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        if (Paths.serversOwn(path)) {
            response.sendError(404);
            return;
        }
        if (Paths.asset(path)) {
            chain.doFilter(request, response);
            return;
        }
        if (Paths.programs(path) && Measure.sound(request)) {
            chain.doFilter(request, response);
            return;
        }
        boolean rest = Paths.rest(path);
        int refused = Measure.refuses(request, rest);
        if (refused > 0) {
            refuse(response, rest, refused);
            return;
        }
        if (Origin.changes(request.getMethod()) && (!Origin.ours(request, publicAddress)
                || rest && !Paths.keyedForm(path, request.getContentType()) && !"1".equals(request.getHeader("X-Heed")))) {
            refuse(response, rest, 403);
            return;
        }
        Optional<String> token = cookie.token(request);
        Optional<SignIn> signIn = token.flatMap(t -> path.equals(Paths.QUIET) ? signIns.peek(t) : signIns.find(t));
        signIn.ifPresent(thisSignIn::is);
        signIn.filter(s -> !s.secondFactorDue())
                .ifPresent(s -> user.is(s.accountId(), s.personId(), s.name(), s.shared(), s.grants()));
        if (!user.isSignedIn() && !Paths.open(path)) {
            turnAway(request, response, rest, token.isPresent(), signIn);
            return;
        }
        if (signIn.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            if (user.isSharedTerminal() && !rest && !path.equals(Paths.QUIET)) {
                leaveNothingBehind(request, response);
            }
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!isNotInScope(e) || response.isCommitted()) {
                throw e;
            }
            response.sendError(404);
        }
    }

    private static void refuse(HttpServletResponse response, boolean rest, int status) throws IOException {
        if (rest) {
            Problem.send(response, status);
        } else if (status == 413 || status == 411) {
            // An error page would be asked with the same body, and read it.
            response.setStatus(status);
            response.setContentType("text/plain; charset=UTF-8");
            response.getWriter().write(Texts.of("access", status == 413 ? "measure.tooLarge" : "measure.untold"));
        } else {
            response.sendError(status);
        }
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private static boolean isNotInScope(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof NotInScope) {
                return true;
            }
        }
        return false;
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response, boolean rest, boolean hadCookie,
            Optional<SignIn> waiting) throws IOException {
        boolean form = rest && PlainForm.is(request);
        if (rest && !form) {
            Problem.send(response, 401);
            return;
        }
        boolean reading = form || request.getMethod().equals("GET");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String here = form ? PlainForm.page(request).orElse("") : request.getRequestURI().substring(request.getContextPath().length()) + query;
        String door = waiting.map(s -> s.hasSecondFactor() ? Paths.SECOND : Paths.ENROL).orElse(Paths.SIGN_IN);
        String next = (reading || hadCookie) && Paths.leadsInside(here) ? "next=" + URLEncoder.encode(here, StandardCharsets.UTF_8) : "";
        String why = hadCookie && waiting.isEmpty() ? "done=ended" : "";
        String both = next + (next.isEmpty() || why.isEmpty() ? "" : "&") + why;
        response.sendRedirect(request.getContextPath() + door + (both.isEmpty() ? "" : "?" + both));
    }

    /** A page on a shared computer goes away by itself, also without a script, when nobody has touched it. */
    private void leaveNothingBehind(HttpServletRequest request, HttpServletResponse response) {
        Duration idle = signIns.idle(true).plusSeconds(2);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String here = request.getRequestURI().substring(request.getContextPath().length()) + query;
        response.setHeader("Refresh", idle.toSeconds() + "; url=" + request.getContextPath() + Paths.QUIET + "?next="
                + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }
}
