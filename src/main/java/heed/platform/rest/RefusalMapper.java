package heed.platform.rest;

import static heed.platform.Json.JSON;

import heed.platform.Refusal;
import heed.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal as problem+json (RFC 9457) with the same words as on a page: 409 when somebody was quicker, else 422. A plain form is led back to its page. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {
    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Refusal refusal) {
        return told(refusal, request);
    }

    static Response told(Refusal refusal, HttpServletRequest request) {
        if (PlainForm.is(request)) {
            return PlainForm.back(request, refusal);
        }
        int status = refusal.key().equals("platform.conflict") ? 409 : 422;
        String body = JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", Texts.of(refusal))
                .add("code", refusal.key())
                .add("status", status)
                .build()
                .toString();
        return Response.status(status).type("application/problem+json").entity(body).build();
    }
}
