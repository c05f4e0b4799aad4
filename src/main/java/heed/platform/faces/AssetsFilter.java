package heed.platform.faces;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets a browser keep our style sheets, script, drawings and font: for ever under their version, else for an hour. */
@WebFilter("/resources/*")
public class AssetsFilter extends HttpFilter {
    @Inject private Assets assets;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean versioned = assets.version().equals(request.getParameter("v"));
        boolean font = request.getServletPath().startsWith("/resources/fonts/");
        response.setHeader("Cache-Control",
                versioned || font ? "public, max-age=31536000, immutable" : "public, max-age=3600");
        chain.doFilter(request, response);
    }
}
