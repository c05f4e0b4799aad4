package heed.scorm.cloud;

import heed.access.ApiCaller;
import heed.access.NotInScope;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.platform.Ids;
import heed.platform.Keys;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.outbound.Outbound;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The registrations that applications make. Behind each stands one of the record's own, through the one door of
 * {@code enrolment}: what is learnt counts like everything else, and stays on record when the application deletes its side.
 */
@ApplicationScoped
@Transactional
public class Registrations {
    /** What the secret of a postback is sealed for. */
    static final String PURPOSE = "course API postback";

    private static final int LONGEST_TAGS = 2000;
    private static final int LONGEST_SIGN = 255;
    static final String REGISTRATION = "select x.id, x.registration_id, x.course, c.course_id, x.person_id, x.learner_id, x.xapi_registration_id, n.number, n.enrolment_id,"
            + " x.tags, x.created_at, x.updated_at from api_registration x join api_course c on c.id = x.course join api_instance n on n.registration = x.id";
    private static final String CURRENT = REGISTRATION + " and n.number = x.instance where x.application_id = :application and x.removed_at is null";
    private static final String OWN = CURRENT + " and x.preview = false";

    /** What an application says when it registers somebody. @param postback null when it wants no results sent */
    public record Wish(String registrationId, String courseId, LearnerWords learner, UUID xapiRegistrationId, List<String> tags, Postback postback) {}

    private EntityManager em;
    private Clock clock;
    private Courses courses;
    private Learners learners;
    private Enrolments enrolments;
    private Units units;
    private Outbound outbound;
    private Keys keys;

    protected Registrations() {}

    @Inject
    Registrations(EntityManager em, Clock clock, Courses courses, Learners learners, Enrolments enrolments, Units units, Outbound outbound, Keys keys) {
        this.em = em;
        this.clock = clock;
        this.courses = courses;
        this.learners = learners;
        this.enrolments = enrolments;
        this.units = units;
        this.outbound = outbound;
        this.keys = keys;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    static Registered read(Row r) {
        String tags = r.text("tags");
        return new Registered(r.uuid("id"), r.text("registration_id"), r.uuid("course"), r.text("course_id"), r.uuid("person_id"), r.text("learner_id"), r.uuid("xapi_registration_id"),
                r.integer("number"), r.uuid("enrolment_id"), tags.isEmpty() ? List.of() : List.of(tags.split("\n")), r.at("created_at"), r.at("updated_at"));
    }

    /**
     * Registers a learner for a course.
     *
     * @throws NotInScope when the application has no such course
     * @throws Refusal when a registration of that name is there, the postback's address may not be called, or the learner is not one person
     */
    public void create(ApiCaller caller, Wish wish) {
        Courses.named(wish.registrationId());
        courses.hold(caller.applicationId());
        Course course = courses.one(caller, wish.courseId());
        if (find(caller, wish.registrationId()).isPresent()) {
            throw new Refusal("scorm.api.registrationThere", wish.registrationId());
        }
        Postback post = wish.postback();
        String address = post == null ? null : Courses.fitting("postBack.url", outbound.checked(post.address()).toString(), Courses.LONGEST_ADDRESS);
        String tags = String.join("\n", wish.tags());
        if (tags.length() > LONGEST_TAGS) {
            throw new Refusal("scorm.api.tags", LONGEST_TAGS);
        }
        UUID person = learners.person(caller, wish.learner());
        UUID id = Ids.next();
        Sql.of(em, "insert into api_registration (id, application_id, registration_id, course, person_id, learner_id, xapi_registration_id, instance, tags, post_address, post_way,"
                        + " post_user, post_secret, post_format, created_at, updated_at, live_key)"
                        + " values (:id, :application, :name, :course, :person, :learner, :xapi, 0, :tags, :address, :way, :user, :secret, :format, :now, :now, :live)")
                .set("id", id).set("application", caller.applicationId()).set("name", wish.registrationId()).set("course", course.id()).set("person", person)
                .set("learner", wish.learner().id()).set("xapi", wish.xapiRegistrationId() == null ? UUID.randomUUID() : wish.xapiRegistrationId()).set("tags", tags)
                .set("address", address).set("way", post == null ? null : post.basic() ? "httpbasic" : "form").set("user", post == null ? null : Courses.fitting("postBack.userName", post.user(), LONGEST_SIGN))
                .set("secret", post == null || post.password() == null ? null : keys.seal(PURPOSE, Courses.fitting("postBack.password", post.password(), LONGEST_SIGN))).set("format", post == null ? null : post.detail().name())
                .set("now", now()).set("live", caller.applicationId() + ":" + wish.registrationId()).update();
        begin(caller, id, 0, person, course.slug());
    }

    /** Enrols the learner for an instance. One who learns the course already, on the portal or by another registration, goes on with that. */
    private void begin(ApiCaller caller, UUID registration, int number, UUID person, String slug) {
        boolean running = enrolments.running(person, slug).isPresent();
        Enrolment enrolment = enrolments.enrolIn(Courses.area(units, caller, LocalDate.now(clock)), person, slug);
        Sql.of(em, "insert into api_instance (registration, number, enrolment_id, begun, begun_at) values (:registration, :number, :enrolment, :begun, :now)")
                .set("registration", registration).set("number", number).set("enrolment", enrolment.id()).set("begun", !running).set("now", now()).update();
    }

    public Optional<Registered> find(ApiCaller caller, String registrationId) {
        return !Courses.isName(registrationId) ? Optional.empty() : Sql.of(em, OWN + " and x.live_key = :live").set("application", caller.applicationId())
                .set("live", caller.applicationId() + ":" + registrationId).first(Registrations::read);
    }

    /** @throws NotInScope when the application has no such registration */
    public Registered one(ApiCaller caller, String registrationId) {
        return find(caller, registrationId).orElseThrow(NotInScope::new);
    }

    /**
     * One whose learner the application may still teach.
     *
     * @throws NotInScope when the application has no such registration
     * @throws Refusal when the learner has left its unit
     */
    Registered taught(ApiCaller caller, String registrationId) {
        Registered registration = one(caller, registrationId);
        learners.stillHere(caller, registration.person());
        return registration;
    }

    /** One instance of a registration. @throws NotInScope when there is none of that number */
    public Registered instance(ApiCaller caller, String registrationId, int number) {
        return instances(caller, registrationId).stream().filter(r -> r.instance() == number).findFirst().orElseThrow(NotInScope::new);
    }

    /** All instances of a registration, the latest first. */
    public List<Registered> instances(ApiCaller caller, String registrationId) {
        return Sql.of(em, REGISTRATION + " where x.id = :id order by n.number desc").set("id", one(caller, registrationId).id()).list(Registrations::read);
    }

    /** The question may name a {@code courseId} and a {@code learnerId}. */
    public Asked.Page<Registered> list(ApiCaller caller, Asked asked) {
        Sql sql = Sql.of(em, OWN + asked.value("courseId").map(c -> " and c.course_id = :course").orElse("") + asked.value("learnerId").map(l -> " and x.learner_id = :learner").orElse("")
                + asked.where("registration_id")).set("application", caller.applicationId());
        asked.value("courseId").ifPresent(c -> sql.set("course", c));
        asked.value("learnerId").ifPresent(l -> sql.set("learner", l));
        return asked.page(asked.set(sql).list(Registrations::read), Registered::createdAt, Registered::updatedAt, Registered::id);
    }

    public LearnerWords learner(Registered registration) {
        return learners.words(registration.learnerId(), registration.person());
    }

    /**
     * Deletes a registration on the application's side; one that has been deleted before stays so. A learner whom nobody
     * else knows is taken out a day later.
     *
     * @throws NotInScope when there never was one of that name
     */
    public void remove(ApiCaller caller, String registrationId) {
        Optional<Registered> found = find(caller, registrationId);
        if (found.isEmpty()) {
            Sql.of(em, "select id from api_registration where application_id = :application and registration_id = :name").set("application", caller.applicationId()).set("name", registrationId)
                    .first(r -> r.uuid("id")).orElseThrow(NotInScope::new);
            return;
        }
        remove(found.get());
    }

    private void remove(Registered registration) {
        leave(registration);
        Sql.of(em, "update api_registration set removed_at = :now, live_key = null, post_address = null, post_user = null, post_secret = null where id = :id")
                .set("now", now()).set("id", registration.id()).update();
        Sql.of(em, "delete from api_link where registration = :id").set("id", registration.id()).update();
        Sql.of(em, "delete from api_postback where registration = :id and state = 'waiting'").set("id", registration.id()).update();
    }

    /** Ends what this registration began, unless another one of the same learner still goes by it. */
    private void leave(Registered registration) {
        boolean begun = Sql.of(em, "select 1 from api_instance i where i.registration = :id and i.number = :number and i.begun = true and not exists (select 1 from api_instance o"
                        + " join api_registration x on x.id = o.registration and x.removed_at is null and x.instance = o.number where o.enrolment_id = i.enrolment_id and o.registration <> i.registration)")
                .set("id", registration.id()).set("number", registration.instance()).exists();
        if (begun) {
            enrolments.leave(registration.person(), registration.enrolment());
        }
        Sql.of(em, "update api_instance set ended_at = :now where registration = :id and number = :number").set("now", now()).set("id", registration.id())
                .set("number", registration.instance()).update();
    }

    /** Begins a registration afresh in the newest version; what was learnt stays on record and is shown no more. */
    public void reset(ApiCaller caller, String registrationId) {
        Registered registration = taught(caller, registrationId);
        Course course = courses.one(caller, registration.courseId());
        leave(registration);
        Sql.of(em, "delete from api_instance where registration = :id and number = :number").set("id", registration.id()).set("number", registration.instance()).update();
        begin(caller, registration.id(), registration.instance(), registration.person(), course.slug());
        touch(registration.id());
    }

    /** Begins a further instance of a registration, in the newest version; the earlier ones can still be read. */
    public void again(ApiCaller caller, String registrationId) {
        Registered registration = taught(caller, registrationId);
        Course course = courses.one(caller, registration.courseId());
        leave(registration);
        int next = registration.instance() + 1;
        begin(caller, registration.id(), next, registration.person(), course.slug());
        Sql.of(em, "update api_registration set instance = :next where id = :id").set("next", next).set("id", registration.id()).update();
        touch(registration.id());
    }

    /**
     * Lets somebody look at a course from its beginning: by a registration of nobody, which is listed nowhere.
     *
     * @throws NotInScope when the application has no such course
     */
    public Registered preview(ApiCaller caller, String courseId) {
        courses.hold(caller.applicationId());
        Course course = courses.one(caller, courseId);
        String previews = CURRENT + " and x.preview = true";
        Optional<Registered> before = Sql.of(em, previews + " and x.course = :course").set("application", caller.applicationId()).set("course", course.id()).first(Registrations::read);
        if (before.isPresent()) {
            leave(before.get());
            Sql.of(em, "delete from api_instance where registration = :id").set("id", before.get().id()).update();
            begin(caller, before.get().id(), 0, before.get().person(), course.slug());
        } else {
            UUID person = Sql.of(em, previews).set("application", caller.applicationId()).first(r -> r.uuid("person_id")).orElseGet(() -> learners.nobody(caller));
            UUID id = Ids.next();
            Sql.of(em, "insert into api_registration (id, application_id, registration_id, course, person_id, learner_id, xapi_registration_id, instance, preview, created_at, updated_at)"
                            + " values (:id, :application, 'preview', :course, :person, 'preview', :xapi, 0, true, :now, :now)")
                    .set("id", id).set("application", caller.applicationId()).set("course", course.id()).set("person", person).set("xapi", UUID.randomUUID()).set("now", now()).update();
            begin(caller, id, 0, person, course.slug());
        }
        return Sql.of(em, previews + " and x.course = :course").set("application", caller.applicationId()).set("course", course.id()).first(Registrations::read).orElseThrow();
    }

    private void touch(UUID id) {
        Sql.of(em, "update api_registration set updated_at = :now where id = :id").set("now", now()).set("id", id).update();
    }

    /**
     * Takes a course away, with its registrations; whoever plays it now can finish.
     *
     * @throws NotInScope when the application has no such course
     */
    public void removeCourse(ApiCaller caller, String courseId) {
        Course course = courses.one(caller, courseId);
        Sql.of(em, CURRENT + " and x.course = :course").set("application", caller.applicationId()).set("course", course.id()).list(Registrations::read).forEach(this::remove);
        courses.remove(caller, course);
    }
}
