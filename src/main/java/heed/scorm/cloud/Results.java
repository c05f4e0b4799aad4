package heed.scorm.cloud;

import heed.platform.Row;
import heed.platform.Sql;
import heed.scorm.CountingAttempt;
import heed.scorm.OpenPackage;
import heed.scorm.Packages;
import heed.scorm.runtime.ScoData;
import heed.scorm.sequencing.Activity;
import heed.scorm.sequencing.ActivityTree;
import heed.scorm.sequencing.ObjectiveStatus;
import heed.scorm.sequencing.Sequencer;
import heed.scorm.sequencing.SequencingState;
import heed.scorm.sequencing.TreeRow;
import heed.workforce.People;
import heed.workforce.PersonRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what registrations have come to, many at once. */
@ApplicationScoped
@Transactional
public class Results {
    private record Known(UUID enrolment, UUID version, String title, int number, OffsetDateTime completedAt) {}

    /** @param id of the latest attempt, as is the state */
    private record Gone(UUID id, String state, Result.Attempt attempt) {}

    private record Sco(UUID attempt, String item, String data, String completion, String success, long centi, int launches) {}

    /** One opening of the player. @param exitAt null while it is open @param seconds for which it was in reach */
    public record LaunchLine(UUID id, int instance, OffsetDateTime launchAt, OffsetDateTime exitAt, OffsetDateTime lastAt, long seconds, String completion, String success, BigDecimal scaled) {}

    private EntityManager em;
    private Clock clock;
    private Packages packages;
    private People people;

    protected Results() {}

    @Inject
    public Results(EntityManager em, Clock clock, Packages packages, People people) {
        this.em = em;
        this.clock = clock;
        this.packages = packages;
        this.people = people;
    }

    /** @param whole whether each item of the course is wanted too */
    public Result of(Registered registration, boolean whole) {
        return of(List.of(registration), whole).get(0);
    }

    /** @param whole whether each item of the courses is wanted too */
    public List<Result> of(Collection<Registered> registrations, boolean whole) {
        List<UUID> enrolments = registrations.stream().map(Registered::enrolment).toList();
        Map<UUID, Known> known = known(enrolments);
        Map<UUID, Gone> attempts = attempts(enrolments);
        Map<UUID, PersonRow> persons = people.find(registrations.stream().map(Registered::person).toList()).stream().collect(Collectors.toMap(PersonRow::id, p -> p));
        Map<UUID, List<Sco>> scos = whole ? scos(attempts.values().stream().map(Gone::id).toList()) : Map.of();
        return registrations.stream().map(r -> {
            Known course = known.get(r.enrolment());
            Optional<Gone> attempt = Optional.ofNullable(attempts.get(r.enrolment()));
            Optional<PersonRow> person = Optional.ofNullable(persons.get(r.person()));
            return new Result(r, course.title(), course.number(), new LearnerWords(r.learnerId(), person.map(PersonRow::email).orElse(null), person.map(PersonRow::givenName).orElse(null),
                    person.map(PersonRow::familyName).orElse(null)), course.completedAt(), attempt.map(Gone::attempt), whole ? tree(course, attempt, scos) : Optional.empty());
        }).toList();
    }

    private Map<UUID, Known> known(List<UUID> enrolments) {
        Map<UUID, Known> known = new HashMap<>();
        Sql.of(em, "select r.id, r.version_id, r.completed_at, v.title, (select count(*) from scorm_content o where o.package_id = c.package_id and o.unpacked_at < c.unpacked_at) as earlier"
                        + " from registration r join module_version v on v.id = r.version_id join scorm_version s on s.version_id = r.version_id join scorm_content c on c.id = s.content_id"
                        + " where r.id in (:enrolments)")
                .set("enrolments", enrolments)
                .each(r -> known.put(r.uuid("id"), new Known(r.uuid("id"), r.uuid("version_id"), r.text("title"), (int) r.number("earlier"), r.at("completed_at"))));
        return known;
    }

    private Map<UUID, Gone> attempts(List<UUID> enrolments) {
        Map<UUID, Gone> gone = new HashMap<>();
        Sql.of(em, "select a.id, a.registration_id, a.state, a.completion, a.success, a.scaled, a.seconds, a.begun_at, a.last_at, coalesce(s.counted_to, s.opened_at) as counted_to, s.beat_at,"
                        + " row_number() over (partition by a.registration_id order by " + CountingAttempt.first("a") + ") as nth from scorm_attempt a left join scorm_session s on s.attempt_id = a.id and s.closed_at is null where a.registration_id in (:enrolments) order by a.number")
                .set("enrolments", enrolments).each(r -> {
                    Optional<Result.Attempt> before = Optional.ofNullable(gone.get(r.uuid("registration_id"))).map(Gone::attempt);
                    Result.Attempt own = new Result.Attempt(r.text("completion"), r.text("success"), r.decimal("scaled"), r.number("seconds") + open(r), r.at("begun_at"), r.at("last_at"), true);
                    gone.put(r.uuid("registration_id"), new Gone(r.uuid("id"), r.text("state"), before.map(b -> b.then(own, r.number("nth") == 1)).orElse(own)));
                });
        return gone;
    }

    /** For how long a player that is open now has been known to be, beyond what is counted. */
    private static long open(Row r) {
        return r.at("counted_to") == null ? 0 : Math.max(0, Duration.between(r.at("counted_to"), r.at("beat_at")).toSeconds());
    }

    private Map<UUID, List<Sco>> scos(List<UUID> attempts) {
        return Sql.of(em, "select attempt_id, item, data, completion, success, total_centi + session_centi as centi, launches from scorm_sco where attempt_id in (:attempts) order by number")
                .set("attempts", attempts).list(Results::sco).stream().collect(Collectors.groupingBy(Sco::attempt));
    }

    private static Sco sco(Row r) {
        return new Sco(r.uuid("attempt_id"), r.text("item"), r.text("data"), r.text("completion"), r.text("success"), r.number("centi"), r.integer("launches"));
    }

    private Optional<Result.Node> tree(Known course, Optional<Gone> attempt, Map<UUID, List<Sco>> scos) {
        OpenPackage open = packages.find(course.version()).orElseThrow();
        ActivityTree tree = ActivityTree.of(open.manifest());
        Map<String, TreeRow> rows = new HashMap<>();
        Map<String, Sco> said = new HashMap<>();
        attempt.ifPresent(a -> {
            new Sequencer(tree, SequencingState.read(a.state()), clock).tree().forEach(row -> rows.put(row.id(), row));
            scos.getOrDefault(a.id(), List.of()).forEach(s -> said.put(s.item(), s));
        });
        return Optional.of(node(tree.root(), rows, said, open.manifest().edition().is2004()));
    }

    private static Result.Node node(Activity activity, Map<String, TreeRow> rows, Map<String, Sco> said, boolean is2004) {
        Optional<TreeRow> row = Optional.ofNullable(rows.get(activity.id()));
        Optional<Result.Said> words = Optional.ofNullable(said.get(activity.id()))
                .map(s -> new Result.Said(ScoData.read(s.data(), is2004), is2004, s.completion(), s.success(), s.centi(), s.launches() > 1));
        return new Result.Node(activity, row.map(TreeRow::attempts).orElse(0), row.map(TreeRow::suspended).orElse(false), row.map(TreeRow::status).orElse(ObjectiveStatus.unknown()), words,
                activity.children().stream().map(c -> node(c, rows, said, is2004)).toList());
    }

    /** The openings of the player for some instances of a registration, the latest first. */
    public List<LaunchLine> launches(List<Registered> instances) {
        Map<UUID, Integer> numbers = instances.stream().collect(Collectors.toMap(Registered::enrolment, Registered::instance, Math::max));
        return Sql.of(em, "select s.id, s.registration_id, s.opened_at, s.closed_at, s.beat_at, coalesce(s.counted_to, s.opened_at) as counted_to, s.seconds, a.completion, a.success, a.scaled from scorm_session s join scorm_attempt a on a.id = s.attempt_id"
                        + " where s.registration_id in (:enrolments) order by s.opened_at desc, s.id desc")
                .set("enrolments", List.copyOf(numbers.keySet()))
                .list(r -> new LaunchLine(r.uuid("id"), numbers.get(r.uuid("registration_id")), r.at("opened_at"), r.at("closed_at"), r.at("beat_at"),
                        r.number("seconds") + (r.at("closed_at") == null ? open(r) : 0), r.text("completion"), r.text("success"), r.decimal("scaled")));
    }
}
