package heed.platform.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A page of XHTML as a tagged PDF (PDF/UA-1): headings, lists, tables and pictures keep their meaning for a screen reader.
 *
 * <pre>{@code
 * Pdf.write(out, new Pdf.Page("Certificate", "What Ada Cole has completed", css, "<h1>…</h1>"));
 * }</pre>
 *
 * The body is well-formed XHTML whose texts have been through {@link #escaped}. Pictures are SVG within it, each with an
 * {@code alt}; links carry a {@code title}. Nothing is fetched from outside.
 */
public final class Pdf {
    /** The content type to answer with. */
    public static final String TYPE = "application/pdf";

    private static final String FAMILY = "Atkinson";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /**
     * @param title       not empty; shown in the window's head
     * @param description one sentence on what the document is
     * @param css         its style, {@code @page} included
     * @param body        what stands between the body tags
     */
    public record Page(String title, String description, String css, String body) {
        String html() {
            return "<html lang=\"en-GB\"><head><title>" + escaped(title) + "</title><meta name=\"description\" content=\"" + escaped(description) + "\"/><style>"
                    + "body { font-family: '" + FAMILY + "'; font-size: 11pt; line-height: 1.45; }" + css + "</style></head><body>" + body + "</body></html>";
        }
    }

    /** Writes the page; {@code out} stays open. */
    public static void write(OutputStream out, Page page) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useUriResolver((base, uri) -> null);
        builder.useFont(() -> font("400Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("700Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withProducer("Heed");
        builder.withHtmlContent(page.html(), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String weight) {
        String file = weight + "/AtkinsonHyperlegibleNext_" + weight + ".ttf";
        InputStream in = Pdf.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("The font " + file + " was not packed; npm ci brings it");
        }
        return in;
    }

    /** The text with the characters of markup made harmless. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
