package heed.catalogue;

import heed.platform.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the course of an authoring tool must have reported for its page to count. */
public enum PackageRule {
    /** It says it was completed, and does not say it was failed. */
    COMPLETED(false),
    PASSED(true),
    COMPLETED_AND_PASSED(true),
    /** Its score is at least the one named beside the rule, whatever it says of passing. */
    SCORE(true);

    private final boolean success;

    PackageRule(boolean success) {
        this.success = success;
    }

    /** As it is written in a module file, such as {@code completed-and-passed}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(PackageRule::key).toList();
    }

    static PackageRule of(String key) {
        return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst().orElseThrow(() -> new IllegalStateException("no rule " + key));
    }

    /** Whether the page must be passed, not only be done. */
    public boolean wantsSuccess() {
        return success;
    }

    /** The rule as a sentence. */
    public String words(int masteryPercent) {
        return Texts.of("catalogue", "rule." + key(), masteryPercent);
    }
}
