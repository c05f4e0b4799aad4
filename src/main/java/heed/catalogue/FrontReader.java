package heed.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the front matter of a module file. */
final class FrontReader {
    private static final List<String> LEVELS = List.of("L1", "L2", "L3", "L4", "L5");

    private final Findings findings;

    FrontReader(Findings findings) {
        this.findings = findings;
    }

    ModuleText.Front read(Fields f) {
        String id = f.text("id");
        Optional<Fields> audience = f.map("audience", "The audience");
        List<String> groups = audience.map(a -> a.words("groups")).orElse(List.of());
        Map<String, String> frameworks = audience.flatMap(a -> a.map("frameworks", "The frameworks")).map(Fields::texts).orElse(Map.of());
        audience.ifPresent(Fields::finish);
        ModuleText.Front front = new ModuleText.Front(id, f.text("slug"), f.text("title"), f.text("summary"), version(f), f.text("language"),
            f.oneOf("status", List.of("draft", "draft-for-local-sign-off")).equals("draft") ? ModuleText.Status.DRAFT : ModuleText.Status.DRAFT_FOR_LOCAL_SIGN_OFF,
            date(f, "content_date"), date(f, "review_by"), f.text("licence"), levels(f), groups, frameworks,
            f.number("duration_minutes", 1, 600), f.words("prerequisites"), refreshMonths(f), nations(f), f.number("pass_mark_percent", 1, 100), attempts(f),
            outcomes(f), f.words("local_fields_required"), f.words("toolkit_links"), f.markdowns("verify_before_publishing", false),
            f.markdownOr("content_note", "", false), support(f), f.flag("shared_terminal_safe"));
        f.finish();
        return findings.at(f.line(), front);
    }

    private Version version(Fields f) {
        String text = f.text("version");
        return Version.parse(text).orElseGet(() -> {
            if (!text.isBlank()) {
                findings.fault(f.line("version"), "The version is \"" + text + "\".", "Write three numbers, such as 1.0.0: patch for a typing slip, minor for a clarification, major when law or meaning changed.");
            }
            return new Version(0, 0, 0);
        });
    }

    private LocalDate date(Fields f, String key) {
        String text = f.text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            if (!text.isBlank()) {
                findings.fault(f.line(key), "\"" + key + "\" is \"" + text + "\".", "Write year, month and day, such as 2027-05-31.");
            }
            return LocalDate.EPOCH;
        }
    }

    private Levels levels(Fields f) {
        boolean specialised = f.flag("specialised");
        List<String> ends = endsOfLevel(f);
        int from = LEVELS.indexOf(ends.get(0)) + 1;
        int to = LEVELS.indexOf(ends.get(1)) + 1;
        if (from >= 1 && to >= from) {
            return new Levels(from, to, specialised);
        }
        findings.fault(f.line("level"), "The level is missing or not readable.", "Write level: L1 to L5, or level: {from: L1, to: L2}; say specialised: true on a line of its own.");
        return new Levels(1, 1, specialised);
    }

    private List<String> endsOfLevel(Fields f) {
        if (!f.isMap("level")) {
            String only = f.textOr("level", "");
            return List.of(only, only);
        }
        Fields range = f.map("level", "The level").orElseThrow();
        List<String> ends = List.of(range.text("from"), range.text("to"));
        range.finish();
        return ends;
    }

    private int refreshMonths(Fields f) {
        Optional<Fields> refresh = f.map("refresh", "The refresh");
        if (refresh.isEmpty()) {
            findings.fault(f.line("refresh"), "The front matter has no \"refresh\".", "Add refresh: {default_months: 24}, or 0 if it need not be taken again.");
            return 0;
        }
        int months = refresh.get().number("default_months", 0, 120);
        refresh.get().finish();
        return months;
    }

    private Set<Nation> nations(Fields f) {
        Set<Nation> nations = new TreeSet<>(new ItemReader(findings).nations(f, "jurisdictions"));
        if (nations.isEmpty()) {
            findings.fault(f.line("jurisdictions"), "The front matter names no nation.", "Add jurisdictions: [england, scotland, wales].");
        }
        return nations;
    }

    private int attempts(Fields f) {
        return f.textOr("quiz_attempts", "unlimited").equals("unlimited") ? 0 : f.number("quiz_attempts", 1, 100);
    }

    private List<ModuleText.Outcome> outcomes(Fields f) {
        List<ModuleText.Outcome> outcomes = new ArrayList<>();
        for (Fields outcome : f.list("learning_outcomes", "A learning outcome")) {
            outcomes.add(findings.at(outcome.line(), new ModuleText.Outcome(outcome.text("id"), outcome.markdown("text", false))));
            outcome.finish();
        }
        if (outcomes.isEmpty()) {
            findings.fault(f.line("learning_outcomes"), "The front matter declares no learning outcome.", "Add learning_outcomes: with an id and a text for each.");
        }
        return outcomes;
    }

    private List<ModuleText.Support> support(Fields f) {
        List<ModuleText.Support> support = new ArrayList<>();
        for (Fields line : f.list("support", "A line of support")) {
            support.add(new ModuleText.Support(line.text("who"), line.markdown("text", false)));
            line.finish();
        }
        return support;
    }
}
