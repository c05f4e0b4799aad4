package heed.access.web;

import heed.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The cookie that carries a sign-in's token: for our pages only, unseen by scripts, gone with the browser. */
@ApplicationScoped
public class SignInCookie {
    private boolean https;

    protected SignInCookie() {}

    @Inject
    SignInCookie(Settings settings) {
        https = settings.publicAddress().startsWith("https:");
    }

    /** Over https at the root the prefix makes browsers refuse a cookie that another host or path has planted. */
    String name(String context) {
        return https && context.isEmpty() ? "__Host-heed" : "heed";
    }

    Optional<String> token(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name(request.getContextPath())) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    void set(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", line(request, token));
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Set-Cookie", line(request, "") + "; Max-Age=0");
    }

    private String line(HttpServletRequest request, String token) {
        return line(request.getContextPath(), token);
    }

    String line(String context, String token) {
        return name(context) + "=" + token + "; Path=" + (context.isEmpty() ? "/" : context) + "; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
    }
}
