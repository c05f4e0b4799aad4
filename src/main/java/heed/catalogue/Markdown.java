package heed.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Parses the Markdown of module files: CommonMark with tables and footnotes. */
final class Markdown {
    static final Pattern LOCAL_FIELD = Pattern.compile("\\{\\{local\\.([a-z][a-z0-9_]*)}}");
    static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
        .extensions(List.of(TablesExtension.create(), FootnotesExtension.create())).includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

    private Markdown() {}

    /** Parses one piece of wording. Footnotes of the whole module are known to it, though they are written elsewhere. */
    static Node parse(String text, Collection<String> noteLabels) {
        StringBuilder source = new StringBuilder(text).append("\n\n");
        if (text.contains("[^")) {
            noteLabels.forEach(label -> source.append("[^").append(label).append("]: x\n\n"));
        }
        Node document = PARSER.parse(source.toString());
        Node node = document.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof FootnoteDefinition) {
                node.unlink();
            }
            node = next;
        }
        return document;
    }
}
