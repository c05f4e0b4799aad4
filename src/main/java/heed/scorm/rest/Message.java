package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.platform.Texts;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the course API says when it does not do what was asked: a status and {@code {"message": …}}. */
final class Message {
    private Message() {}

    private static String body(String words) {
        return JSON.createObjectBuilder().add("message", words).build().toString();
    }

    static String words(String key, Object... values) {
        return Texts.of("scorm", "scorm.api." + key, values);
    }

    /** @param key of the words, after {@code scorm.api.} */
    static Response of(int status, String key, Object... values) {
        return said(status, words(key, values));
    }

    static Response said(int status, String words) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(body(words)).build();
    }

    static void send(HttpServletResponse response, int status, String words) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(body(words));
    }
}
