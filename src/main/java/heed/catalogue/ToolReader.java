package heed.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the tools: one Markdown file each, with named values above it. It collects every fault and leaves a tool with faults out. */
final class ToolReader {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]{0,58}");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** What came of reading a folder of tools. */
    record Read(List<Tool> tools, List<Fault> faults) {}

    private ToolReader() {}

    /** Every tool of a folder by the order of its name; nothing if there is no folder. */
    static Read readAll(Path folder) throws IOException {
        List<Tool> tools = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> children = Files.list(folder)) {
                files = children.filter(p -> p.getFileName().toString().endsWith(".md")).sorted().toList();
            }
            for (Path file : files) {
                String name = file.getFileName().toString().replaceFirst("\\.md$", "");
                Findings findings = new Findings("toolkit/" + name + ".md");
                Optional<Tool> tool = read(name, Files.readString(file), findings);
                faults.addAll(findings.faults());
                tool.filter(t -> findings.faults().isEmpty()).ifPresent(tools::add);
            }
        }
        return new Read(List.copyOf(tools), List.copyOf(faults));
    }

    static Optional<Tool> read(String name, String text, Findings findings) {
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        int end = 1;
        while (end < lines.length && !lines[end].strip().equals("---")) {
            end++;
        }
        if (!lines[0].strip().equals("---") || end == lines.length) {
            findings.fault(1, "The tool does not begin with named values.", "Make the first line ---, then the named values, then --- again.");
            return Optional.empty();
        }
        if (!NAME.matcher(name).matches()) {
            findings.fault(1, "The file's name is \"" + name + "\".", "Use letters, digits and hyphens; modules link to it by this name.");
        }
        String body = String.join("\n", List.of(lines).subList(end + 1, lines.length)).strip();
        int first = end + 2 + (int) List.of(lines).subList(end + 1, lines.length).stream().takeWhile(String::isBlank).count();
        Optional<Tool> tool = Fields.parse(String.join("\n", List.of(lines).subList(1, end)), "The front matter", 2, findings).map(f -> front(name, f, body, findings));
        tool.ifPresent(t -> check(t, first, findings));
        return tool;
    }

    private static Tool front(String name, Fields f, String body, Findings findings) {
        Tool tool = new Tool(name, f.text("title"), f.markdown("summary", false), f.oneOf("purpose", Tool.PURPOSES), f.words("groups"),
            Version.parse(f.text("version")).orElseGet(() -> {
                findings.fault(f.line("version"), "The version is not readable.", "Write three numbers, such as 1.0.0.");
                return new Version(0, 0, 0);
            }), day(f, "content_date", findings), day(f, "review_by", findings), f.words("local_fields_required"), body);
        f.text("licence");
        f.finish();
        return tool;
    }

    private static LocalDate day(Fields f, String key, Findings findings) {
        try {
            return LocalDate.parse(f.text(key));
        } catch (DateTimeParseException e) {
            findings.fault(f.line(key), "\"" + key + "\" is not a day.", "Write year, month and day, such as 2027-05-31.");
            return LocalDate.EPOCH;
        }
    }

    private static void check(Tool tool, int first, Findings findings) {
        Set<String> used = new LinkedHashSet<>();
        Matcher field = Markdown.LOCAL_FIELD.matcher(tool.markdown());
        while (field.find()) {
            used.add(field.group(1));
        }
        if (!used.equals(Set.copyOf(tool.localFields()))) {
            findings.fault(1, "local_fields_required and the fields in the text differ.", "Name exactly these: " + String.join(", ", used) + ".");
        }
        Matcher block = BLOCK.matcher(tool.markdown());
        while (block.find()) {
            int line = first + (int) tool.markdown().substring(0, block.start()).chars().filter(c -> c == '\n').count();
            ToolBlock.read(block.group(1), block.group(2), line, findings);
        }
        findings.wording(BLOCK.matcher(tool.markdown()).replaceAll(m -> m.group().replaceAll("[^\\n]", " ")), first, true);
        ModuleFolder none = new ModuleFolder("toolkit", new TreeMap<>());
        findings.wordings().forEach(w -> new WordingRules(w, List.of(), none, findings, 2).check());
    }
}
