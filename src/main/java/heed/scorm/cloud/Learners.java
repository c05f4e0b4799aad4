package heed.scorm.cloud;

import heed.access.ApiCaller;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.privacy.SubjectRequests;
import heed.workforce.NewPerson;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whom an application means: somebody it has named before; else somebody with a post in its unit today who has that
 * e-mail or staff number; else somebody new, of whom we keep the name and the e-mail and nothing else, without an
 * account or a post. Whom it did not make itself it can teach for as long as a post in its unit runs.
 */
@ApplicationScoped
@Transactional
class Learners {
    private static final int LONGEST_NAME = 80;
    /** A post that runs in the unit or below it: needs {@code :today} and {@code :below}. */
    private static final String POST = " join post p on p.person_id = e.id and p.superseded_at is null and p.first_day <= :today"
            + " and (p.last_day is null or p.last_day >= :today) and (p.agency_key in (:below) or p.place_key in (:below))";

    private EntityManager em;
    private Clock clock;
    private People people;
    private Units units;
    private SubjectRequests subjects;

    protected Learners() {}

    @Inject
    Learners(EntityManager em, Clock clock, People people, Units units, SubjectRequests subjects) {
        this.em = em;
        this.clock = clock;
        this.people = people;
        this.units = units;
        this.subjects = subjects;
    }

    /** @throws Refusal when two people of the unit have that e-mail or staff number, the one meant has left it, or the words cannot be kept */
    UUID person(ApiCaller caller, LearnerWords learner) {
        Courses.named(learner.id());
        Optional<UUID> met = Sql.of(em, "select person_id from api_learner where application_id = :application and learner_id = :learner")
                .set("application", caller.applicationId()).set("learner", learner.id()).first(r -> r.uuid("person_id"));
        if (met.isPresent()) {
            stillHere(caller, met.get());
            return met.get();
        }
        Optional<UUID> here = inUnit(caller, learner);
        UUID person = here.orElseGet(() -> people.create(words(learner)));
        Sql.of(em, "insert into api_learner (application_id, learner_id, person_id, made, met_at) values (:application, :learner, :person, :made, :now)")
                .set("application", caller.applicationId()).set("learner", learner.id()).set("person", person).set("made", here.isEmpty())
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
        return person;
    }

    /** @throws Refusal when somebody whom the application did not make has no post in its unit today */
    void stillHere(ApiCaller caller, UUID person) {
        LocalDate today = LocalDate.now(clock);
        boolean here = Sql.of(em, "select 1 from api_learner l where l.person_id = :person and l.application_id = :application and l.made = true union all select 1 from person e" + POST
                        + " where e.id = :person and e.removed_at is null")
                .set("person", person).set("application", caller.applicationId()).set("today", today).set("below", units.below(caller.unitKey(), today)).exists();
        if (!here) {
            throw new Refusal("scorm.api.learnerLeft");
        }
    }

    private Optional<UUID> inUnit(ApiCaller caller, LearnerWords learner) {
        LocalDate today = LocalDate.now(clock);
        Set<Integer> below = units.below(caller.unitKey(), today);
        String email = learner.email() == null || learner.email().isBlank() ? learner.id() : learner.email();
        List<UUID> found = Sql.of(em, "select distinct e.id from person e" + POST
                        + " where e.removed_at is null and (lower(e.email) = :email or p.staff_number = :number)")
                .set("today", today).set("below", below).set("email", email.strip().toLowerCase(Locale.ROOT)).set("number", learner.id()).list(r -> r.uuid("id"));
        if (found.size() > 1) {
            throw new Refusal("scorm.api.twoPeople");
        }
        return found.stream().findFirst();
    }

    private static NewPerson words(LearnerWords learner) {
        String email = learner.email() == null && learner.id().contains("@") ? learner.id() : learner.email();
        return new NewPerson(name(learner.firstName(), "Learner"), name(learner.lastName(), learner.id()), email, null);
    }

    private static String name(String said, String otherwise) {
        String name = (said == null || said.isBlank() ? otherwise : said).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** Somebody to look at courses with; no human being. */
    UUID nobody(ApiCaller caller) {
        return people.create(new NewPerson("Preview", name(caller.name(), caller.appId()), null, null));
    }

    /** The learner in our words; somebody who was taken out has none. */
    LearnerWords words(String learnerId, UUID person) {
        Optional<PersonRow> row = people.find(person);
        return new LearnerWords(learnerId, row.map(PersonRow::email).orElse(null), row.map(PersonRow::givenName).orElse(null), row.map(PersonRow::familyName).orElse(null));
    }

    private record Left(UUID person, int unitKey, String program) {}

    /**
     * Takes out whom applications made and have deleted the registrations of, a day ago or more: those who have since got
     * neither post nor account, and have begun nothing by themselves.
     *
     * @return how many
     */
    int forget() {
        List<Left> left = Sql.of(em, "select l.person_id, min(a.unit_key) as unit_key, min(a.name) as name from api_learner l join api_application a on a.id = l.application_id"
                        + " where l.made = true and exists (select 1 from api_registration x where x.person_id = l.person_id)"
                        + " and not exists (select 1 from api_registration x where x.person_id = l.person_id and (x.removed_at is null or x.removed_at > :yesterday))"
                        + " and not exists (select 1 from post p where p.person_id = l.person_id) and not exists (select 1 from account c where c.person_id = l.person_id)"
                        + " and not exists (select 1 from person_link k where k.person_id = l.person_id or k.same_as_id = l.person_id)"
                        + " and not exists (select 1 from registration r where r.person_id = l.person_id and r.completed_at is null and r.left_at is null) group by l.person_id")
                .set("yesterday", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).minusDays(1))
                .list(r -> new Left(r.uuid("person_id"), r.integer("unit_key"), r.text("name")));
        left.forEach(l -> subjects.takeOut(l.person(), l.unitKey(), l.program()));
        return left.size();
    }
}
