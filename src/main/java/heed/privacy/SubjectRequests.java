package heed.privacy;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Slice;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Answers a person who asks what is held, and takes those out who have left. */
@ApplicationScoped
@Transactional
public class SubjectRequests {
    private EntityManager em;
    private Clock clock;
    private CurrentUser user;
    private Access access;
    private AuditLog log;
    private Iterable<PersonalData> rooms;

    protected SubjectRequests() {}

    @Inject
    SubjectRequests(EntityManager em, Clock clock, CurrentUser user, Access access, AuditLog log, @Any Instance<PersonalData> rooms) {
        this(em, clock, user, access, log, (Iterable<PersonalData>) rooms);
    }

    /** @param rooms what each room holds */
    public SubjectRequests(EntityManager em, Clock clock, CurrentUser user, Access access, AuditLog log, Iterable<PersonalData> rooms) {
        this.em = em;
        this.clock = clock;
        this.user = user;
        this.access = access;
        this.log = log;
        this.rooms = rooms;
    }

    /**
     * The newest rows of a section.
     *
     * @param rows  values by column; what is empty is left out
     * @param total how many rows there are, also those not among these
     */
    public record Shown(String name, List<String> columns, List<Map<String, String>> rows, long total) {}

    /**
     * What is held about the caller, room by room, without sections that are empty.
     *
     * @param most rows of each section
     * @throws NotInScope when nobody is signed in
     */
    public List<Shown> mine(int most) {
        return sections().stream().map(s -> {
            List<Map<String, String>> rows = s.newest(most);
            return new Shown(s.name(), s.columns(), rows, rows.size() < most ? rows.size() : s.count());
        }).filter(s -> s.total() > 0).toList();
    }

    /**
     * Everything held about the caller, row by row, section after section.
     *
     * @param take the section's name and the row
     * @throws NotInScope when nobody is signed in
     */
    public void eachOfMine(BiConsumer<String, Map<String, String>> take) {
        sections().forEach(s -> s.each(row -> take.accept(s.name(), row)));
    }

    private List<Section> sections() {
        UUID account = user.accountId();
        Subject subject = subject(user.personId().map(Set::of).orElse(Set.of()), Set.of(account));
        List<Section> sections = new ArrayList<>();
        rooms.forEach(room -> sections.addAll(room.held(subject)));
        sections.sort(java.util.Comparator.comparing(s -> ORDER.indexOf(s.name())));
        return sections;
    }

    private static final List<String> ORDER = List.of("persons", "names", "posts", "absences", "accounts", "roles", "signIns", "registrations", "programs", "awards", "certificates",
            "exemptions", "assignments", "quizzes", "answers", "firstAnswers", "courseAttempts", "courses", "courseAnswers", "courseObjectives", "courseComments", "courseOpened", "courseCalls", "courseCarried",
            "reflections", "messages", "audit");

    private Subject subject(Set<UUID> asked, Set<UUID> more) {
        Set<UUID> persons = new HashSet<>(asked);
        Set<UUID> fresh = asked;
        while (!fresh.isEmpty()) {
            Set<UUID> found = new HashSet<>();
            Sql.of(em, "select person_id, same_as_id from person_link where superseded_at is null and (person_id in (:ids) or same_as_id in (:ids))").set("ids", fresh)
                    .each(r -> found.addAll(Set.of(r.uuid("person_id"), r.uuid("same_as_id"))));
            found.removeAll(persons);
            persons.addAll(found);
            fresh = found;
        }
        Set<UUID> accounts = new HashSet<>(more);
        Set<String> names = new HashSet<>();
        Set<String> words = new HashSet<>();
        Set<Subject.StaffNumber> numbers = new HashSet<>();
        Sql.of(em, "select given_name, family_name, email, mobile from person where id in (:ids) union all select given_name, family_name, email, mobile from person_before"
                        + " where person_id in (:ids)").set("ids", persons)
                .each(r -> {
                    names.add(r.text("given_name") + " " + r.text("family_name"));
                    add(words, r.text("email"));
                    add(words, r.text("mobile"));
                });
        Sql.of(em, "select id, user_name, email, display_name from account where person_id in (:ids)").set("ids", persons)
                .each(r -> {
                    accounts.add(r.uuid("id"));
                    names.add(r.text("display_name"));
                    add(words, r.text("email"));
                    if (isTelling(r.text("user_name"))) {
                        words.add(r.text("user_name"));
                    }
                });
        Sql.of(em, "select distinct agency_key, staff_number from post where person_id in (:ids) and staff_number is not null").set("ids", persons)
                .each(r -> numbers.add(new Subject.StaffNumber(r.integer("agency_key"), r.text("staff_number"))));
        return new Subject(persons, accounts, names, words, numbers);
    }

    private static void add(Set<String> words, String word) {
        if (word != null && !word.isBlank()) {
            words.add(word);
        }
    }

    /** Whether a user name is no ordinary word, such as "leader", and no bare number. */
    private static boolean isTelling(String userName) {
        return userName.matches(".*\\p{L}.*") && userName.matches(".*[^\\p{L}].*");
    }

    /** The same without what somebody else has as well: that leads to two people, and the other one stays. */
    private Subject alone(Subject s) {
        Set<UUID> ids = new HashSet<>(s.persons());
        ids.addAll(s.accounts());
        Set<String> named = new HashSet<>();
        Set<String> reached = new HashSet<>();
        Sql.of(em, "select e.given_name || ' ' || e.family_name as name, e.email, e.mobile from person e where e.removed_at is null and e.id not in (:ids)"
                        + " and (lower(e.given_name || ' ' || e.family_name) in (:names) or lower(e.email) in (:words) or e.mobile in (:words))"
                        + " union all select b.given_name || ' ' || b.family_name, b.email, b.mobile from person_before b where b.person_id not in (:ids)"
                        + " and (lower(b.given_name || ' ' || b.family_name) in (:names) or lower(b.email) in (:words) or b.mobile in (:words))"
                        + " union all select a.display_name, a.email, null from account a where a.id not in (:ids)"
                        + " and (lower(a.display_name) in (:names) or lower(a.email) in (:words))")
                .set("ids", ids).set("names", lower(s.names())).set("words", lower(s.words()))
                .each(r -> {
                    named.add(lower(r.text("name")));
                    reached.add(lower(r.text("email")));
                    reached.add(lower(r.text("mobile")));
                });
        Set<Subject.StaffNumber> numbers = new HashSet<>(s.staffNumbers());
        Sql.of(em, "select distinct p.agency_key, p.staff_number from post p where p.superseded_at is null and p.person_id not in (:ids) and p.staff_number in (:numbers)")
                .set("ids", ids).set("numbers", s.staffNumbers().stream().map(Subject.StaffNumber::number).toList())
                .each(r -> numbers.remove(new Subject.StaffNumber(r.integer("agency_key"), r.text("staff_number"))));
        return new Subject(s.persons(), s.accounts(), s.names().stream().filter(n -> n.strip().contains(" ") && !named.contains(lower(n))).collect(Collectors.toSet()),
                s.words().stream().filter(w -> !reached.contains(lower(w))).collect(Collectors.toSet()), numbers);
    }

    private static Set<String> lower(Set<String> texts) {
        return texts.stream().map(SubjectRequests::lower).collect(Collectors.toSet());
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** Somebody all of whose posts are over, or were taken back; the last day is then the one on which the last was. */
    public record Left(UUID id, String name, LocalDate lastDay) {}

    private static final String HELD = "(p.superseded_at is null or not exists (select 1 from post b where b.person_id = p.person_id and b.superseded_at is null))";
    private static final String ENDED = "case when p.superseded_at is null then p.last_day else cast(p.superseded_at as date) end";
    private static final String LEFT = " from person e join (select p.person_id, max(" + ENDED + ") as last_day from post p where " + HELD + " group by p.person_id"
            + " having count(*) = count(" + ENDED + ") and max(" + ENDED + ") < :today) over_now on over_now.person_id = e.id where e.removed_at is null"
            + " and exists (select 1 from post p where p.person_id = e.id and " + HELD + " and ";

    /** Those who have left the units of the administrator's scope, the longest ago first; filter {@code q}, part of the name. */
    public Slice<Left> left(PageRequest asked) {
        Scope scope = access.require(Permission.ADMINISTER);
        String from = LEFT + scope.restrict("p.agency_key", "p.place_key") + ")"
                + asked.filter("q").map(q -> " and lower(e.given_name || ' ' || e.family_name) like :q").orElse("");
        String q = "%" + asked.filter("q").orElse("").toLowerCase(Locale.ROOT) + "%";
        LocalDate today = LocalDate.now(clock);
        return new Slice<>(Sql.of(em, "select e.id, e.given_name, e.family_name, over_now.last_day" + from
                        + " order by over_now.last_day, e.id offset :first rows fetch next :size rows only")
                .set("scopeUnits", scope.units()).set("today", today).set("q", q).set("first", asked.first()).set("size", asked.size())
                .list(r -> new Left(r.uuid("id"), r.text("given_name") + " " + r.text("family_name"), r.day("last_day"))),
                Sql.of(em, "select count(*)" + from).set("scopeUnits", scope.units()).set("today", today).set("q", q).number());
    }

    /**
     * One of those who have left.
     *
     * @throws NotInScope when the person is not one of them
     */
    public Left left(UUID personId) {
        Scope scope = access.require(Permission.ADMINISTER);
        return Sql.of(em, "select e.id, e.given_name, e.family_name, over_now.last_day" + LEFT + scope.restrict("p.agency_key", "p.place_key") + ") and e.id = :id")
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock)).set("id", personId)
                .first(r -> new Left(r.uuid("id"), r.text("given_name") + " " + r.text("family_name"), r.day("last_day"))).orElseThrow(NotInScope::new);
    }

    /**
     * Takes somebody out who has left, with every linked record. What figures rest on stays as rows without a name, so no
     * figure of any day changes. It cannot be undone.
     *
     * @param why who asked or which keeping time is over; kept in the audit log, so without the name
     * @throws Refusal when the reason is missing, or a linked record still has a post
     */
    public void erase(UUID personId, String why) {
        left(personId);
        if (why.isBlank() || why.strip().length() > 300) {
            throw new Refusal("privacy.why", 300);
        }
        Subject subject = subject(Set.of(personId), Set.of());
        boolean stays = Sql.of(em, "select 1 from post where superseded_at is null and person_id in (:ids) and (last_day is null or last_day >= :today)")
                .set("ids", subject.persons()).set("today", LocalDate.now(clock)).exists();
        if (stays) {
            throw new Refusal("privacy.stillHere");
        }
        if (subject.names().stream().anyMatch(n -> why.toLowerCase(Locale.ROOT).contains(n.toLowerCase(Locale.ROOT)))) {
            throw new Refusal("privacy.named");
        }
        Integer unit = Sql.of(em, "select agency_key from post where person_id = :id"
                        + " order by case when superseded_at is null then 0 else 1 end, first_day desc").set("id", personId)
                .first(r -> r.integer("agency_key")).orElse(null);
        Subject alone = alone(subject);
        rooms.forEach(room -> room.erase(alone));
        log.record("privacy.erased", "person", personId, Subject.NOBODY, unit, why.strip());
    }

    /**
     * Takes out somebody who was never of the workforce and whom another program named: has no post, no account and no link.
     * For rooms whose data such people are; they have judged who asks.
     *
     * @param unitKey on whose behalf the program acts
     * @param program its name, for the audit log
     * @throws IllegalStateException when the person has a post, an account or a link
     */
    public void takeOut(UUID personId, int unitKey, String program) {
        boolean known = Sql.of(em, "select 1 from post where person_id = :id union all select 1 from account where person_id = :id"
                        + " union all select 1 from person_link where person_id = :id or same_as_id = :id")
                .set("id", personId).exists();
        if (known) {
            throw new IllegalStateException("Somebody of the workforce is not taken out for a program");
        }
        // Found by id alone: the program chose the name, which may be that of somebody else here.
        Subject subject = Subject.of(Set.of(personId), Set.of());
        rooms.forEach(room -> room.erase(subject));
        log.record("privacy.erased", "person", personId, Subject.NOBODY, unitKey, program);
    }
}
