package heed.provisioning;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a plan is made from besides the rows.
 *
 * @param decisions what somebody decided about a row, by its number: same, other or out
 * @param today the day of the check
 */
record Ask(Batch batch, Map<Integer, String> decisions, LocalDate today) {
    static final String SAME = "same";
    static final String OTHER = "other";
    static final String OUT = "out";
}
