package heed.scorm;

import heed.catalogue.ModuleFolder;
import heed.catalogue.Nation;
import heed.catalogue.Version;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a package down as a module file, so that it is published, taken and counted like every other module. */
final class PackageFile {
    /** The module's only page; what the course reports is kept under it. */
    static final String PAGE = "course";

    private static final int REVIEW_YEARS = 2;

    private PackageFile() {}

    static ModuleFolder write(String slug, String code, Version version, PackageWords words, UUID content, LocalDate today) {
        String nations = Arrays.stream(Nation.values()).map(Nation::key).collect(Collectors.joining(", "));
        List<String> lines = List.of(
                "---",
                "id: " + code,
                "slug: " + slug,
                "title: " + quoted(words.title()),
                "summary: " + quoted(words.summary()),
                "version: " + version,
                "language: en-GB",
                "status: draft-for-local-sign-off",
                "content_date: " + today,
                "review_by: " + today.plusYears(REVIEW_YEARS),
                "licence: " + quoted("See the package"),
                "level: {from: L" + words.levels().from() + ", to: L" + words.levels().to() + "}",
                "specialised: " + words.levels().specialised(),
                "audience:",
                "  groups: [" + String.join(", ", words.groups()) + "]",
                "duration_minutes: " + words.minutes(),
                "refresh: {default_months: " + words.refreshMonths() + "}",
                "jurisdictions: [" + nations + "]",
                "pass_mark_percent: " + words.rule().masteryPercent(),
                "---",
                "",
                "## page: " + PAGE + " | " + words.title().replace('|', '/'),
                "",
                "```package",
                "content: " + content,
                "rule: " + words.rule().kind().key(),
                "mastery_percent: " + words.rule().masteryPercent(),
                "```",
                "");
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("en.md", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return new ModuleFolder(slug, files);
    }

    /** A text in double quotes as YAML reads it back. Control characters have been taken out. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
