package heed.scorm.rest;

import static heed.platform.Json.JSON;

import jakarta.json.JsonReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;

/** Says in the course API's own shape what the rest of the program says as problem+json; what cannot be done because of what was asked is a 400. */
@Provider
public class MessageFilter implements ContainerResponseFilter {
    private static final int UNPROCESSABLE = 422;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean problem = response.getStatus() >= 400 && response.getMediaType() != null && response.getMediaType().getSubtype().equals("problem+json");
        if (!problem || !request.getUriInfo().getPath().replaceFirst("^/", "").startsWith("v2/")) {
            return;
        }
        String words = response.getStatus() == 404 ? Message.words("notThere") : title(String.valueOf(response.getEntity()));
        if (response.getStatus() == UNPROCESSABLE) {
            response.setStatus(400);
        }
        response.setEntity(JSON.createObjectBuilder().add("message", words).build().toString(), null, MediaType.APPLICATION_JSON_TYPE);
    }

    private static String title(String problem) {
        try (JsonReader reader = JSON.createReader(new StringReader(problem))) {
            return reader.readObject().getString("title");
        }
    }
}
