package heed.catalogue;

import heed.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Turns the words of one page into HTML for one nation and area. It numbers footnotes as it goes, so one renderer serves one view of one page:
 * call {@link #html} and {@link #inline} in the order of the page and {@link #notes} last. Everything it writes is escaped; nothing of it needs a script or a style attribute.
 */
public final class PageRenderer {
    private static final List<Extension> TABLES = Markdown.TABLES;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:)]");
    private static final TextContentRenderer PLAIN = TextContentRenderer.builder().extensions(TABLES).build();
    private static final String FLAG = "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M5 21V4M5 5h13l-3 4 3 4H5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";

    private final ModuleText module;
    private final Page page;
    private final Nation nation;
    private final Map<String, String> locals;
    private final Function<String, Optional<String>> drawings;
    private final String mediaAddress;
    private final HtmlRenderer renderer;
    private final Set<String> notes = new LinkedHashSet<>();
    private int variants;

    /**
     * @param locals values of the area's local fields by name; a missing one is shown as missing
     * @param drawings text of a file of the version, by path such as {@code media/ladder.svg}
     * @param mediaAddress what stands before {@code media/…} in the address of a picture, ending in a slash
     */
    public PageRenderer(ModuleText module, Page page, Nation nation, Map<String, String> locals, Function<String, Optional<String>> drawings, String mediaAddress) {
        this.module = module;
        this.page = page;
        this.nation = nation;
        this.locals = Map.copyOf(locals);
        this.drawings = drawings;
        this.mediaAddress = mediaAddress;
        this.renderer = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).urlSanitizer(new DefaultUrlSanitizer(List.of("https", "http", "mailto", "tel")))
            .nodeRendererFactory(NoteRenderer::new).nodeRendererFactory(TableRenderer::new).build();
    }

    /**
     * A block that only shows something, the same to everybody: prose, variant, reveal or diagram.
     *
     * @throws IllegalStateException for blocks that ask something; whoever keeps the answers draws those
     */
    public String html(Block block) {
        if (block instanceof Block.Prose prose) {
            return words(prose.markdown());
        }
        if (block instanceof Block.Variant variant) {
            return variant(variant);
        }
        if (block instanceof Block.Reveal reveal) {
            return reveal(inline(reveal.label()), words(reveal.text()));
        }
        if (block instanceof Block.Diagram diagram) {
            return diagram(diagram);
        }
        throw new IllegalStateException("Not only shown: " + block.getClass().getSimpleName());
    }

    /** The words that somebody in these groups reads; empty text if there are none. */
    public String html(Block.Only only, Iterable<String> groups) {
        return only.seenBy(groups).stream().map(this::words).collect(Collectors.joining("\n"));
    }

    /** Markdown as paragraphs, lists and tables. */
    public String words(String markdown) {
        return renderer.render(prepared(markdown)).strip();
    }

    /** Markdown of one line, without a paragraph around it: for labels, legends and table cells. */
    public String inline(String markdown) {
        Node document = prepared(markdown);
        StringBuilder html = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (!html.isEmpty()) {
                html.append("<br>");
            }
            String part = renderer.render(node).strip();
            html.append(node instanceof Paragraph ? part.substring("<p>".length(), part.length() - "</p>".length()) : part);
        }
        return html.toString();
    }

    /** Markdown as bare words, escaped for an attribute; footnotes are left out. */
    public String plain(String markdown) {
        return escaped(bare(markdown));
    }

    /** Markdown as bare words for where they are escaped later; footnotes are left out. */
    public String bare(String markdown) {
        Node document = Markdown.parse(markdown, module.notes().keySet());
        document.accept(new Preparation());
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof FootnoteReference) {
                    node.unlink();
                } else {
                    visitChildren(node);
                }
            }
        });
        return PLAIN.render(document).strip();
    }

    /** The footnotes that were referred to so far, as a list with ways back; empty text if there were none. */
    public String notes() {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"notes\" aria-labelledby=\"notes-h\"><h2 id=\"notes-h\" class=\"head-s\">").append(say("page.notes")).append("</h2><ol>");
        List<String> open = new ArrayList<>(notes);
        for (int i = 0; i < open.size(); i++) {
            html.append("<li id=\"note-").append(open.get(i)).append("\">").append(inline(module.notes().getOrDefault(open.get(i), "")))
                .append(" <a href=\"#ref-").append(open.get(i)).append("\" aria-label=\"").append(say("page.note.back", i + 1)).append("\">↩</a></li>");
        }
        return html.append("</ol></section>").toString();
    }

    private String variant(Block.Variant variant) {
        String id = "v" + ++variants;
        StringBuilder html = new StringBuilder("<section class=\"variant\" aria-labelledby=\"").append(id).append("\">");
        Optional<Block.NationText> here = variant.in(nation);
        html.append("<div class=\"variant__here\"><p class=\"variant__place\">").append(FLAG).append(say("page.variant.here", nationName(nation))).append("</p>");
        if (here.isPresent()) {
            html.append("<h2 id=\"").append(id).append("\">").append(inline(here.get().title())).append("</h2>").append(words(here.get().text())).append(source(here.get()));
        } else {
            html.append("<h2 id=\"").append(id).append("\">").append(say("page.variant.missing")).append("</h2>");
        }
        html.append("</div>");
        for (Block.NationText other : variant.texts()) {
            if (here.isEmpty() || other != here.get()) {
                String names = other.nations().stream().sorted().map(PageRenderer::nationName).collect(Collectors.joining(" " + say("page.and") + " "));
                html.append(reveal(say("page.variant.elsewhere", names), "<h3>" + inline(other.title()) + "</h3>" + words(other.text()) + source(other)));
            }
        }
        return html.append("</section>").toString();
    }

    private String source(Block.NationText text) {
        StringBuilder html = new StringBuilder();
        String address = resolved(text.exactWords());
        if (address.startsWith("https://")) {
            html.append("<p class=\"small\"><a href=\"").append(escaped(address)).append("\">").append(say("page.variant.exact")).append("</a></p>");
        }
        if (!text.sourceNote().isEmpty()) {
            html.append("<p class=\"small\">").append(say("page.variant.source")).append(' ').append(inline(text.sourceNote())).append("</p>");
        }
        return html.toString();
    }

    private static String reveal(String summary, String body) {
        return "<details class=\"reveal\"><summary>" + summary + "</summary><div class=\"reveal__body\">" + body + "</div></details>";
    }

    private String diagram(Block.Diagram diagram) {
        String path = "media/" + diagram.id() + ".svg";
        String svg = drawings.apply(path).orElseThrow(() -> new IllegalStateException("No drawing " + path + " in " + module.front().slug()));
        StringBuilder html = new StringBuilder("<figure class=\"diagram\">");
        if (!diagram.caption().isEmpty()) {
            html.append("<figcaption>").append(inline(diagram.caption())).append("</figcaption>");
        }
        String drawing = Drawing.inPage(svg, plain(diagram.alt()));
        if (diagram.points().isEmpty()) {
            html.append(drawing).append(reveal(say("page.diagram.words"), "<p>" + inline(diagram.alt()) + "</p>"));
        } else {
            html.append("<div class=\"diagram__split\">").append(drawing).append("<ol>");
            diagram.points().forEach(point -> html.append("<li>").append(inline(point)).append("</li>"));
            html.append("</ol></div>");
        }
        return html.append("</figure>").toString();
    }

    /** The name of a nation as people read it. */
    public static String nationName(Nation nation) {
        return say("nation." + nation.key());
    }

    private static String say(String key, Object... values) {
        return escaped(Texts.of("catalogue", key, values));
    }

    private Node prepared(String markdown) {
        Node document = Markdown.parse(markdown, module.notes().keySet());
        document.accept(new Preparation());
        return document;
    }

    private String resolved(String text) {
        return Markdown.LOCAL_FIELD.matcher(text).replaceAll(m -> Matcher.quoteReplacement(locals.getOrDefault(m.group(1), "").strip()));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Puts local values in, makes links of bare addresses and lifts headings to stand below the page's own. */
    private final class Preparation extends AbstractVisitor {
        @Override
        public void visit(Text text) {
            List<Node> parts = parts(text.getLiteral(), text.getParent() instanceof Link);
            for (Node part : parts) {
                text.insertBefore(part);
            }
            text.unlink();
        }

        @Override
        public void visit(Link link) {
            link.setDestination(resolved(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(mediaAddress + image.getDestination());
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.max(2, heading.getLevel() - 1));
            visitChildren(heading);
        }

        private List<Node> parts(String literal, boolean inLink) {
            List<Node> parts = new ArrayList<>();
            Matcher field = Markdown.LOCAL_FIELD.matcher(literal);
            int from = 0;
            while (field.find()) {
                plainParts(literal.substring(from, field.start()), inLink, parts);
                localParts(field.group(1), inLink, parts);
                from = field.end();
            }
            plainParts(literal.substring(from), inLink, parts);
            return parts;
        }

        private void localParts(String name, boolean inLink, List<Node> parts) {
            String value = locals.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                StrongEmphasis missing = new StrongEmphasis("**");
                missing.appendChild(new Text("[" + Texts.of("catalogue", "page.local.missing", name.replace('_', ' ')) + "]"));
                parts.add(missing);
            } else if (name.endsWith("_phone") && !inLink && value.matches("[+()\\d ]+")) {
                parts.add(link("tel:" + value.replaceAll("[^+\\d]", ""), value));
            } else {
                plainParts(value, inLink, parts);
            }
        }

        private void plainParts(String text, boolean inLink, List<Node> parts) {
            Matcher address = ADDRESS.matcher(text);
            int from = 0;
            while (!inLink && address.find()) {
                if (address.start() > from) {
                    parts.add(new Text(text.substring(from, address.start())));
                }
                parts.add(link(address.group(), address.group()));
                from = address.end();
            }
            if (from < text.length()) {
                parts.add(new Text(text.substring(from)));
            }
        }

        private Link link(String to, String label) {
            Link link = new Link(to, null);
            link.appendChild(new Text(label));
            return link;
        }
    }

    /** Writes the number of a footnote, with a way there. */
    private final class NoteRenderer implements NodeRenderer {
        private final HtmlWriter html;

        private NoteRenderer(HtmlNodeRendererContext context) {
            html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FootnoteReference.class);
        }

        @Override
        public void render(Node node) {
            String label = ((FootnoteReference) node).getLabel();
            boolean first = notes.add(label);
            int number = new ArrayList<>(notes).indexOf(label) + 1;
            html.tag("sup", first ? Map.of("id", "ref-" + label) : Map.of());
            html.tag("a", new java.util.TreeMap<>(Map.of("href", "#note-" + label, "role", "doc-noteref", "aria-label", Texts.of("catalogue", "page.note", number))));
            html.text(String.valueOf(number));
            html.tag("/a");
            html.tag("/sup");
        }
    }

    /** Writes tables that become cards on a phone: each cell knows its column's name. */
    private final class TableRenderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;
        private List<String> columns = List.of();

        private TableRenderer(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TableBlock.class, TableHead.class, TableBody.class, TableRow.class, TableCell.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof TableBlock) {
                html.raw("<table class=\"table table--stack\" role=\"table\"><caption class=\"vh\">" + escaped(page.title()) + "</caption>");
                children(node);
                html.raw("</table>");
            } else if (node instanceof TableHead) {
                html.raw("<thead role=\"rowgroup\">");
                // the renderer of bare words draws a bar behind every cell but the last
                columns = cells(node.getFirstChild()).stream().map(c -> PLAIN.render(c).replaceFirst("\\|\\s*$", "").strip()).toList();
                children(node);
                html.raw("</thead>");
            } else if (node instanceof TableBody) {
                html.raw("<tbody role=\"rowgroup\">");
                children(node);
                html.raw("</tbody>");
            } else if (node instanceof TableRow) {
                html.raw("<tr role=\"row\">");
                children(node);
                html.raw("</tr>");
            } else {
                cell((TableCell) node);
            }
        }

        private void cell(TableCell cell) {
            int column = cells(cell.getParent()).indexOf(cell);
            // one element in each cell: on a phone the cell is a grid, and bold words would become columns of their own
            String end = "</span></td>";
            if (cell.isHeader()) {
                html.raw("<th scope=\"col\" role=\"columnheader\">");
                end = "</th>";
            } else if (column == 0) {
                html.raw("<th scope=\"row\" role=\"rowheader\">");
                end = "</th>";
            } else {
                html.raw("<td role=\"cell\" data-th=\"" + escaped(column < columns.size() ? columns.get(column) : "") + "\"><span>");
            }
            children(cell);
            html.raw(end);
        }

        private void children(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }

        private static List<Node> cells(Node row) {
            List<Node> cells = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                cells.add(cell);
            }
            return cells;
        }
    }
}
