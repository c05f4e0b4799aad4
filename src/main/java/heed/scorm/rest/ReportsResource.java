package heed.scorm.rest;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Texts;
import heed.platform.document.Csv;
import heed.scorm.Attempts;
import heed.scorm.Calls;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is known of attempts at packages as CSV, written row by row as the database gives them. */
@Path("scorm")
public class ReportsResource {
    @Inject private Access access;
    @Inject private Attempts attempts;
    @Inject private Calls calls;

    /** The rows of the progress page. */
    @GET
    @Path("progress.csv")
    public Response progress(@Context UriInfo uri) {
        Scope scope = access.require(Permission.SEE_PROGRESS);
        PageRequest asked = asked(uri);
        UUID id = NotInScope.id(asked.filter("package").orElse(null));
        Attempts.Course course = attempts.courses().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(NotInScope::new);
        return file("progress.csv", out -> {
            try (Csv csv = Csv.to(out, heads("progress", "name", "staffNumber", "unit", "part", "version", "completion", "success", "scaled", "raw", "seconds", "goes", "last", "done"))) {
                attempts.each(course, asked, scope, r -> csv.row(r.name(), r.staffNumber(), r.unit(), r.isWhole() ? Texts.of("scorm", "progress.whole") : r.part(), r.version(), r.completion(),
                        r.success(), r.scaled(), r.raw(), r.seconds(), r.goes(), r.lastAt(), r.done()));
            }
        });
    }

    /** The rows of the page of calls. */
    @GET
    @Path("calls.csv")
    public Response calls(@Context UriInfo uri) {
        PageRequest asked = asked(uri);
        UUID attempt = NotInScope.id(asked.filter("attempt").orElse(null));
        calls.of(attempt);
        return file("calls.csv", out -> {
            try (Csv csv = Csv.to(out, heads("calls", "received", "device", "item", "message", "late", "name", "element", "value", "answer", "error", "keptBack"))) {
                calls.each(attempt, asked, c -> csv.row(c.receivedAt(), c.calledAt().atOffset(ZoneOffset.UTC), c.item(), c.sequence(), Texts.of("scorm", c.late() ? "csv.yes" : "csv.no"), c.name(),
                        c.element(), c.value(), c.answer(), c.error(), c.keptBack()));
            }
        });
    }

    private static PageRequest asked(UriInfo uri) {
        Map<String, String> filters = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> filters.put(name, values.get(0)));
        return new PageRequest(0, 1, filters.get("sort"), false, filters);
    }

    private static String[] heads(String file, String... keys) {
        String[] heads = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            heads[i] = Texts.of("scorm", "csv." + file + "." + keys[i]);
        }
        return heads;
    }

    private static Response file(String name, StreamingOutput rows) {
        return Response.ok(rows, Csv.TYPE).header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }
}
