package heed.scorm;

import heed.catalogue.Levels;
import heed.catalogue.ModuleText;
import heed.catalogue.PackageRule;
import heed.platform.Refusal;
import heed.scorm.manifest.Manifest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * What people are told about a package, and how it counts. It begins with what the package says of itself and can be changed.
 *
 * @param title at most 200 characters
 * @param summary at most 1,000 characters
 * @param minutes 1 to 600
 * @param groups codes of the professional groups it is made for; empty for everybody
 * @param refreshMonths after how long it is to be taken again, 0 to 120; 0 for never
 */
public record PackageWords(String title, String summary, int minutes, Levels levels, List<String> groups, int refreshMonths, CompletionRule rule) {
    private static final int USUAL_MINUTES = 30;
    private static final int USUAL_MASTERY = 80;
    private static final int USUAL_REFRESH = 24;

    public PackageWords {
        groups = List.copyOf(groups);
    }

    /** What the package says of itself. Without a score to reach it counts when it is completed. */
    static PackageWords of(Manifest manifest) {
        int mastery = manifest.mastery().map(PackageWords::percent).orElse(0);
        CompletionRule rule = mastery > 0 ? new CompletionRule(PackageRule.PASSED, mastery) : new CompletionRule(PackageRule.COMPLETED, USUAL_MASTERY);
        String title = cut(plain(manifest.title()), 200);
        return new PackageWords(title, cut(plain(manifest.metadata().description().orElse(title)), 1000), manifest.metadata().duration().map(PackageWords::minutes).orElse(USUAL_MINUTES),
                new Levels(1, 1, false), List.of(), USUAL_REFRESH, rule);
    }

    /** What is said in a version. */
    static PackageWords of(ModuleText text) {
        ModuleText.Front front = text.front();
        CompletionRule rule = text.pages().stream().flatMap(p -> p.course().stream()).map(CompletionRule::of).findFirst()
                .orElseThrow(() -> new IllegalStateException("The module " + front.slug() + " opens no package"));
        return new PackageWords(front.title(), front.summary(), front.durationMinutes(), front.levels(), front.groups(), front.refreshMonths(), rule);
    }

    /**
     * The same, fit to be kept.
     *
     * @throws Refusal if something is missing or out of range
     */
    PackageWords checked() {
        if (plain(title).isEmpty() || plain(title).length() > 200) {
            throw new Refusal("scorm.titleLength");
        }
        if (plain(summary).isEmpty() || plain(summary).length() > 1000) {
            throw new Refusal("scorm.summaryLength");
        }
        if (minutes < 1 || minutes > 600) {
            throw new Refusal("scorm.minutesRange");
        }
        if (refreshMonths < 0 || refreshMonths > 120) {
            throw new Refusal("scorm.refreshRange");
        }
        return new PackageWords(plain(title), plain(summary), minutes, levels, groups, refreshMonths, rule);
    }

    private static int percent(BigDecimal mastery) {
        return Math.max(0, Math.min(100, mastery.movePointRight(2).setScale(0, RoundingMode.HALF_UP).intValue()));
    }

    private static int minutes(Duration duration) {
        return (int) Math.max(1, Math.min(600, (duration.toSeconds() + 59) / 60));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
