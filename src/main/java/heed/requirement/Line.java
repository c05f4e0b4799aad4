package heed.requirement;

import heed.platform.Refusal;
import java.time.LocalDate;

/**
 * A line of the matrix as a coordinator writes it.
 *
 * @param name      the line's name in the matrix, such as "11", at most 20 characters
 * @param group     null for every group
 * @param level     null for every level
 * @param source    the guidance or standard in words, at most 300 characters
 * @param cycleMonths 1 to 120
 * @param graceDays 0 to 730
 * @param lastDay   null for an open end
 */
public record Line(String name, String group, String level, boolean leadsOnly, int scopeKey, String slug, Basis basis, String source,
        int cycleMonths, int graceDays, Evidence minimumEvidence, LocalDate firstDay, LocalDate lastDay) {
    static final int LONGEST_CYCLE = 120;
    static final int LONGEST_GRACE = 730;

    public Line {
        name = name.strip();
        source = source.strip();
        if (name.isEmpty() || name.length() > 20) {
            throw new Refusal("requirement.name", 20);
        }
        if (source.isEmpty() || source.length() > 300) {
            throw new Refusal("requirement.source", 300);
        }
        if (cycleMonths < 1 || cycleMonths > LONGEST_CYCLE) {
            throw new Refusal("requirement.cycle", LONGEST_CYCLE);
        }
        if (graceDays < 0 || graceDays > LONGEST_GRACE) {
            throw new Refusal("requirement.grace", LONGEST_GRACE);
        }
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new Refusal("requirement.endsBeforeItBegins");
        }
    }

    public static Line of(Requirement r) {
        return new Line(r.line(), r.group(), r.level(), r.leadsOnly(), r.scopeKey(), r.slug(), r.basis(), r.source(), r.cycleMonths(), r.graceDays(),
                r.minimumEvidence(), r.firstDay(), r.lastDay());
    }

    public Line within(LocalDate first, LocalDate last) {
        return new Line(name, group, level, leadsOnly, scopeKey, slug, basis, source, cycleMonths, graceDays, minimumEvidence, first, last);
    }
}
