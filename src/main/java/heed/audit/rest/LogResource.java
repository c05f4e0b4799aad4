package heed.audit.rest;

import heed.access.Access;
import heed.access.Permission;
import heed.audit.AuditLog;
import heed.audit.Words;
import heed.platform.PageRequest;
import heed.platform.document.Csv;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The lines of the audit page as CSV, written as they are read. */
@Path("audit")
public class LogResource {
    @Inject
    private AuditLog log;

    @Inject
    private Access access;

    @GET
    @Path("log.csv")
    @Produces(Csv.TYPE)
    public Response file(@QueryParam("who") String who, @QueryParam("kind") String kind, @QueryParam("from") String from,
            @QueryParam("to") String to) {
        access.require(Permission.SEE_AUDIT);
        Map<String, String> filters = new HashMap<>();
        filters.put("who", who);
        filters.put("kind", kind);
        filters.put("from", day(from));
        filters.put("to", day(to));
        PageRequest asked = new PageRequest(0, 1, null, false, filters);
        StreamingOutput body = out -> {
            try (Csv csv = Csv.to(out, "When (UTC)", "Who", "What", "On", "Detail")) {
                log.each(asked, e -> csv.row(e.at(), e.actorName(), Words.of(e.action()), e.subjectName(), e.detail()));
            }
        };
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"heed-audit.csv\"").build();
    }

    private static String day(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
