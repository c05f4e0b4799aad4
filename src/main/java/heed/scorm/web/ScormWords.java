package heed.scorm.web;

import heed.platform.Texts;
import heed.scorm.ProgressRow;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What courses report, in words. */
final class ScormWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
    private static final List<String> KNOWN = List.of("completed", "incomplete", "browsed", "passed", "failed");

    private ScormWords() {}

    static String part(ProgressRow r) {
        return r.isWhole() ? Texts.of("scorm", "progress.whole") : r.part();
    }

    /** Completion and success, each only if the course says something of it; of a whole course that says nothing, that it was begun. */
    static String says(ProgressRow r) {
        List<String> said = List.of(r.completion(), r.success()).stream().filter(KNOWN::contains).distinct().map(w -> Texts.of("scorm", "progress.says." + w)).toList();
        return said.isEmpty() ? Texts.of("scorm", r.isWhole() ? "progress.says.incomplete" : "progress.says.nothing") : String.join(", ", said);
    }

    /** As per cent, else as the course counts; empty without a score. */
    static String score(ProgressRow r) {
        if (r.scaled() != null) {
            return r.scaled().movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
        }
        return r.raw() == null ? "" : r.raw().setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    static String time(long seconds) {
        return seconds >= 3600 ? Texts.of("scorm", "time.hours", seconds / 3600, seconds / 60 % 60) : seconds >= 60 ? Texts.of("scorm", "time.minutes", seconds / 60)
                : Texts.of("scorm", "time.seconds", seconds);
    }

    static String moment(OffsetDateTime at, ZoneId zone) {
        return MOMENT.format(at.atZoneSameInstant(zone));
    }
}
