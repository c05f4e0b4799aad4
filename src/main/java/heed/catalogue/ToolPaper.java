package heed.catalogue;

import static heed.platform.document.Pdf.escaped;

import heed.platform.Texts;
import heed.platform.document.Pdf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Writes a tool as a page or as paper from the same words. */
final class ToolPaper {
    private static final String CSS = """
        @page { size: a4; margin: 15mm 16mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Atkinson'; font-size: 9pt; } }
        body { color: #1b2a2b; font-size: 10.5pt; }
        h1 { font-size: 20pt; line-height: 1.15; margin: 0 0 2mm; }
        h2 { font-size: 13pt; margin: 5mm 0 1.5mm; page-break-after: avoid; }
        h3 { font-size: 11pt; margin: 3mm 0 1mm; page-break-after: avoid; }
        p { margin: 0 0 2mm; }
        ul, ol { margin: 0 0 2mm; padding-left: 6mm; }
        li { margin-bottom: 1mm; }
        .lead { font-size: 11.5pt; }
        .care { border: 0.75pt solid #48595a; padding: 2mm 3mm; }
        table { border-collapse: collapse; width: 100%; margin: 1mm 0 3mm; -fs-table-paginate: paginate; }
        tr { page-break-inside: avoid; }
        th, td { border: 0.5pt solid #48595a; padding: 1.6mm 2mm; text-align: left; vertical-align: top; }
        th { background: #e6efee; }
        td { height: 9mm; }
        .write { page-break-inside: avoid; margin-bottom: 3mm; }
        .write__line { border-bottom: 0.5pt solid #48595a; height: 8mm; margin: 0; }
        .symbols { page-break-inside: avoid; }
        .choice { float: left; width: 30mm; }
        .symbol { display: block; margin-bottom: 1mm; }
        .after { clear: left; }
        .foot { margin-top: 5mm; font-size: 8.5pt; color: #48595a; }
        """;
    private static final Pattern EMPTY_END = Pattern.compile("<(br|hr)>");

    private final Tool tool;
    private final Map<String, String> locals;
    private final boolean paper;

    private ToolPaper(Tool tool, Map<String, String> locals, boolean paper) {
        this.tool = tool;
        this.locals = locals;
        this.paper = paper;
    }

    /** The words as HTML for a page that has its first heading already. */
    static String page(Tool tool, Map<String, String> locals) {
        return new ToolPaper(tool, locals, false).body();
    }

    /**
     * The tool on paper.
     *
     * @param area it is filled in for; empty if it is the same everywhere
     */
    static Pdf.Page paper(Tool tool, Map<String, String> locals, String area) {
        String title = area.isEmpty() ? tool.title() : Texts.of("catalogue", "tool.titleFor", tool.title(), area);
        return new Pdf.Page(title, tool.summary(), CSS, "<h1>" + escaped(title) + "</h1><p class=\"lead\">" + escaped(tool.summary()) + "</p><p class=\"care\">" + escaped(Texts.of("catalogue", "tool.care")) + "</p>"
            + new ToolPaper(tool, locals, true).body() + "<p class=\"foot\">" + escaped(Texts.of("catalogue", "tool.foot", tool.version(), Texts.day(tool.contentDate()))) + "</p>");
    }

    private String body() {
        Matcher field = Markdown.LOCAL_FIELD.matcher(tool.markdown());
        Node document = Markdown.parse(field.replaceAll(m -> Matcher.quoteReplacement(locals.getOrDefault(m.group(1), "").strip())), List.of());
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setTitle(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.max(2, heading.getLevel()));
                visitChildren(heading);
            }
        });
        String html = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).urlSanitizer(new DefaultUrlSanitizer(List.of("https", "mailto", "tel"))).extensions(Markdown.TABLES)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof TableBlock) {
                    attributes.put("class", "table tool__table");
                } else if (node instanceof TableCell cell && cell.isHeader()) {
                    attributes.put("scope", "col");
                }
            })
            .nodeRendererFactory(BlockRenderer::new).build().render(document).strip();
        return EMPTY_END.matcher(html).replaceAll("<$1/>");
    }

    /** Writes lines to write on and pictures to circle. */
    private final class BlockRenderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        private BlockRenderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock fence = (FencedCodeBlock) node;
            ToolBlock.read(fence.getInfo(), fence.getLiteral(), 1, new Findings(tool.name())).ifPresent(block -> {
                context.getWriter().line();
                context.getWriter().raw(block instanceof ToolBlock.Lines lines ? lines(lines) : symbols((ToolBlock.Symbols) block));
                context.getWriter().line();
            });
        }
    }

    private static String lines(ToolBlock.Lines lines) {
        return "<div class=\"write\"><p>" + escaped(lines.label()) + "</p>" + "<p class=\"write__line\">&#160;</p>".repeat(lines.count()) + "</div>";
    }

    private String symbols(ToolBlock.Symbols symbols) {
        StringBuilder html = new StringBuilder("<div class=\"symbols\"><p><strong>").append(escaped(symbols.question())).append("</strong></p>").append(paper ? "" : "<ul>");
        symbols.words().forEach((name, word) -> html.append(paper ? "<div class=\"choice\">" : "<li>").append(Symbol.svg(name, paper)).append("<p>").append(escaped(word)).append(paper ? "</p></div>" : "</p></li>"));
        return html.append(paper ? "<p class=\"after\">&#160;</p>" : "</ul>").append("</div>").toString();
    }
}
