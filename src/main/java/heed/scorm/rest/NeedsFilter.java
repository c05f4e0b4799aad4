package heed.scorm.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Turns an application away from what its scopes, or its token's, do not name. */
@Provider
public class NeedsFilter implements ContainerRequestFilter {
    @Context private ResourceInfo resource;
    @Inject private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Needs needs = resource.getResourceMethod() == null ? null : resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs != null && !caller.get().may(needs.value())) {
            request.abortWith(Message.of(403, "scope", needs.value().code()));
        }
    }
}
