package heed.platform.rest;

import heed.platform.Refusal;
import heed.platform.Texts;
import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal as problem+json (RFC 9457), status 422, with the same words as on a page. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", Texts.of(refusal))
                .add("code", refusal.key())
                .add("status", 422)
                .build()
                .toString();
        return Response.status(422).type("application/problem+json").entity(body).build();
    }
}
