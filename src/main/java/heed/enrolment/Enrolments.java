package heed.enrolment;

import heed.access.NotInScope;
import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Modules;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.workforce.Areas;
import heed.workforce.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The registrations of learners in modules, their answers, and what these add up to. */
@ApplicationScoped
@Transactional
public class Enrolments {
    /** An answer is made of keys, never of free text: so nothing about a child can be sent in one. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:=>-]{1,120}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final int MOST_WORDS = 60;
    private static final String COLUMNS = "r.id, r.person_id, r.slug, r.version_id, v.version as module_version, r.area_key, r.jurisdiction, r.learner_groups,"
            + " r.form_key, r.place, r.started_at, r.last_at, r.completed_at, r.left_at from registration r join module_version v on v.id = r.version_id";

    private EntityManager em;
    private Clock clock;
    private Modules modules;
    private People people;
    private Areas areas;
    private Event<ModuleCompleted> completed;

    protected Enrolments() {}

    @Inject
    public Enrolments(EntityManager em, Clock clock, Modules modules, People people, Areas areas, Event<ModuleCompleted> completed) {
        this.em = em;
        this.clock = clock;
        this.modules = modules;
        this.people = people;
        this.areas = areas;
        this.completed = completed;
    }

    /**
     * Begins the module for a person, in the version that is published in the area of the person's post; whoever is
     * learning it already goes on with that registration, also when two devices ask at once.
     *
     * @throws Refusal when the person holds no post today, or the module is not published in that area
     */
    public Enrolment enrol(UUID personId, String slug) {
        Sql.of(em, "select id from person where id = :person for update").set("person", personId).first(r -> r.uuid("id")).orElseThrow(NotInScope::new);
        Optional<Enrolment> running = running(personId, slug);
        return running.isPresent() ? running.get() : begin(personId, slug);
    }

    /**
     * Begins the module for a person in the version that is published in an area, whatever the person's posts say, also for
     * somebody without a post; whoever is learning it already goes on with that registration.
     *
     * @throws Refusal when the module is not published in that area, or nobody has said under which nation's law it works
     */
    public Enrolment enrolIn(int areaKey, UUID personId, String slug) {
        Sql.of(em, "select id from person where id = :person for update").set("person", personId).first(r -> r.uuid("id")).orElseThrow(NotInScope::new);
        Learner learner = Learner.in(people, areas, areaKey, personId, LocalDate.now(clock)).orElseThrow(() -> new Refusal("enrolment.notPublished"));
        return running(personId, slug).orElseGet(() -> begin(personId, slug, learner));
    }

    /** Ends a running registration without completion, so that the next one begins afresh; what was done stays on record. One that runs no more stays as it is. */
    public void leave(UUID personId, UUID registrationId) {
        Registration registration = locked(personId, registrationId);
        if (of(personId, registrationId).isRunning()) {
            registration.leave(now());
            em.flush();
        }
    }

    private Enrolment begin(UUID personId, String slug) {
        return begin(personId, slug, Learner.of(people, areas, personId, LocalDate.now(clock)).orElseThrow(() -> new Refusal("enrolment.noPost")));
    }

    private Enrolment begin(UUID personId, String slug, Learner learner) {
        UUID version = modules.current(slug, learner.areaKey()).orElseThrow(() -> new Refusal("enrolment.notPublished"));
        Registration registration = new Registration(personId, slug, version, learner, pages(version, learner.groups()).get(0).id(), now());
        em.persist(registration);
        em.flush();
        return one(registration.id()).orElseThrow();
    }

    /** What somebody would begin with; empty without a post or where it is not published. */
    public Optional<Offer> offer(UUID personId, String slug) {
        return Learner.of(people, areas, personId, LocalDate.now(clock)).flatMap(learner -> modules.find(slug, learner.areaKey())
                .map(card -> new Offer(modules.text(card.versionId()), learner.nation(), pages(card.versionId(), learner.groups()))));
    }

    /**
     * Leaves a running registration and begins the newer version. What was answered stays on record.
     *
     * @throws Refusal when it does not run any more, or no newer version is published
     */
    public Enrolment startNewer(UUID personId, UUID registrationId) {
        Registration registration = locked(personId, registrationId);
        if (newer(of(personId, registrationId)).isEmpty()) {
            throw new Refusal("enrolment.noNewer");
        }
        registration.leave(now());
        em.flush();
        return begin(personId, registration.slug());
    }

    /** The version that somebody who began today would get, if it is another one than this running registration's. */
    public Optional<UUID> newer(Enrolment enrolment) {
        return enrolment.isRunning() ? modules.current(enrolment.slug(), enrolment.areaKey()).filter(v -> !v.equals(enrolment.versionId())) : Optional.empty();
    }

    public Optional<Enrolment> running(UUID personId, String slug) {
        return Sql.of(em, "select " + COLUMNS + " where r.live_key = :key").set("key", Registration.liveKey(personId, slug)).first(Enrolments::read);
    }

    /** All registrations of a person in a module, newest first. */
    public List<Enrolment> history(UUID personId, String slug) {
        return Sql.of(em, "select " + COLUMNS + " where r.person_id = :person and r.slug = :slug order by r.started_at desc")
                .set("person", personId).set("slug", slug).list(Enrolments::read);
    }

    /** Everything a person has begun, what was last worked on first. */
    public List<Enrolment> history(UUID personId) {
        return Sql.of(em, "select " + COLUMNS + " where r.person_id = :person order by r.last_at desc").set("person", personId).list(Enrolments::read);
    }

    /** @throws NotInScope unless the registration is that person's own */
    public Enrolment of(UUID personId, UUID registrationId) {
        return one(registrationId).filter(e -> e.personId().equals(personId)).orElseThrow(NotInScope::new);
    }

    /** The module as this learner sees it: in the pinned version. */
    public ModuleText text(Enrolment enrolment) {
        return modules.text(enrolment.versionId());
    }

    /** What turns a page of the module into HTML for this learner's nation and area. */
    public PageRenderer renderer(Enrolment enrolment, Page page, String contextPath) {
        return renderers(enrolment, page, contextPath).get();
    }

    /** The same many times over: each renderer it gives counts its footnotes from one, and the area is asked once. */
    public Supplier<PageRenderer> renderers(Enrolment enrolment, Page page, String contextPath) {
        OpenModule module = modules.open(enrolment.versionId());
        Map<String, String> locals = areas.localFields(enrolment.areaKey());
        return () -> module.renderer(page, enrolment.nation(), locals, contextPath);
    }

    /** Whether the text was not signed off in the learner's area: it says "draft" on every page. */
    public boolean isDraft(Enrolment enrolment) {
        return !modules.signedOff(enrolment.versionId(), enrolment.areaKey());
    }

    /** The pages this learner is shown, in order. */
    public List<Page> pages(Enrolment enrolment) {
        return pages(enrolment.versionId(), enrolment.groups());
    }

    /** How far each page is; the quiz page is complete when the quiz is passed. */
    public Progress progress(Enrolment enrolment) {
        return Progress.of(modules.text(enrolment.versionId()).front().durationMinutes(), pages(enrolment), states(enrolment.id()));
    }

    /** Notes which page is open, so that another device goes on there; an address of no page is ignored. */
    public void opened(Enrolment enrolment, String page) {
        if (!page.equals(enrolment.place()) && pages(enrolment).stream().anyMatch(p -> p.id().equals(page))) {
            locked(enrolment.personId(), enrolment.id()).reached(page, now());
        }
    }

    /**
     * Takes answers in. One that is on record already is acknowledged again and changes nothing; another answer to the
     * same item is a further row, and the first stays the first. What names no page or item of the module is refused,
     * the others are kept all the same.
     *
     * @throws NotInScope unless the registration is that person's own
     */
    public Kept answer(UUID personId, UUID registrationId, List<Given> answers) {
        Registration registration = locked(personId, registrationId);
        ModuleText text = modules.text(registration.versionId());
        List<Page> pages = pages(registration.versionId(), registration.groups());
        Intake intake = new Intake(em, registration, now(), answers);
        int refused = 0;
        for (Given given : answers) {
            if (!isKnown(text, given)) {
                refused++;
                continue;
            }
            Optional<OffsetDateTime> at = intake.take(given, marked(text, registration.nation(), given));
            if (at.isPresent() && isDone(given)) {
                finish(registration, pages, given.page(), at.get());
            }
        }
        intake.write();
        return new Kept(answers.size() - refused, refused, now());
    }

    /**
     * What a way to learn has to say about an activity; completes the module when this was the last thing missing.
     * Reports about a registration that is complete are kept, and complete nothing twice.
     */
    public void report(ActivityReport report) {
        Registration registration = em.find(Registration.class, report.registration(), LockModeType.PESSIMISTIC_WRITE);
        if (registration == null) {
            throw new IllegalStateException("No registration " + report.registration());
        }
        apply(registration, report);
    }

    /**
     * What a learner answered to questions of the module in one go. Only the first answer of a person to a question is kept, in whichever
     * registration it was given: questions are judged by it.
     *
     * @param go the attempt, by which answers that were given together are known
     */
    public void answered(Enrolment enrolment, UUID go, Collection<ItemAnswer> answers) {
        FirstAnswers first = new FirstAnswers(em, enrolment.personId(), enrolment.slug());
        if (!first.fresh(answers).isEmpty()) {
            Sql.of(em, "select id from person where id = :person for update").set("person", enrolment.personId()).first(r -> r.uuid("id"));
            first.keep(go, first.fresh(answers), now());
        }
    }

    /**
     * Marks every answer on record to graded questions, now that the attempt is handed in.
     *
     * @param asked the questions as the learner's nation sees them, by the names under which they were answered
     */
    public void handedIn(Enrolment enrolment, Map<String, Item> asked) {
        Map<Boolean, List<UUID>> byMark = new HashMap<>();
        Sql.of(em, "select id, item, answer_value from answer where registration_id = :registration and item in (:items)")
                .set("registration", enrolment.id()).set("items", asked.keySet())
                .each(r -> byMark.computeIfAbsent(asked.get(r.text("item")).mark(words(r)).fits(), fits -> new ArrayList<>()).add(r.uuid("id")));
        byMark.forEach((fits, ids) -> Sql.of(em, "update answer set correct = :fits where registration_id = :registration and id in (:ids)")
                .set("fits", fits).set("registration", enrolment.id()).set("ids", ids).update());
    }

    /** Marks the pages that teach nothing but outcomes shown beforehand; returns their ids. Pages that teach no named outcome stay. */
    public List<String> shown(UUID personId, UUID registrationId, Collection<String> outcomes) {
        Registration registration = locked(personId, registrationId);
        List<String> skipped = pages(registration.versionId(), registration.groups()).stream()
                .filter(p -> !p.hasOwnPlayer() && !p.teaches().isEmpty() && outcomes.containsAll(p.teaches()))
                .map(Page::id).toList();
        skipped.forEach(page -> apply(registration, ActivityReport.shown(registrationId, page, now())));
        return skipped;
    }

    /** The answer that holds for each item: the one given last. Items without an answer are missing. */
    public Map<String, Answer> answers(UUID registrationId, Collection<String> items) {
        Map<String, Answer> latest = new HashMap<>();
        rows(registrationId, items).forEach(a -> latest.put(a.item(), a));
        return latest;
    }

    /** Every answer ever given to these items, in the order in which they were given. */
    public List<Answer> rows(UUID registrationId, Collection<String> items) {
        return Sql.of(em, "select page, item, answer_value, first_answer, correct, answered_at from answer where registration_id = :registration and item in (:items)"
                        + " order by answered_at, client_sequence, id")
                .set("registration", registrationId).set("items", items).list(Enrolments::readAnswer);
    }

    /** Every answer given in a registration, pages turned left out, in order; for the learner alone. */
    public List<Answer> given(Enrolment own) {
        return Sql.of(em, "select page, item, answer_value, first_answer, correct, answered_at from answer where registration_id = :registration and item <> :page"
                        + " order by answered_at, client_sequence, id")
                .set("registration", own.id()).set("page", Given.PAGE).list(Enrolments::readAnswer);
    }

    /** Holds the registration against other writers until the transaction ends. */
    public void hold(UUID personId, UUID registrationId) {
        locked(personId, registrationId);
    }

    /** The learner has been through a page. A page with its own player is done by what that reports, not by leaving it. */
    private void finish(Registration registration, List<Page> pages, String id, OffsetDateTime at) {
        pages.stream().filter(p -> p.id().equals(id) && !p.hasOwnPlayer()).findFirst().ifPresent(p -> {
            registration.reached(after(pages, p), at);
            apply(registration, ActivityReport.visited(registration.id(), id, at));
        });
    }

    private void apply(Registration registration, ActivityReport report) {
        OffsetDateTime now = now();
        ActivityReport inside = new ActivityReport(report.registration(), report.activity(), report.completion(), report.success(), report.score(),
                registration.inside(report.at(), now));
        Map<String, ActivityState> states = states(registration.id());
        ActivityState before = states.get(report.activity());
        ActivityState after = before == null ? ActivityState.of(inside) : before.and(ActivityState.of(inside));
        if (after.equals(before)) {
            return;
        }
        Sql.of(em, before == null
                        ? "insert into activity_state (registration_id, activity, completion, completed_at, success, score, updated_at)"
                                + " values (:registration, :activity, :completion, :completedAt, :success, :score, :now)"
                        : "update activity_state set completion = :completion, completed_at = :completedAt, success = :success, score = :score, updated_at = :now"
                                + " where registration_id = :registration and activity = :activity")
                .set("registration", registration.id()).set("activity", report.activity()).set("completion", after.completion().code())
                .set("completedAt", after.completedAt()).set("success", after.success()).set("score", after.score()).set("now", now)
                .update();
        states.put(report.activity(), after);
        if (!registration.isComplete()) {
            Rollup.of(modules.text(registration.versionId()).pages(), registration.groups(), states).ifPresent(c -> complete(registration, c, now));
        }
    }

    private void complete(Registration registration, Rollup.Complete found, OffsetDateTime now) {
        LocalDate day = found.at().atZoneSameInstant(clock.getZone()).toLocalDate();
        registration.complete(now);
        Sql.of(em, "insert into completion (id, registration_id, person_id, slug, version_id, completed_on, score, recorded_at)"
                        + " values (:id, :registration, :person, :slug, :version, :day, :score, :now)")
                .set("id", Ids.next()).set("registration", registration.id()).set("person", registration.personId()).set("slug", registration.slug())
                .set("version", registration.versionId()).set("day", day).set("score", found.score()).set("now", now)
                .update();
        completed.fire(new ModuleCompleted(registration.id(), registration.personId(), registration.slug(), registration.versionId(),
                modules.text(registration.versionId()).front().version().toString(), registration.jurisdiction(), day, found.score(),
                !modules.signedOff(registration.versionId(), registration.areaKey())));
    }

    private Registration locked(UUID personId, UUID registrationId) {
        Registration registration = em.find(Registration.class, registrationId, LockModeType.PESSIMISTIC_WRITE);
        if (registration == null || !registration.personId().equals(personId)) {
            throw new NotInScope();
        }
        return registration;
    }

    private Optional<Enrolment> one(UUID registrationId) {
        return Sql.of(em, "select " + COLUMNS + " where r.id = :id").set("id", registrationId).first(Enrolments::read);
    }

    private List<Page> pages(UUID versionId, Collection<String> groups) {
        return Rollup.pagesFor(modules.text(versionId).pages(), groups);
    }

    private Map<String, ActivityState> states(UUID registrationId) {
        Map<String, ActivityState> states = new HashMap<>();
        Sql.of(em, "select activity, completion, completed_at, success, score from activity_state where registration_id = :registration")
                .set("registration", registrationId)
                .each(r -> states.put(r.text("activity"), new ActivityState(Completion.of(r.text("completion")), r.at("completed_at"), r.flagOrNull("success"), r.decimal("score"))));
        return states;
    }

    private static boolean isDone(Given given) {
        return given.item().equals(Given.PAGE) && given.words().contains(Given.DONE);
    }

    private static boolean isKnown(ModuleText text, Given given) {
        String item = bare(given.item());
        return CLIENT.matcher(given.clientId()).matches()
                && given.item().length() <= 80
                && given.words().size() <= MOST_WORDS && given.words().stream().allMatch(w -> WORD.matcher(w).matches())
                && text.page(given.page()).isPresent()
                && (item.equals(Given.PAGE) || text.item(item).isPresent() || text.blocks().anyMatch(b -> isNamed(b, item)));
    }

    private static boolean isNamed(Block block, String id) {
        return block instanceof Block.Scenario s && s.id().equals(id) || block instanceof Block.Task t && t.id().equals(id);
    }

    /** Only a check is marked at once; a mark beside a graded answer that can still be changed would tell what is right. */
    private static Boolean marked(ModuleText text, Nation nation, Given given) {
        return text.blocks().filter(Block.Check.class::isInstance).flatMap(b -> ((Block.Check) b).item().in(nation).stream())
                .filter(i -> i.id().equals(given.item())).findFirst().map(i -> i.mark(given.words()).fits()).orElse(null);
    }

    /** The id of the question without the number of the attempt. */
    static String bare(String item) {
        int at = item.indexOf('#');
        return at < 0 ? item : item.substring(0, at);
    }

    private static String after(List<Page> pages, Page page) {
        int at = pages.indexOf(page);
        return pages.get(Math.min(at + 1, pages.size() - 1)).id();
    }

    private static Enrolment read(Row r) {
        String groups = r.text("learner_groups");
        return new Enrolment(r.uuid("id"), r.uuid("person_id"), r.text("slug"), r.uuid("version_id"), r.text("module_version"), r.integer("area_key"),
                Nation.of(r.text("jurisdiction")).orElseThrow(), groups.isEmpty() ? List.of() : List.of(groups.split(" ")), r.uuid("form_key"), r.text("place"),
                r.at("started_at"), r.at("last_at"), r.at("completed_at"), r.at("left_at"));
    }

    private static Answer readAnswer(Row r) {
        return new Answer(r.text("page"), r.text("item"), words(r), r.flagOrNull("correct"), r.flag("first_answer"), r.at("answered_at"));
    }

    private static List<String> words(Row r) {
        String words = r.text("answer_value");
        return words == null || words.isEmpty() ? List.of() : List.of(words.split("\n"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
