package heed.assignment.rest;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.assignment.Statuses;
import heed.platform.PageRequest;
import heed.platform.Texts;
import heed.platform.document.Csv;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;

/** The table of who stands where as CSV, filtered and sorted as on the page, written row by row as the database gives them. */
@Path("status.csv")
public class StatusResource {
    @Inject private Access access;
    @Inject private Statuses statuses;

    @GET
    public Response csv(@Context UriInfo uri) {
        Scope scope = access.require(Permission.SEE_PEOPLE);
        Map<String, String> filters = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> filters.put(name, values.get(0)));
        PageRequest asked = new PageRequest(0, 1, filters.get("sort"), "true".equals(filters.get("desc")), filters);
        StreamingOutput rows = out -> {
            try (Csv csv = Csv.to(out, head("name"), head("staffNumber"), head("unit"), head("group"), head("module"), head("status"), head("completedOn"), head("due"),
                    head("assigned"), head("line"))) {
                statuses.each(asked, scope, r -> csv.row(r.name(), r.staffNumber(), r.unit(), r.group(), r.title(), Texts.of("assignment", "status." + r.status().code()),
                        r.completedOn(), r.due(), Texts.of("assignment", r.assigned() ? "csv.yes" : "csv.no"), r.line()));
            }
        };
        return Response.ok(rows, Csv.TYPE).header("Content-Disposition", "attachment; filename=\"training.csv\"").build();
    }

    private static String head(String key) {
        return Texts.of("assignment", "csv." + key);
    }
}
