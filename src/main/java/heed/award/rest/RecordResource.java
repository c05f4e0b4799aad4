package heed.award.rest;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.award.AwardRow;
import heed.award.Awards;
import heed.award.Certificate;
import heed.award.Certificates;
import heed.platform.Texts;
import heed.platform.document.Csv;
import heed.platform.document.Pdf;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;

/** One's own record and certificates as files. */
@Path("")
public class RecordResource {
    @Inject private CurrentUser user;
    @Inject private Awards awards;
    @Inject private Certificates certificates;

    private UUID person() {
        return user.personId().orElseThrow(NotInScope::new);
    }

    @GET
    @Path("record.csv")
    public Response csv() {
        List<AwardRow> held = awards.held(person());
        StreamingOutput rows = out -> {
            try (Csv csv = Csv.to(out, head("record.module"), head("record.earned"), head("paper.version"), head("csv.provider"), head("csv.evidence"), head("paper.state"))) {
                held.forEach(a -> csv.row(a.title(), a.completedOn(), a.editionText(), a.provider(), a.evidence(), Texts.of("award", "paper." + a.state())));
            }
        };
        return Response.ok(rows, Csv.TYPE).header("Content-Disposition", "attachment; filename=\"my-training.csv\"").build();
    }

    private static String head(String key) {
        return Texts.of("award", key);
    }

    @GET
    @Path("record.pdf")
    public Response pdf() {
        Pdf.Page page = certificates.record(person());
        return Response.ok((StreamingOutput) out -> Pdf.write(out, page), Pdf.TYPE).header("Content-Disposition", "attachment; filename=\"my-training.pdf\"").build();
    }

    @GET
    @Path("certificates/{award: [0-9a-f-]{36}}.pdf")
    public Response certificate(@PathParam("award") String award) {
        Certificate certificate = awards.ownedBy(person(), award).flatMap(a -> certificates.ofAward(a.id())).orElseThrow(NotInScope::new);
        return Response.ok((StreamingOutput) out -> Pdf.write(out, certificate.paper()), Pdf.TYPE)
                .header("Content-Disposition", "attachment; filename=\"certificate-" + certificate.code() + ".pdf\"").build();
    }
}
