package heed.scorm;

import heed.access.Access;
import heed.access.Permission;
import heed.audit.AuditLog;
import heed.platform.PageRequest;
import heed.platform.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a course called during an attempt, for an administrator who has to find out why it did not keep something; kept for 90 days. The
 * learner's own words are blotted out, and each look is a line of the audit log. Filters: {@code element} (part of its name), {@code only}
 * ({@code errors}, {@code sets}).
 */
@ApplicationScoped
@Transactional
public class Calls {
    private EntityManager em;
    private Access access;
    private Attempts attempts;
    private AuditLog log;

    protected Calls() {}

    @Inject
    public Calls(EntityManager em, Access access, Attempts attempts, AuditLog log) {
        this.em = em;
        this.access = access;
        this.attempts = attempts;
        this.log = log;
    }

    /**
     * The attempt whose calls the caller may read.
     *
     * @throws heed.access.NotInScope unless the caller administers where its learner is
     */
    public Attempts.Taken of(UUID attempt) {
        return attempts.one(attempt, access.require(Permission.ADMINISTER));
    }

    /** One page of the calls, in the order in which they were made. */
    public Slice<Call> page(UUID attempt, PageRequest asked) {
        List<Call> rows = new ArrayList<>();
        long[] total = new long[1];
        each(attempt, asked, "scorm.calls.seen", call -> {
            if (total[0]++ >= asked.first() && rows.size() < asked.size()) {
                rows.add(call);
            }
        });
        return new Slice<>(rows, total[0]);
    }

    /** Every call of the same question, for an export. */
    public void each(UUID attempt, PageRequest asked, Consumer<Call> take) {
        each(attempt, asked, "scorm.calls.taken", take);
    }

    private void each(UUID attempt, PageRequest asked, String deed, Consumer<Call> take) {
        Attempts.Taken taken = of(attempt);
        log.record(deed, "person", taken.personId(), taken.person(), taken.unitKey(), taken.course().title());
        String part = asked.filter("element").orElse("").toLowerCase(Locale.ROOT);
        String only = asked.filter("only").orElse("");
        new CallLog(em).each(attempt, call -> {
            boolean wanted = call.element().toLowerCase(Locale.ROOT).contains(part)
                    && (only.equals("errors") ? !call.isRight() : !only.equals("sets") || call.name().endsWith("SetValue"));
            if (wanted) {
                take.accept(call.blotted());
            }
        });
    }
}
