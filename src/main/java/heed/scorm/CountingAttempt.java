package heed.scorm;

/**
 * Which of somebody's attempts at a course tells how the course went: the best of those that were completed or passed, so that whoever opens a
 * passed course again keeps the pass while the new attempt is on its way, and after it. Before any was completed it is the latest.
 */
public final class CountingAttempt {
    private CountingAttempt() {}

    /**
     * An order of attempts for SQL, the one that counts first: passed before not judged before failed, then the higher score, then the later one.
     *
     * @param a name of {@code scorm_attempt} in the query
     */
    public static String first(String a) {
        return "case when %1$s.completion = 'completed' or %1$s.success = 'passed' then 0 else 1 end, case %1$s.success when 'passed' then 0 when 'unknown' then 1 else 2 end, coalesce(%1$s.scaled, -2) desc, %1$s.number desc"
                .formatted(a);
    }
}
