package heed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads what Arquillian asks of a deployment straight to its servlet, past the filters of the program, which stand for
 * every other address as they do in production. It is in the archive of the tests only.
 */
public class RunnerFilter extends HttpFilter {
    static final String RUNNER = "ArquillianServletRunnerEE9";
    static final String PATH = "/" + RUNNER;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.getServletContext().getNamedDispatcher(RUNNER).forward(request, response);
    }
}
