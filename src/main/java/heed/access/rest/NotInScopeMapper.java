package heed.access.rest;

import heed.access.NotInScope;
import heed.platform.Refusal;
import heed.platform.rest.PlainForm;
import heed.platform.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Not there and not for you are one answer, 404. A plain form is led back to its page, which is there for its own person only. */
@Provider
public class NotInScopeMapper implements ExceptionMapper<NotInScope> {
    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(NotInScope thrown) {
        return PlainForm.is(request) ? PlainForm.back(request, new Refusal("platform.old")) : Problem.of(404);
    }
}
