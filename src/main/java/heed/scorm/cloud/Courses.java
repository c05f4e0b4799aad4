package heed.scorm.cloud;

import heed.access.ApiCaller;
import heed.access.Applications;
import heed.access.NotInScope;
import heed.catalogue.Modules;
import heed.catalogue.PackageRule;
import heed.platform.Ids;
import heed.platform.Jobs;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.platform.outbound.Outbound;
import heed.scorm.CompletionRule;
import heed.scorm.ContentStore;
import heed.scorm.PackageWords;
import heed.scorm.Packages;
import heed.scorm.Upload;
import heed.scorm.Uploads;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The courses that applications bring. Each is a package like any other, published in the area of the application's unit
 * as soon as it is taken in; the application names it as it likes and sees its own alone.
 */
@ApplicationScoped
@Transactional
public class Courses {
    /** The job that fetches a course from an address. */
    static final String FETCH = "scorm.api.fetch";

    static final int LONGEST_ADDRESS = 2000;

    /** What programs use as names; a slash or a control character would break addresses. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\?#%]{1,255}");

    private static final String COURSE = "select x.id, x.course_id, x.package_id, x.created_at, x.updated_at, p.slug,"
            + " (select count(*) from scorm_content c where c.package_id = x.package_id) as contents,"
            + " (select count(*) from api_registration r where r.course = x.id and r.removed_at is null and r.preview = false) as registrations"
            + " from api_course x join scorm_package p on p.id = x.package_id where x.application_id = :application and x.removed_at is null and p.removed_at is null";

    private record Import(UUID id, UUID application, String courseId, UUID upload, String address, String state, String message) {}

    private EntityManager em;
    private Clock clock;
    private Packages packages;
    private Uploads uploads;
    private Modules modules;
    private Units units;
    private Jobs jobs;
    private ContentStore store;
    private Outbound outbound;
    private Applications applications;

    protected Courses() {}

    @Inject
    public Courses(EntityManager em, Clock clock, Packages packages, Uploads uploads, Modules modules, Units units, Jobs jobs, ContentStore store, Outbound outbound,
            Applications applications) {
        this.em = em;
        this.clock = clock;
        this.packages = packages;
        this.uploads = uploads;
        this.modules = modules;
        this.units = units;
        this.jobs = jobs;
        this.store = store;
        this.outbound = outbound;
        this.applications = applications;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws Refusal when it is no name for a course or a registration */
    static String named(String name) {
        if (!isName(name)) {
            throw new Refusal("scorm.api.name", 255);
        }
        return name;
    }

    /** Lets no other caller in the application's name give names meanwhile, until the transaction ends: two callers at once get one thing, not a fault. */
    void hold(UUID application) {
        Sql.of(em, "select id from api_application where id = :id for update").set("id", application).first(r -> r.uuid("id"));
    }

    /** @throws Refusal when a text is too long to be kept; null is not */
    static String fitting(String field, String text, int most) {
        if (text != null && text.length() > most) {
            throw new Refusal("scorm.api.long", field, most);
        }
        return text;
    }

    /** Whether something can have that name at all. */
    static boolean isName(String name) {
        return name != null && !name.isBlank() && NAME.matcher(name).matches();
    }

    /** The area of the application's unit, in which its courses are published and its learners taught. */
    static int area(Units units, ApiCaller caller, LocalDate day) {
        return units.areaOf(caller.unitKey(), day).orElseThrow(() -> new Refusal("access.application.noArea"));
    }

    // On their way in

    /**
     * Takes a package in.
     *
     * @param newVersion whether it may be a new version of a course that is here
     * @return the import's id
     * @throws Refusal when a course of that name is here and may not get a new version
     */
    public UUID bring(ApiCaller caller, String courseId, boolean newVersion, String fileName, long size, InputStream file) {
        UUID known = mayCome(caller, courseId, newVersion);
        Upload upload = uploads.whole(fileName, size, file, known, caller.applicationId());
        return begin(caller, courseId, upload.id(), null, "taking");
    }

    /**
     * Has a package fetched from an address and taken in.
     *
     * @return the import's id
     * @throws Refusal when the address may not be called, or the course may not come
     */
    public UUID fetch(ApiCaller caller, String courseId, boolean newVersion, String address) {
        mayCome(caller, courseId, newVersion);
        UUID id = begin(caller, courseId, null, fitting("url", outbound.checked(address).toString(), LONGEST_ADDRESS), "fetching");
        jobs.queue(FETCH, id.toString(), caller.applicationId());
        return id;
    }

    private UUID mayCome(ApiCaller caller, String courseId, boolean newVersion) {
        Optional<UUID> known = packageOf(caller.applicationId(), named(courseId));
        if (known.isPresent() && !newVersion) {
            throw new Refusal("scorm.api.courseThere", courseId);
        }
        return known.orElse(null);
    }

    /** The package that a name stands for; a name whose package was taken away on the portal is free again. */
    private Optional<UUID> packageOf(UUID application, String courseId) {
        return Sql.of(em, "select x.package_id from api_course x join scorm_package p on p.id = x.package_id and p.removed_at is null where x.live_key = :live")
                .set("live", application + ":" + courseId).first(r -> r.uuid("package_id"));
    }

    private UUID begin(ApiCaller caller, String courseId, UUID upload, String address, String state) {
        UUID id = Ids.next();
        Sql.of(em, "insert into api_import (id, application_id, course_id, upload_id, address, state, begun_at) values (:id, :application, :course, :upload, :address, :state, :now)")
                .set("id", id).set("application", caller.applicationId()).set("course", courseId).set("upload", upload).set("address", address).set("state", state).set("now", now()).update();
        return id;
    }

    private Optional<Import> found(UUID id) {
        return found(id, "");
    }

    /** To change it: whoever else would, waits. */
    private Import held(UUID id) {
        return found(id, " for update").orElseThrow();
    }

    private Optional<Import> found(UUID id, String how) {
        return Sql.of(em, "select * from api_import where id = :id" + how).set("id", id).first(r -> new Import(r.uuid("id"), r.uuid("application_id"), r.text("course_id"),
                r.uuid("upload_id"), r.text("address"), r.text("state"), r.text("message")));
    }

    /** The address of a course that is to be fetched; empty when that is over. */
    Optional<String> address(UUID id) {
        return found(id).filter(i -> i.state().equals("fetching")).map(Import::address);
    }

    /**
     * Has what was fetched taken in.
     *
     * @param file the id under which it lies in the store
     * @return false when that is over, and nobody needs the file
     */
    boolean fetched(UUID id, UUID file) {
        Import fetched = held(id);
        if (!fetched.state().equals("fetching")) {
            return false;
        }
        String name = fetched.address().replaceFirst("[?#].*", "").replaceFirst(".*/", "");
        Upload upload = uploads.arrived(file, name.isEmpty() ? "course.zip" : name, packageOf(fetched.application(), fetched.courseId()).orElse(null), fetched.application());
        Sql.of(em, "update api_import set state = 'taking', upload_id = :upload where id = :id").set("upload", upload.id()).set("id", id).update();
        return true;
    }

    void failed(UUID id, String why) {
        Sql.of(em, "update api_import set state = 'failed', message = :why where id = :id").set("why", why.substring(0, Math.min(2000, why.length()))).set("id", id).update();
    }

    /** Imports whose package may have been taken in by now. */
    List<UUID> open() {
        return Sql.of(em, "select i.id from api_import i join scorm_upload u on u.id = i.upload_id where i.state = 'taking' and u.state in ('done', 'refused', 'dropped')")
                .list(r -> r.uuid("id"));
    }

    /**
     * How far an import is; one whose package has been taken in is published here.
     *
     * @throws NotInScope when it is not the application's
     */
    public ImportState state(ApiCaller caller, UUID id) {
        Import asked = found(id).filter(i -> i.application().equals(caller.applicationId())).orElseThrow(NotInScope::new);
        settle(id);
        Import now = found(id).orElseThrow();
        List<String> warnings = now.upload() == null ? List.of()
                : uploads.lines(now.upload()).stream().filter(l -> l.kind().equals("remark")).map(Courses::words).toList();
        return switch (now.state()) {
            case "done" -> new ImportState(id, ImportState.State.COMPLETE, "", warnings, find(caller, asked.courseId()));
            case "failed" -> new ImportState(id, ImportState.State.ERROR, now.message(), warnings, Optional.empty());
            default -> new ImportState(id, ImportState.State.RUNNING, "", warnings, Optional.empty());
        };
    }

    private static String words(Uploads.Line line) {
        String place = line.path().isEmpty() ? "" : line.path() + (line.line() > 0 ? ", line " + line.line() : "") + ": ";
        return place + line.words();
    }

    /** Ends an import whose package was taken in or refused: publishes it in the area and gives it the application's name. */
    void settle(UUID id) {
        Import seen = found(id).orElseThrow();
        if (!seen.state().equals("taking") || !uploads.get(seen.upload()).isOver()) {
            return;
        }
        Import open = held(id);
        if (!open.state().equals("taking")) {
            return;
        }
        Upload upload = uploads.get(open.upload());
        if (upload.state() == Upload.State.DONE) {
            arrive(open, upload.packageId());
        } else if (upload.isOver()) {
            String why = uploads.lines(upload.id()).stream().filter(l -> l.kind().equals("fault")).map(Courses::words).collect(Collectors.joining(" "));
            failed(id, why.isEmpty() ? Texts.of("scorm", "scorm.api.failed") : why);
        }
    }

    private void arrive(Import open, UUID packageId) {
        hold(open.application());
        Optional<UUID> there = packageOf(open.application(), open.courseId());
        if (there.isPresent() && !there.get().equals(packageId)) {
            failed(open.id(), Texts.of("scorm", "scorm.api.courseThere", open.courseId()));
            return;
        }
        // Asked before, since a refusal from within would undo what is written here.
        Optional<ApiCaller> caller = applications.caller(open.application());
        Optional<Integer> area = caller.flatMap(c -> units.areaOf(c.unitKey(), LocalDate.now(clock)));
        if (area.isEmpty() || !modules.gate(modules.draft(slug(packageId)).orElseThrow(), area.get()).isOpen()) {
            failed(open.id(), Texts.of("scorm", "scorm.api.notPublished"));
            return;
        }
        publish(packageId, caller.get());
        if (there.isEmpty()) {
            Sql.of(em, "update api_course set removed_at = :now, live_key = null where live_key = :live").set("now", now()).set("live", open.application() + ":" + open.courseId()).update();
        }
        if (Sql.of(em, "update api_course set updated_at = :now where live_key = :live").set("now", now()).set("live", open.application() + ":" + open.courseId()).update() == 0) {
            Sql.of(em, "insert into api_course (id, application_id, course_id, package_id, created_at, updated_at, live_key) values (:id, :application, :course, :package, :now, :now, :live)")
                    .set("id", Ids.next()).set("application", open.application()).set("course", open.courseId()).set("package", packageId).set("now", now())
                    .set("live", open.application() + ":" + open.courseId()).update();
        }
        Sql.of(em, "update api_import set state = 'done' where id = :id").set("id", open.id()).update();
    }

    private String slug(UUID packageId) {
        return Sql.of(em, "select slug from scorm_package where id = :id").set("id", packageId).first(r -> r.text("slug")).orElseThrow();
    }

    private void publish(UUID packageId, ApiCaller caller) {
        modules.publish(slug(packageId), area(units, caller, LocalDate.now(clock)), caller.applicationId());
    }

    // Here

    /** The courses of a question, in two queries however many there are. */
    private List<Course> read(Sql question) {
        record Found(UUID id, String courseId, UUID packageId, String slug, int version, long registrations, OffsetDateTime createdAt, OffsetDateTime updatedAt) {
            static Found of(Row r) {
                return new Found(r.uuid("id"), r.text("course_id"), r.uuid("package_id"), r.text("slug"), (int) r.number("contents") - 1, r.number("registrations"), r.at("created_at"), r.at("updated_at"));
            }
        }
        List<Found> all = question.list(Found::of);
        Map<String, Packages.Newest> newest = packages.newest(all.stream().map(Found::slug).toList());
        return all.stream().map(f -> new Course(f.id(), f.courseId(), f.packageId(), f.slug(), f.version(), f.registrations(), f.createdAt(), f.updatedAt(), newest.get(f.slug()))).toList();
    }

    public Asked.Page<Course> list(ApiCaller caller, Asked asked) {
        List<Course> found = read(asked.set(Sql.of(em, COURSE + asked.where("course_id")).set("application", caller.applicationId())));
        return asked.page(found, Course::createdAt, Course::updatedAt, Course::id);
    }

    Optional<Course> find(ApiCaller caller, String courseId) {
        return !isName(courseId) ? Optional.empty() : read(Sql.of(em, COURSE + " and x.live_key = :live").set("application", caller.applicationId())
                .set("live", caller.applicationId() + ":" + courseId)).stream().findFirst();
    }

    /** @throws NotInScope when the application has no such course */
    public Course one(ApiCaller caller, String courseId) {
        return find(caller, courseId).orElseThrow(NotInScope::new);
    }

    /** Gives a course another title, for those who register from now on. */
    public void title(ApiCaller caller, String courseId, String title) {
        PackageWords words = packages.words(one(caller, courseId).packageId());
        change(caller, courseId, new PackageWords(title, words.summary(), words.minutes(), words.levels(), words.groups(), words.refreshMonths(), words.rule()));
    }

    /** How a course counts. */
    public CompletionRule rule(ApiCaller caller, String courseId) {
        return packages.words(one(caller, courseId).packageId()).rule();
    }

    /** Changes how a course counts, for those who register from now on. */
    public void rule(ApiCaller caller, String courseId, PackageRule kind, int masteryPercent) {
        if (masteryPercent < 1 || masteryPercent > 100) {
            throw new Refusal("scorm.masteryRange");
        }
        PackageWords words = packages.words(one(caller, courseId).packageId());
        change(caller, courseId, new PackageWords(words.title(), words.summary(), words.minutes(), words.levels(), words.groups(), words.refreshMonths(), new CompletionRule(kind, masteryPercent)));
    }

    private void change(ApiCaller caller, String courseId, PackageWords words) {
        Course course = one(caller, courseId);
        packages.edit(course.packageId(), words);
        publish(course.packageId(), caller);
        Sql.of(em, "update api_course set updated_at = :now where id = :id").set("now", now()).set("id", course.id()).update();
    }

    /** The folder in which the files of a course lie. */
    public Path files(ApiCaller caller, String courseId) {
        return store.folder(one(caller, courseId).newest().contentId());
    }

    /**
     * Takes a course away from the application and from the learners of its area; whoever has begun it can finish. Where others have published it
     * in their areas, it stays. Its registrations are removed by {@link Registrations}.
     */
    void remove(ApiCaller caller, Course course) {
        Sql.of(em, "update api_course set removed_at = :now, live_key = null where id = :id").set("now", now()).set("id", course.id()).update();
        units.areaOf(caller.unitKey(), LocalDate.now(clock)).ifPresent(area -> packages.remove(course.packageId(), area));
    }
}
