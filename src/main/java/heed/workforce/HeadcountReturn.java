package heed.workforce;

import heed.platform.Refusal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * What an agency declares: so many posts of a group and level in an area on a day.
 *
 * @param posts 0 to 100,000
 * @param source where the number comes from, 1 to 160 characters
 * @param method payroll, census or estimate
 * @param confidence high, medium or low
 * @param submittedBy who declares it, 1 to 160 characters
 * @param submittedByAccount the account whose name that is; null when it is a name that somebody put in, or from before accounts were kept
 */
public record HeadcountReturn(
        int agencyKey, String group, String level, int areaKey, int posts, LocalDate asAt, String source, String method,
        String confidence, String submittedBy, UUID submittedByAccount) {
    public static final Set<String> METHODS = Set.of("payroll", "census", "estimate");
    public static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");

    public HeadcountReturn {
        if (posts < 0 || posts > 100_000) {
            throw new Refusal("workforce.headcount.posts", posts);
        }
        if (!level.matches("L[1-5]")) {
            throw new Refusal("workforce.post.level", level);
        }
        if (source.isBlank() || source.length() > 160) {
            throw new Refusal("workforce.headcount.source", 160);
        }
        if (submittedBy.isBlank() || submittedBy.length() > 160) {
            throw new Refusal("workforce.headcount.submittedBy", 160);
        }
        if (!METHODS.contains(method)) {
            throw new Refusal("workforce.headcount.method", method);
        }
        if (!CONFIDENCES.contains(confidence)) {
            throw new Refusal("workforce.headcount.confidence", confidence);
        }
    }

    /** One that names nobody's account. */
    public HeadcountReturn(int agencyKey, String group, String level, int areaKey, int posts, LocalDate asAt, String source, String method, String confidence, String submittedBy) {
        this(agencyKey, group, level, areaKey, posts, asAt, source, method, confidence, submittedBy, null);
    }

    /** The same, its name being that of an account; null for none. */
    public HeadcountReturn by(UUID account) {
        return new HeadcountReturn(agencyKey, group, level, areaKey, posts, asAt, source, method, confidence, submittedBy, account);
    }
}
