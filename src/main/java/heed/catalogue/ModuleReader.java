package heed.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a module file: YAML front matter between {@code ---} lines, then Markdown in which {@code ## page: <id> | <title>} begins a screen
 * and a fenced block whose info word is a block type holds YAML. It collects every fault it meets and never stops at the first.
 */
public final class ModuleReader {
    private static final int MOST_CHARACTERS = 400_000;
    private static final Pattern PAGE = Pattern.compile("## page:(.*)");
    private static final Pattern PAGE_ID = Pattern.compile("[a-z][a-z0-9-]{0,60}");
    private static final Pattern FENCE = Pattern.compile("(`{3,})\\s*(\\S*)\\s*");
    private static final Pattern NOTE = Pattern.compile("\\[\\^([A-Za-z0-9-]+)]:\\s*(.*)");

    private final ModuleFolder folder;
    private final Findings findings;
    private final String[] lines;
    private final List<Page> pages = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private BlockReader blockReader;

    private ModuleReader(ModuleFolder folder, String fileName) {
        this.folder = folder;
        this.findings = new Findings(folder.slug() + "/" + fileName);
        String text = folder.text(fileName).orElse("");
        this.lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\\R", -1);
    }

    /**
     * Reads every language of a module. A translation has the version, pages and ids of the English file, in the same order.
     *
     * @return by file name; empty if the folder holds no module file
     */
    public static Map<String, Reading> readAll(ModuleFolder folder) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        folder.languages().forEach(name -> readings.put(name, read(folder, name)));
        Optional<ModuleText> english = Optional.ofNullable(readings.get("en.md")).flatMap(Reading::text);
        readings.replaceAll((name, reading) -> english.isPresent() && reading.text().isPresent() ? besides(folder.slug() + "/" + name, english.get(), reading) : reading);
        return readings;
    }

    private static Reading besides(String file, ModuleText english, Reading other) {
        List<String> here = shape(other.text().orElseThrow());
        List<String> there = shape(english);
        if (here.equals(there)) {
            return other;
        }
        int at = 0;
        while (at < here.size() && at < there.size() && here.get(at).equals(there.get(at))) {
            at++;
        }
        Fault fault = new Fault(file, 1, "This language has " + (at < here.size() ? here.get(at) : "nothing more") + " where en.md has " + (at < there.size() ? there.get(at) : "nothing more") + ".",
            "Give both files the same version, pages, nodes and questions in the same order.");
        return new Reading(Optional.empty(), List.of(fault), other.remarks(), other.whole(), other.advice());
    }

    /** What must be alike in every language: version, pages, and all that a learner's answers are kept under. */
    private static List<String> shape(ModuleText text) {
        List<String> shape = new ArrayList<>(List.of("version " + text.front().version()));
        for (Page page : text.pages()) {
            shape.add("page " + page.id());
            for (Block block : page.blocks()) {
                if (block instanceof Block.Scenario story) {
                    shape.add("scenario " + story.id());
                    story.steps().values().forEach(step -> shape.add("node " + step.id()));
                } else if (block instanceof Block.Check check) {
                    shape.add("question " + check.id());
                } else if (block instanceof Block.Only only) {
                    only.texts().forEach(t -> shape.add("words for " + String.join(", ", t.groups())));
                } else if (block instanceof Block.Quiz quiz) {
                    quiz.pool().forEach(item -> shape.add("question " + item.id()));
                }
            }
        }
        return shape;
    }

    /** Reads one file of a module, such as {@code en.md}. */
    public static Reading read(ModuleFolder folder, String fileName) {
        if (folder.text(fileName).isEmpty()) {
            return new Reading(Optional.empty(), List.of(new Fault(folder.slug() + "/" + fileName, 0, "The module has no file " + fileName + ".", "Add it, or delete the folder.")), List.of(), Readability.NONE, List.of());
        }
        return new ModuleReader(folder, fileName).read(true);
    }

    /** Reads a file that was valid when it was published, whatever has been asked of modules since. */
    static Optional<ModuleText> readPublished(ModuleFolder folder, String fileName) {
        return new ModuleReader(folder, fileName).read(false).text();
    }

    private Reading read(boolean judge) {
        int size = 0;
        for (String line : lines) {
            size += line.length() + 1;
        }
        if (size > MOST_CHARACTERS) {
            findings.fault(1, "The file is longer than " + MOST_CHARACTERS + " characters.", "Make two modules of it.");
            return new Reading(Optional.empty(), findings.faults(), List.of(), Readability.NONE, List.of());
        }
        int end = endOfFrontMatter();
        Optional<ModuleText.Front> front = end < 0 ? Optional.empty()
            : Fields.parse(between(1, end), "The front matter", 2, findings).map(fields -> new FrontReader(findings).read(fields));
        blockReader = new BlockReader(findings, front.map(ModuleText.Front::passMarkPercent).orElse(80));
        readPages(end + 1);
        ModuleText text = front.map(f -> new ModuleText(f, pages, notes)).orElse(null);
        if (text != null && judge) {
            new ModuleRules(text, folder, findings, lines).check();
        }
        List<Fault> faults = judge ? findings.faults() : List.of();
        return new Reading(faults.isEmpty() ? Optional.ofNullable(text) : Optional.empty(), faults, Readability.of(findings.wordings(), notes.keySet()), Readability.whole(findings.wordings(), notes.keySet()),
            text != null && judge && faults.isEmpty() ? Craft.check(text, findings) : List.of());
    }

    private int endOfFrontMatter() {
        if (!lines[0].strip().equals("---")) {
            findings.fault(1, "The file does not begin with front matter.", "Make the first line ---, then the named values, then --- again.");
            return -1;
        }
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].strip().equals("---")) {
                return i;
            }
        }
        findings.fault(1, "The front matter has no end.", "Add a line --- below the last named value.");
        return -1;
    }

    private void readPages(int from) {
        int i = from;
        while (i < lines.length && !PAGE.matcher(lines[i]).matches()) {
            if (lines[i].strip().startsWith("<!--")) {
                findings.fault(i + 1, "There is a comment above the first page.", "Delete it: raw HTML and comments are not read. Notes for authors belong in docs/authoring-modules.md.");
                i = endOfComment(i);
            } else if (!lines[i].isBlank()) {
                findings.fault(i + 1, "There is text above the first page.", "Move it below a line such as \"## page: welcome | Before you start\".");
            }
            i++;
        }
        if (i >= lines.length) {
            findings.fault(lines.length, "The file has no page.", "Begin a screen with \"## page: welcome | Before you start\".");
        }
        while (i < lines.length) {
            int next = i + 1;
            while (next < lines.length && !PAGE.matcher(lines[next]).matches()) {
                next++;
            }
            readPage(i, next);
            i = next;
        }
    }

    private int endOfComment(int from) {
        int i = from;
        while (i < lines.length - 1 && !lines[i].contains("-->")) {
            i++;
        }
        return i;
    }

    private void readPage(int start, int end) {
        Matcher heading = PAGE.matcher(lines[start]);
        heading.matches();
        String[] parts = heading.group(1).split("\\|", -1);
        String id = parts[0].strip();
        String title = parts.length > 1 ? parts[1].strip() : "";
        if (!PAGE_ID.matcher(id).matches()) {
            findings.fault(start + 1, "The page id is \"" + id + "\".", "Write a short name in small letters, digits and hyphens: ## page: four-jobs | Your four jobs");
        }
        if (title.isEmpty()) {
            findings.fault(start + 1, "The page " + id + " has no title.", "Write it behind a bar: ## page: " + id + " | Title");
        }
        findings.enter(id);
        PageMarks marks = new PageMarks(start + 1);
        for (int i = 2; i < parts.length; i++) {
            marks.read(parts[i].strip());
        }
        List<Block> blocks = readBlocks(start + 1, end);
        if (blocks.isEmpty()) {
            findings.fault(start + 1, "The page " + id + " is empty.", "Write something on it or delete it.");
        }
        pages.add(findings.at(start + 1, new Page(id, title, marks.optional, new Targets(marks.groups, marks.neglectTypes, marks.ageBands), marks.teaches, blocks)));
    }

    /** What may stand behind a page's title: {@code optional}, {@code groups: a, b}, {@code neglect_types: …}, {@code age_bands: …}, {@code teaches: …}. */
    private final class PageMarks {
        private final int line;
        private boolean optional;
        private List<String> groups = List.of();
        private List<String> neglectTypes = List.of();
        private List<String> ageBands = List.of();
        private List<String> teaches = List.of();

        private PageMarks(int line) {
            this.line = line;
        }

        private void read(String mark) {
            int colon = mark.indexOf(':');
            String name = colon < 0 ? mark : mark.substring(0, colon).strip();
            List<String> values = colon < 0 ? List.of() : Pattern.compile(",").splitAsStream(mark.substring(colon + 1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
            switch (name) {
                case "optional" -> optional = true;
                case "groups" -> groups = values;
                case "neglect_types" -> neglectTypes = values;
                case "age_bands" -> ageBands = values;
                case "teaches" -> teaches = values;
                default -> findings.fault(line, "The page's heading has \"" + mark + "\", which means nothing here.", "Use optional, groups:, neglect_types:, age_bands: or teaches:, each behind a bar.");
            }
        }
    }

    private List<Block> readBlocks(int from, int end) {
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        int proseStart = from;
        int i = from;
        while (i < end) {
            String line = lines[i];
            Matcher fence = FENCE.matcher(line);
            Matcher note = NOTE.matcher(line);
            if (line.startsWith("```") && fence.matches()) {
                addProse(blocks, prose, proseStart);
                i = readFence(i, end, fence.group(1), fence.group(2), blocks::add);
                proseStart = i;
            } else if (note.matches()) {
                addProse(blocks, prose, proseStart);
                i = readNote(i, end, note);
                proseStart = i;
            } else {
                prose.add(line);
                i++;
            }
        }
        addProse(blocks, prose, proseStart);
        return join(blocks);
    }

    private void addProse(List<Block> blocks, List<String> prose, int start) {
        int first = 0;
        while (first < prose.size() && prose.get(first).isBlank()) {
            first++;
        }
        String text = String.join("\n", prose.subList(first, prose.size())).stripTrailing();
        prose.clear();
        if (!text.isBlank()) {
            findings.wording(text, start + first + 1, true);
            blocks.add(findings.at(start + first + 1, new Block.Prose(text)));
        }
    }

    private int readFence(int start, int end, String ticks, String type, Consumer<Block> add) {
        int close = start + 1;
        while (close < end && !lines[close].strip().equals(ticks)) {
            close++;
        }
        if (close >= end) {
            findings.fault(start + 1, "The block \"" + type + "\" is not closed.", "Add a line " + ticks + " below its last line.");
        }
        if (BlockReader.TYPES.contains(type)) {
            Fields.parse(between(start + 1, close), "The " + type, start + 2, findings).ifPresent(fields -> add.accept(blockReader.read(type, fields)));
        } else {
            findings.fault(start + 1, "\"" + type + "\" is no block type.", "Use one of: " + String.join(", ", BlockReader.TYPES) + ".");
        }
        return Math.min(close + 1, end);
    }

    private int readNote(int start, int end, Matcher note) {
        StringBuilder text = new StringBuilder(note.group(2));
        int i = start + 1;
        while (i < end && lines[i].startsWith("    ")) {
            text.append('\n').append(lines[i].strip());
            i++;
        }
        if (notes.put(note.group(1), text.toString()) != null) {
            findings.fault(start + 1, "The footnote [^" + note.group(1) + "] is written twice.", "Give one of them another name.");
        }
        findings.note(text.toString(), start + 1);
        return i;
    }

    /** Neighbouring variants for the same people are one set, and so are neighbouring texts for groups. */
    private List<Block> join(List<Block> blocks) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            Block last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (block instanceof Block.Variant next && last instanceof Block.Variant set && next.targets().equals(set.targets())) {
                joined.set(joined.size() - 1, findings.at(findings.line(set), new Block.Variant(both(set.texts(), next.texts()), set.targets())));
            } else if (block instanceof Block.Only next && last instanceof Block.Only set) {
                if (!set.otherwise().isEmpty()) {
                    findings.fault(findings.line(next), "An only block stands behind the one with otherwise: true.", "Let the one with otherwise: true be the last of its neighbours.");
                }
                joined.set(joined.size() - 1, findings.at(findings.line(set), new Block.Only(both(set.texts(), next.texts()), next.otherwise())));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private String between(int from, int to) {
        return String.join("\n", List.of(lines).subList(from, to));
    }
}
