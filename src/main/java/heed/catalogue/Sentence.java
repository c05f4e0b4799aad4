package heed.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A sentence of a piece of Markdown: up to a full stop, a question mark or an exclamation mark, or to the end of its paragraph, list entry or table cell.
 * Headings are no sentences; addresses and footnote marks are not read, and a local field counts as one word.
 *
 * @param line counted from 0 within the piece
 */
record Sentence(String text, int line) {
    private static final Pattern END = Pattern.compile("[.!?…]+[\"'”’)\\]]*(?=\\s|$)");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    List<String> words() {
        return Readability.words(text);
    }

    static List<Sentence> of(String markdown, Collection<String> notes) {
        List<Sentence> sentences = new ArrayList<>();
        Markdown.parse(markdown, notes).accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                split(paragraph, sentences);
            }

            @Override
            public void visit(Heading heading) {
                // a label, no sentence
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell) {
                    split(node, sentences);
                } else {
                    visitChildren(node);
                }
            }
        });
        return sentences;
    }

    private static void split(Node block, List<Sentence> sentences) {
        String text = words(block);
        int line = firstLine(block);
        Matcher end = END.matcher(text);
        int from = 0;
        while (from < text.length()) {
            int to = end.find(from) ? end.end() : text.length();
            Sentence sentence = new Sentence(text.substring(from, to).strip(), line + lines(text, from));
            if (!sentence.words().isEmpty()) {
                sentences.add(sentence);
            }
            from = to;
        }
    }

    private static int lines(String text, int end) {
        int first = end;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
    }

    private static int firstLine(Node block) {
        Node at = block;
        while (at != null && at.getSourceSpans().isEmpty()) {
            at = at.getParent();
        }
        return at == null ? 0 : at.getSourceSpans().get(0).getLineIndex();
    }

    private static String words(Node block) {
        StringBuilder words = new StringBuilder();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append('\n');
            }

            @Override
            public void visit(HardLineBreak line) {
                words.append('\n');
            }

            @Override
            public void visit(CustomNode node) {
                if (!(node instanceof FootnoteReference)) {
                    visitChildren(node);
                }
            }
        });
        return ADDRESS.matcher(Markdown.LOCAL_FIELD.matcher(words).replaceAll("name")).replaceAll("");
    }
}
