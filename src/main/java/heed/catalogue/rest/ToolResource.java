package heed.catalogue.rest;

import heed.access.NotInScope;
import heed.catalogue.Tool;
import heed.catalogue.Tools;
import heed.catalogue.web.ToolArea;
import heed.platform.Refusal;
import heed.platform.document.Pdf;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Tools on paper, open to everybody. */
@Path("toolkit")
public class ToolResource {
    @Inject private Tools tools;
    @Inject private ToolArea areas;

    /** Counted by tool, area and month, and by nothing else. */
    @GET
    @Path("{name: [A-Za-z0-9-]+}.pdf")
    public Response pdf(@PathParam("name") String name, @QueryParam("area") String area) {
        Tool tool = tools.find(name).orElseThrow(NotInScope::new);
        int key = areas.of(area).orElse(Tools.NO_AREA);
        if (tool.isLocal() && key == Tools.NO_AREA) {
            throw new Refusal("catalogue.toolAreaMissing");
        }
        Pdf.Page page = tools.paper(tool, key, areas.name(key));
        tools.count(tool, key);
        return Response.ok((StreamingOutput) out -> Pdf.write(out, page), Pdf.TYPE).header("Content-Disposition", "attachment; filename=\"" + tool.name() + ".pdf\"").build();
    }
}
