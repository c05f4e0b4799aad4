package heed.platform.rest;

import static heed.platform.Json.JSON;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** What a machine is told that has asked wrongly, as problem+json (RFC 9457): a status and its name. */
public final class Problem {
    private static final String TYPE = "application/problem+json";

    private Problem() {}

    private static String body(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return JSON.createObjectBuilder().add("type", "about:blank").add("title", known == null ? "Not done" : known.getReasonPhrase())
                .add("status", status).build().toString();
    }

    public static Response of(int status) {
        return Response.status(status).type(TYPE).entity(body(status)).build();
    }

    /** Answers a request that no resource has met yet. */
    public static void send(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType(TYPE);
        response.getWriter().write(body(status));
    }
}
