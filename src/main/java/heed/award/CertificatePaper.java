package heed.award;

import static heed.platform.document.Pdf.escaped;

import heed.platform.Texts;
import heed.platform.document.Pdf;
import java.util.stream.Collectors;

/** The certificate as a page of paper. */
final class CertificatePaper {
    private static final String CSS = """
            @page { size: a4 landscape; margin: 16mm; }
            body { color: #1b2a2b; }
            .cert { border: 1.5pt solid #0e5a5e; border-radius: 4pt 60pt 4pt 4pt; padding: 12mm 16mm; }
            .mark { color: #0e5a5e; font-weight: 700; font-size: 15pt; }
            .place { margin: 1mm 0 5mm; }
            h1 { font-size: 28pt; line-height: 1.1; margin: 0; }
            h2 { font-size: 17pt; line-height: 1.2; margin: 1mm 0 4mm; }
            h3 { font-size: 11pt; margin: 4mm 0 1mm; }
            p { margin: 0 0 1.5mm; }
            ul { margin: 0; padding-left: 5mm; }
            caption { text-align: left; font-size: 1pt; color: #ffffff; line-height: 1; }
            table { border-collapse: collapse; width: 100%; margin-top: 3mm; border-top: 0.75pt solid #9db3b3; }
            th { text-align: left; font-weight: 400; color: #48595a; padding: 1.2mm 6mm 0 0; width: 40mm; vertical-align: top; }
            td { font-weight: 700; padding: 1.2mm 0 0; vertical-align: top; }
            .foot { margin-top: 5mm; }
            .qr { float: right; width: 30mm; height: 30mm; }
            .small { font-size: 9pt; color: #48595a; }
            .code { letter-spacing: 0.06em; }
            """;

    private CertificatePaper() {}

    static Pdf.Page of(Certificate c) {
        AwardRow a = c.award();
        StringBuilder body = new StringBuilder("<div class=\"cert\">");
        body.append("<p class=\"mark\">").append(escaped(Texts.of("platform", "app"))).append("</p>");
        body.append("<p class=\"place\">").append(escaped(c.place())).append("</p>");
        body.append("<h1>").append(escaped(c.holder())).append("</h1>");
        body.append("<p>").append(say("certificate.hasCompleted")).append("</p>");
        body.append("<h2>").append(escaped(a.title())).append("</h2>");
        body.append("<svg class=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" width=\"113\" height=\"113\" viewBox=\"0 0 ").append(c.qrSize()).append(' ').append(c.qrSize())
                .append("\" alt=\"").append(say("certificate.qr")).append("\" role=\"img\"><path fill=\"#000000\" d=\"").append(c.qrPath()).append("\"/></svg>");
        body.append("<table><caption>").append(say("certificate.caption")).append("</caption>");
        row(body, "certificate.completedOn", Texts.day(a.completedOn()));
        row(body, "certificate.version", a.editionText());
        row(body, "certificate.code", c.code());
        body.append("</table>");
        if (!c.countsFor().isEmpty()) {
            body.append("<h3>").append(say("certificate.countsHead")).append("</h3><ul>")
                    .append(c.countsFor().stream().map(r -> "<li>" + escaped(r.say()) + "</li>").collect(Collectors.joining())).append("</ul>");
        }
        body.append("<p class=\"foot small\">").append(say("certificate.check", c.address())).append("</p>");
        if (a.award().demonstration()) {
            body.append("<p class=\"small\">").append(say("certificate.demonstration")).append("</p>");
        }
        body.append("<p class=\"small\">").append(say("certificate.limits")).append("</p></div>");
        return new Pdf.Page(Texts.of("award", "certificate.title", c.holder()), Texts.of("award", "certificate.description", c.holder(), a.title()), CSS, body.toString());
    }

    private static void row(StringBuilder body, String key, String value) {
        body.append("<tr><th scope=\"row\">").append(say(key)).append("</th><td>").append(escaped(value)).append("</td></tr>");
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("award", key, values));
    }
}
