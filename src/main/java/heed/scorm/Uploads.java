package heed.scorm;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.audit.AuditLog;
import heed.catalogue.Fault;
import heed.platform.Ids;
import heed.platform.Jobs;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.outbound.Outbound;
import heed.scorm.manifest.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Packages on their way in. A file arrives in pieces, each where the one before it ended, so a broken upload goes on where it stopped; when it is
 * whole, a job takes it in and writes down what it found.
 */
@ApplicationScoped
@Transactional
public class Uploads {
    static final String JOB = "scorm.import";
    /** An upload of which nothing has come for so long is given up. */
    private static final int PATIENCE_DAYS = 7;
    private static final int MOST_LINES = 500;
    /** For as long as somebody may be expected to wait before a page. */
    private static final Duration FETCHING = Duration.ofMinutes(2);

    /** What was found: a step of the work, a remark about something odd, or the fault for which a package was refused. */
    public record Line(String kind, OffsetDateTime at, String path, int line, String words) {}

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Jobs jobs;
    private ContentStore store;
    private AuditLog log;
    private Outbound outbound;

    protected Uploads() {}

    @Inject
    public Uploads(EntityManager em, Clock clock, Access access, CurrentUser user, Jobs jobs, ContentStore store, AuditLog log, Outbound outbound) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.jobs = jobs;
        this.store = store;
        this.log = log;
        this.outbound = outbound;
    }

    /**
     * Begins an upload, or finds the caller's broken one of the same file.
     *
     * @param stamp tells apart two files of the same name and size, such as the time of the last change; at most 40 characters
     * @param packageId of the package whose new version it is; null for a new package
     * @throws Refusal if it is too large or empty
     */
    public Upload begin(String fileName, long size, String stamp, UUID packageId) {
        access.require(Permission.BRING_PACKAGES);
        String mark = stamp.substring(0, Math.min(40, stamp.length()));
        Optional<Upload> broken = Sql.of(em, "select * from scorm_upload where begun_by = :by and state = 'arriving' and file_name = :name and size_bytes = :size and stamp = :stamp order by last_at desc")
                .set("by", user.accountId()).set("name", name(fileName)).set("size", size).set("stamp", mark).list(Uploads::read).stream()
                .filter(u -> Objects.equals(u.packageId(), packageId)).findFirst();
        return broken.orElseGet(() -> begin(fileName, size, mark, packageId, user.accountId()));
    }

    private Upload begin(String fileName, long size, String stamp, UUID packageId, UUID by) {
        return begin(Ids.next(), fileName, size, stamp, packageId, by);
    }

    private Upload begin(UUID id, String fileName, long size, String stamp, UUID packageId, UUID by) {
        if (size > Limits.STANDARD.packed()) {
            throw new Refusal("scorm.upload.tooLarge");
        }
        if (size <= 0) {
            throw new Refusal("scorm.upload.empty");
        }
        if (packageId != null && !Sql.of(em, "select 1 from scorm_package where id = :id and removed_at is null").set("id", packageId).exists()) {
            throw new NotInScope();
        }
        Sql.of(em, "insert into scorm_upload (id, package_id, file_name, stamp, size_bytes, received_bytes, state, begun_by, begun_at, last_at)"
                        + " values (:id, :package, :name, :stamp, :size, 0, 'arriving', :by, :now, :now)")
                .set("id", id).set("package", packageId).set("name", name(fileName)).set("stamp", stamp).set("size", size).set("by", by).set("now", now()).update();
        return get(id);
    }

    /**
     * Takes a piece in.
     *
     * @param from where in the file it belongs; must be where the last piece ended
     * @return the upload with what has arrived of it
     * @throws Refusal if another piece is expected
     */
    public Upload piece(UUID id, long from, InputStream piece) {
        Upload upload = own(id);
        if (upload.state() != Upload.State.ARRIVING || upload.received() != from) {
            throw new Refusal("scorm.upload.elsewhere");
        }
        long written = store.write(id, from, piece, upload.size() - from);
        int touched = Sql.of(em, "update scorm_upload set received_bytes = :received, last_at = :now where id = :id and received_bytes = :from and state = 'arriving'")
                .set("received", from + written).set("now", now()).set("id", id).set("from", from).update();
        if (touched != 1) {
            throw new Refusal("scorm.upload.elsewhere");
        }
        return own(id);
    }

    /**
     * Says that the file is whole and has it taken in.
     *
     * @throws Refusal if something is missing
     */
    public Upload finish(UUID id) {
        Upload upload = own(id);
        if (upload.state() != Upload.State.ARRIVING) {
            return upload;
        }
        return queue(upload, user.accountId());
    }

    private Upload queue(Upload upload, UUID by) {
        if (upload.received() != upload.size()) {
            throw new Refusal("scorm.upload.notWhole");
        }
        log.record("scorm.package.uploaded", "package", upload.packageId(), upload.fileName(), null, Sizes.words(upload.size()));
        Sql.of(em, "update scorm_upload set state = 'waiting', job_id = :job, last_at = :now where id = :id").set("job", jobs.queue(JOB, upload.id().toString(), by)).set("now", now()).set("id", upload.id()).update();
        return get(upload.id());
    }

    /**
     * Takes a whole file in at once, for callers that have judged who may.
     *
     * @param packageId of the package whose new version it is; null for a new package
     * @param by account to which it is put down; null for none
     * @throws Refusal if it is longer or shorter than it says, or too large
     */
    public Upload whole(String fileName, long size, InputStream file, UUID packageId, UUID by) {
        Upload upload = begin(fileName, size, "", packageId, by);
        boolean kept = false;
        try {
            Upload queued = received(upload.id(), store.write(upload.id(), 0, file, size), by);
            kept = true;
            return queued;
        } finally {
            if (!kept) {
                store.drop(upload.id());
            }
        }
    }

    /**
     * Fetches a package from an address and has it taken in.
     *
     * @throws Refusal unless an administrator has listed the host, and a file comes from there
     */
    public Upload fetch(String address) {
        access.require(Permission.BRING_PACKAGES);
        return fetch(address, null, user.accountId());
    }

    /**
     * The same for callers that have judged who may.
     *
     * @param packageId of the package whose new version it is; null for a new package
     * @param by account to which it is put down; null for none
     * @throws Refusal unless an administrator has listed the host, and a file comes from there
     */
    public Upload fetch(String address, UUID packageId, UUID by) {
        String file = outbound.checked(address).getPath();
        UUID id = Ids.next();
        boolean kept = false;
        try {
            outbound.fetch(address, store.place(id), Limits.STANDARD.packed(), FETCHING, bytes -> {});
            Upload upload = arrived(id, file == null ? "" : file, packageId, by);
            kept = true;
            return upload;
        } catch (IOException e) {
            throw new Refusal("scorm.upload.notFetched", address, String.valueOf(e.getMessage()));
        } finally {
            if (!kept) {
                store.drop(id);
            }
        }
    }

    /**
     * Takes a file in that lies in the store already, for callers that have judged who may.
     *
     * @param id under which it lies there; it becomes the upload's
     * @param packageId of the package whose new version it is; null for a new package
     * @param by account to which it is put down; null for none
     * @throws Refusal if it is empty or too large
     */
    public Upload arrived(UUID id, String fileName, UUID packageId, UUID by) {
        long size = store.size(id);
        begin(id, fileName, size, "", packageId, by);
        return received(id, size, by);
    }

    private Upload received(UUID id, long bytes, UUID by) {
        Sql.of(em, "update scorm_upload set received_bytes = :received where id = :id").set("received", bytes).set("id", id).update();
        return queue(get(id), by);
    }

    /**
     * Gives an upload up that has not arrived yet.
     *
     * @throws Refusal when it has arrived or was given up before
     */
    public void drop(UUID id) {
        own(id);
        if (Sql.of(em, "update scorm_upload set state = 'dropped', last_at = :now where id = :id and state = 'arriving'").set("now", now()).set("id", id).update() == 0) {
            throw new Refusal("platform.rowGone");
        }
        store.drop(id);
    }

    /** The caller's uploads that have broken off, the latest first. */
    public List<Upload> broken() {
        access.require(Permission.BRING_PACKAGES);
        return Sql.of(em, "select * from scorm_upload where begun_by = :by and state = 'arriving' order by last_at desc").set("by", user.accountId()).list(Uploads::read);
    }

    /** The last twenty that were finished, whoever brought them, the latest first. */
    public List<Upload> recent() {
        access.require(Permission.BRING_PACKAGES);
        return Sql.of(em, "select * from scorm_upload where state in ('waiting', 'done', 'refused') order by last_at desc fetch first 20 rows only").list(Uploads::read);
    }

    /** Everything that was uploaded for a package, the latest first. */
    public List<Upload> of(UUID packageId) {
        access.require(Permission.BRING_PACKAGES);
        return Sql.of(em, "select * from scorm_upload where package_id = :package and state in ('waiting', 'done', 'refused') order by last_at desc").set("package", packageId).list(Uploads::read);
    }

    /** @throws NotInScope if there is none, or the caller may not see it */
    public Upload find(UUID id) {
        access.require(Permission.BRING_PACKAGES);
        return get(id);
    }

    /** What was found, in order. */
    public List<Line> lines(UUID id) {
        return Sql.of(em, "select kind, said_at, path, line, words from scorm_upload_line where upload_id = :id order by place").set("id", id)
                .list(r -> new Line(r.text("kind"), r.at("said_at"), r.text("path") == null ? "" : r.text("path"), r.integer("line"), r.text("words")));
    }

    /** For the job and for callers that have judged who may: one upload, whoever brought it. */
    public Upload get(UUID id) {
        return Sql.of(em, "select * from scorm_upload where id = :id").set("id", id).first(Uploads::read).orElseThrow(NotInScope::new);
    }

    private Upload own(UUID id) {
        access.require(Permission.BRING_PACKAGES);
        return Optional.of(get(id)).filter(u -> user.accountId().equals(u.begunBy())).orElseThrow(NotInScope::new);
    }

    /** Writes down what was found; the 501st line and those after it are left out. */
    void say(UUID id, String kind, List<Fault> found) {
        int place = (int) Sql.of(em, "select count(*) from scorm_upload_line where upload_id = :id").set("id", id).number();
        for (Fault fault : found) {
            if (place >= MOST_LINES && !kind.equals("fault")) {
                return;
            }
            String words = (fault.what() + " " + fault.remedy()).strip();
            Sql.of(em, "insert into scorm_upload_line (upload_id, place, kind, said_at, path, line, words) values (:id, :place, :kind, :now, :path, :line, :words)")
                    .set("id", id).set("place", place++).set("kind", kind).set("now", now()).set("path", fault.file().isEmpty() ? null : fault.file().substring(0, Math.min(240, fault.file().length())))
                    .set("line", fault.line()).set("words", words.substring(0, Math.min(2000, words.length()))).update();
        }
    }

    /** Whether an upload waits to be taken in; what is said of an earlier try is forgotten. */
    boolean start(UUID id) {
        boolean waits = get(id).state() == Upload.State.WAITING;
        if (waits) {
            Sql.of(em, "delete from scorm_upload_line where upload_id = :id").set("id", id).update();
        }
        return waits;
    }

    void refused(UUID id) {
        Sql.of(em, "update scorm_upload set state = 'refused', last_at = :now where id = :id and state = 'waiting'").set("now", now()).set("id", id).update();
    }

    /** @throws IllegalStateException if another node was quicker */
    void done(UUID id, UUID packageId, UUID content) {
        if (Sql.of(em, "update scorm_upload set state = 'done', package_id = :package, content_id = :content, last_at = :now where id = :id and state = 'waiting'")
                .set("package", packageId).set("content", content).set("now", now()).set("id", id).update() != 1) {
            throw new IllegalStateException("The upload " + id + " was taken in already");
        }
    }

    /** Gives up what nobody has gone on with for a week. */
    void giveUp() {
        Sql.of(em, "select id from scorm_upload where state = 'arriving' and last_at < :old").set("old", now().minusDays(PATIENCE_DAYS)).list(r -> r.uuid("id")).forEach(id -> {
            Sql.of(em, "update scorm_upload set state = 'dropped' where id = :id").set("id", id).update();
            store.drop(id);
        });
    }

    /**
     * Deletes files that belong to no upload that is still to be taken in: what a fault or the death of a node has left, a day later.
     *
     * @return how many
     */
    int sweep() {
        Set<UUID> wanted = new HashSet<>(Sql.of(em, "select id from scorm_upload where state in ('arriving', 'waiting')").list(r -> r.uuid("id")));
        return store.sweepArrived(clock.instant().minus(1, ChronoUnit.DAYS), wanted::contains);
    }

    private static Upload read(Row r) {
        return new Upload(r.uuid("id"), r.uuid("package_id"), r.text("file_name"), r.number("size_bytes"), r.number("received_bytes"), Upload.State.valueOf(r.text("state").toUpperCase(Locale.ROOT)),
                r.uuid("job_id"), r.uuid("begun_by"), r.at("begun_at"), r.at("last_at"));
    }

    private static String name(String fileName) {
        String plain = fileName.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? "package.zip" : plain.substring(0, Math.min(200, plain.length()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
