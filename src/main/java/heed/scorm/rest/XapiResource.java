package heed.scorm.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Says that there are no statements of the Experience API here, rather than nothing. */
@Path("v2/xapi/{rest: .*}")
@RequestScoped
public class XapiResource {
    @GET
    public Response read() {
        return Message.of(404, "noXapi");
    }

    @POST
    public Response write() {
        return read();
    }

    @PUT
    public Response change() {
        return read();
    }

    @DELETE
    public Response remove() {
        return read();
    }
}
