package heed.award;

import static heed.platform.document.Pdf.escaped;

import heed.platform.Texts;
import heed.platform.document.Pdf;
import java.time.LocalDate;
import java.util.List;

/** Everything somebody holds as pages of paper. */
final class RecordPaper {
    private static final String CSS = """
            @page { size: a4; margin: 18mm; }
            body { color: #1b2a2b; }
            h1 { font-size: 20pt; margin: 0 0 2mm; }
            table { border-collapse: collapse; width: 100%; margin-top: 5mm; -fs-table-paginate: paginate; }
            caption { text-align: left; font-weight: 700; padding-bottom: 2mm; }
            th, td { text-align: left; vertical-align: top; padding: 1.5mm 4mm 1.5mm 0; border-bottom: 0.5pt solid #9db3b3; }
            """;

    private RecordPaper() {}

    static Pdf.Page of(String holder, LocalDate today, List<AwardRow> awards) {
        StringBuilder body = new StringBuilder("<h1>").append(say("paper.title", holder)).append("</h1><p>").append(say("paper.lead", today)).append("</p>");
        body.append("<table><caption>").append(say("record.title")).append("</caption><thead><tr>");
        for (String key : List.of("record.module", "record.earned", "paper.version", "paper.state")) {
            body.append("<th scope=\"col\">").append(say(key)).append("</th>");
        }
        body.append("</tr></thead><tbody>");
        for (AwardRow a : awards) {
            body.append("<tr><th scope=\"row\">").append(escaped(a.title())).append("</th><td>").append(Texts.day(a.completedOn())).append("</td><td>")
                    .append(escaped(a.provider() == null ? a.editionText() : a.provider())).append("</td><td>").append(say("paper." + a.state())).append("</td></tr>");
        }
        body.append("</tbody></table>");
        return new Pdf.Page(Texts.of("award", "paper.title", holder), Texts.of("award", "paper.lead", today), CSS, body.toString());
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("award", key, values));
    }
}
