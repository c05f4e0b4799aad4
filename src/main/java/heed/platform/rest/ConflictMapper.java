package heed.platform.rest;

import heed.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** A change that could not be kept: somebody was quicker (409), or a bug, which is told to the log alone. */
@Provider
public class ConflictMapper implements ExceptionMapper<TransactionalException> {
    private static final Logger LOG = System.getLogger(ConflictMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(TransactionalException thrown) {
        Optional<Refusal> refusal = Refusal.in(thrown);
        if (refusal.isEmpty()) {
            LOG.log(Level.ERROR, "A change could not be kept", thrown);
        }
        return refusal.map(r -> RefusalMapper.told(r, request)).orElseGet(() -> Problem.of(500));
    }
}
