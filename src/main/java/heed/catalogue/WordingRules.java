package heed.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** What must hold for every piece of wording: no raw HTML, known footnotes, described pictures, safe links, no banned words, no telephone number of one area. */
final class WordingRules extends AbstractVisitor {
    private static final Pattern LOST_NOTE = Pattern.compile("\\[\\^([^\\]]+)]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<![\\p{L}\\d])'[^']*'(?![\\p{L}\\d])");
    private static final Pattern PHONE = Pattern.compile("(?<![\\d,.-])0\\d{2,4}[ ]?\\d{3}[ ]?\\d{3,4}(?!\\d)");
    /** Free lines that are the same everywhere in the United Kingdom. */
    private static final Set<String> NATIONAL_LINES = Set.of("08088005000", "08001111");
    private static final Set<String> PICTURES = Set.of("png", "jpg", "webp");
    private static final int MOST_PICTURE_BYTES = 300_000;
    private static final List<Banned> BANNED = banned();

    /**
     * @param small   the word as it stands in a text in small letters, to look for it quickly
     * @param instead what to write in its place
     */
    private record Banned(String small, Pattern word, String instead) {}

    private final Findings.Wording wording;
    private final Collection<String> notes;
    private final int topHeading;
    private final ModuleFolder folder;
    private final Findings findings;

    WordingRules(Findings.Wording wording, Collection<String> notes, ModuleFolder folder, Findings findings) {
        this(wording, notes, folder, findings, 3);
    }

    /** @param topHeading the level a heading may have at most: a module's page keeps the first two for itself */
    WordingRules(Findings.Wording wording, Collection<String> notes, ModuleFolder folder, Findings findings, int topHeading) {
        this.topHeading = topHeading;
        this.wording = wording;
        this.notes = notes;
        this.folder = folder;
        this.findings = findings;
    }

    void check() {
        Markdown.parse(wording.text(), notes).accept(this);
        bannedWords();
        phoneNumbers();
    }

    @Override
    public void visit(HtmlBlock html) {
        rawHtml(html);
    }

    @Override
    public void visit(HtmlInline html) {
        rawHtml(html);
    }

    private void rawHtml(Node html) {
        findings.fault(line(html), "There is raw HTML.", "Write Markdown instead; a comment belongs in a note beside the file.");
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() < topHeading) {
            findings.fault(line(heading), "There is a heading with " + "#".repeat(heading.getLevel()) + " inside a page.", "Use " + "#".repeat(topHeading) + " for a heading here.");
        }
        visitChildren(heading);
    }

    @Override
    public void visit(Text text) {
        Matcher lost = LOST_NOTE.matcher(text.getLiteral());
        while (lost.find()) {
            findings.fault(line(text), "The footnote [^" + lost.group(1) + "] is not written anywhere.", "Add a line [^" + lost.group(1) + "]: with the source, below the last page.");
        }
    }

    @Override
    public void visit(Image image) {
        if (!(image.getFirstChild() instanceof Text alt) || alt.getLiteral().isBlank()) {
            findings.fault(line(image), "A picture has no words for people who do not see it.", "Write ![what the picture shows](" + image.getDestination() + ").");
        }
        String name = image.getDestination();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        byte[] content = folder.files().get(name);
        if (!name.startsWith("media/") || !PICTURES.contains(ending) || content == null) {
            findings.fault(line(image), "The picture \"" + name + "\" is not in the module's media folder.", "Put a png, jpg or webp file into media/ and write media/ before its name; draw diagrams as a diagram block.");
        } else if (content.length > MOST_PICTURE_BYTES) {
            findings.fault(line(image), "The picture \"" + name + "\" is larger than 300 kB.", "Save it smaller; people learn on phones.");
        }
    }

    @Override
    public void visit(Link link) {
        String to = link.getDestination();
        if (!to.matches("(https://|mailto:|tel:|\\{\\{local\\.).*")) {
            findings.fault(line(link), "The link \"" + to + "\" is neither https, mailto nor tel.", "Write the full https:// address.");
        }
        visitChildren(link);
    }

    private void bannedWords() {
        String small = wording.text().toLowerCase(Locale.ROOT);
        List<Banned> near = BANNED.stream().filter(b -> small.contains(b.small())).toList();
        if (near.isEmpty()) {
            return;
        }
        String[] lines = QUOTED.matcher(wording.text()).replaceAll(m -> m.group().replaceAll("[^\\n]", " ")).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            for (Banned banned : near) {
                Matcher found = banned.word().matcher(lines[i]);
                if (found.find()) {
                    findings.fault(wording.line() + i, "\"" + found.group() + "\" is not a word we use.", "Instead: " + banned.instead() + ". Put it in quotation marks where the module takes the phrase apart.");
                }
            }
        }
    }

    private void phoneNumbers() {
        Matcher phone = PHONE.matcher(wording.text());
        while (phone.find()) {
            if (!NATIONAL_LINES.contains(phone.group().replace(" ", ""))) {
                int before = (int) wording.text().substring(0, phone.start()).chars().filter(c -> c == '\n').count();
                findings.fault(wording.line() + before, "The telephone number " + phone.group() + " is written into the module.", "Numbers change and differ by area: use a local field such as {{local.front_door_phone}}.");
            }
        }
    }

    private int line(Node node) {
        Node at = node;
        while (at != null && at.getSourceSpans().isEmpty()) {
            at = at.getParent();
        }
        return wording.line() + (at == null ? 0 : at.getSourceSpans().get(0).getLineIndex());
    }

    private static List<Banned> banned() {
        List<Banned> words = new ArrayList<>();
        try (InputStream in = WordingRules.class.getResourceAsStream("banned-words.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split("\\|", 2);
                    boolean capitals = parts[0].matches("[A-Z].*");
                    words.add(new Banned(parts[0].toLowerCase(Locale.ROOT), Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(parts[0]) + "s?(?![\\p{L}\\d])", capitals ? 0 : Pattern.CASE_INSENSITIVE), parts[1]));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return words;
    }
}
