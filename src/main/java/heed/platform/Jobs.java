package heed.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue of background work. A job is queued in the caller's transaction, so it exists only if what it is for does;
 * {@link JobClock} lets each node take one at a time, and beside it one of each kind that takes long.
 */
@ApplicationScoped
@Transactional
public class Jobs {
    /** A running job without a sign of life for so long is taken over. */
    static final Duration DEAD_AFTER = Duration.ofMinutes(3);

    private EntityManager em;
    private Clock clock;

    protected Jobs() {}

    @Inject
    public Jobs(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Queues a job to run as soon as a node is free. */
    public UUID queue(String kind, String payload, UUID owner) {
        return insert(kind, payload, owner, null, now());
    }

    /**
     * Queues a job unless one with the same key waits already; for rounds that must not pile up.
     *
     * @return the new job, or empty when one waits
     */
    public Optional<UUID> queueOnce(String kind, String payload, String key, OffsetDateTime runAt) {
        boolean waits = Sql.of(em, "select id from job where unique_key = :key").set("key", key).exists();
        return waits ? Optional.empty() : Optional.of(insert(kind, payload, null, key, runAt));
    }

    private UUID insert(String kind, String payload, UUID owner, String key, OffsetDateTime runAt) {
        UUID id = Ids.next();
        Sql.of(em, "insert into job (id, kind, state, payload, unique_key, run_at, owner_account, queued_at)"
                        + " values (:id, :kind, 'queued', :payload, :key, :runAt, :owner, :now)")
                .set("id", id).set("kind", kind).set("payload", payload).set("key", key)
                .set("runAt", runAt).set("owner", owner).set("now", now())
                .update();
        return id;
    }

    public Optional<JobStatus> find(UUID id) {
        return Sql.of(em, "select * from job where id = :id").set("id", id).first(Jobs::status);
    }

    /** A job of the kind that waits or runs: the running one first, else the one queued longest. */
    public Optional<JobStatus> underWay(String kind) {
        return Sql.of(em, "select * from job where kind = :kind and state in ('queued', 'running') order by state desc, queued_at fetch first 1 rows only")
                .set("kind", kind).first(Jobs::status);
    }

    private static JobStatus status(Row r) {
        return new JobStatus(r.uuid("id"), r.text("kind"), r.text("state"), r.integer("progress"),
                r.integer("total"), r.text("message"), r.uuid("owner_account"), r.at("queued_at"));
    }

    /** Background work of the last seven days that failed, the newest first, at most 100. */
    public List<Failed> failed() {
        return Sql.of(em, "select id, kind, message, finished_at from job where state = 'failed' and finished_at > :since"
                        + " order by finished_at desc, id fetch first 100 rows only")
                .set("since", now().minusDays(7))
                .list(r -> new Failed(r.uuid("id"), r.text("kind"), r.text("message"), r.at("finished_at")));
    }

    /** Work that failed and why. */
    public record Failed(UUID id, String kind, String message, OffsetDateTime at) {}

    /** A job taken by this node. */
    record Taken(UUID id, String kind, String payload, UUID owner) {}

    /** Takes the next job that is due, or one whose node has died, unless it is of one of these kinds; the row lock keeps two nodes apart. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Taken> takeExcept(Collection<String> kinds) {
        return next(kinds.isEmpty() ? due("") : due(" and kind not in (:kinds)").set("kinds", kinds), null);
    }

    /**
     * The same of one kind, unless one of it runs on any node. Of two nodes that look at the same instant the later fails to take
     * and looks again.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Taken> takeAlone(String kind) {
        boolean runs = Sql.of(em, "select 1 from job where kind = :kind and state = 'running' and heartbeat_at >= :dead").set("kind", kind).set("dead", now().minus(DEAD_AFTER)).exists();
        return runs ? Optional.empty() : next(due(" and kind = :kind").set("kind", kind), kind);
    }

    /** What has died goes first: of its kind nothing else may run before it. */
    private Sql due(String which) {
        return Sql.of(em, "select id, kind, payload, owner_account from job"
                        + " where ((state = 'queued' and run_at <= :now) or (state = 'running' and heartbeat_at < :dead))" + which
                        + " order by case when state = 'running' then 0 else 1 end, run_at fetch first 1 rows only for update skip locked")
                .set("now", now()).set("dead", now().minus(DEAD_AFTER));
    }

    private Optional<Taken> next(Sql due, String alone) {
        Optional<Taken> next = due.first(r -> new Taken(r.uuid("id"), r.text("kind"), r.text("payload"), r.uuid("owner_account")));
        next.ifPresent(t -> Sql.of(em, "update job set state = 'running', attempts = attempts + 1, heartbeat_at = :now, alone = :alone"
                        + " where id = :id")
                .set("alone", alone).set("now", now()).set("id", t.id()).update());
        return next;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void progress(UUID id, int done, int total) {
        Sql.of(em, "update job set progress = :done, total = :total, heartbeat_at = :now where id = :id")
                .set("done", done).set("total", total).set("now", now()).set("id", id).update();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void end(UUID id, String failure) {
        Sql.of(em, "update job set state = :state, message = :message, unique_key = null, alone = null, finished_at = :now"
                        + " where id = :id")
                .set("state", failure == null ? "done" : "failed")
                .set("message", failure == null ? null : failure.substring(0, Math.min(1000, failure.length())))
                .set("now", now()).set("id", id).update();
    }
}
