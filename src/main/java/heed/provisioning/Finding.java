package heed.provisioning;

import java.util.List;
import java.util.UUID;

/**
 * What the check found out about one row.
 *
 * @param line the row's number in the file; below 0 for a post that the file lacks
 * @param reason a sentence, or null
 * @param subject whom or what the row is about, as far as it could be read
 * @param before what is believed now, as far as it would change, or null
 * @param after what would be believed, or null
 * @param candidate the person it may be, for {@link Outcome#ASKED}
 * @param agencyKey the agency, as far as it is known
 * @param jobTitle the title to be mapped, for {@link Outcome#UNTITLED}
 * @param cells the row as it stands in the file, kept for rows that are left out
 * @param otherLine the row of the same file that may be about the same person, for {@link Outcome#ASKED}, or null
 */
record Finding(
        int line, Outcome outcome, String reason, String subject, String before, String after, UUID candidate,
        Integer agencyKey, String jobTitle, List<String> cells, Integer otherLine) {
    Finding {
        reason = cut(reason, 500);
        subject = cut(subject, 300);
        before = cut(before, 500);
        after = cut(after, 500);
        cells = outcome.isLeftOut() ? cells : List.of();
    }

    Finding(int line, Outcome outcome, String reason, String subject, String before, String after, UUID candidate,
            Integer agencyKey, String jobTitle, List<String> cells) {
        this(line, outcome, reason, subject, before, after, candidate, agencyKey, jobTitle, cells, null);
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    static Finding refused(Cells row, String subject, String reason) {
        return new Finding(row.number(), Outcome.REFUSED, reason, subject, null, null, null, null, null, row.asTheyStand());
    }

    static Finding of(Cells row, Outcome outcome, String subject, String before, String after) {
        return new Finding(row.number(), outcome, null, subject, before, after, null, null, null, row.asTheyStand());
    }
}
