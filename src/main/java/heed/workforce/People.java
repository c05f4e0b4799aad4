package heed.workforce;

import heed.access.HolderNames;
import heed.access.NotInScope;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * People and their posts. A person's records belong to the person and follow them; posts are dated facts, each change of
 * which supersedes what was believed and adds what is believed now.
 */
@ApplicationScoped
@Transactional
public class People {
    private EntityManager em;
    private Clock clock;
    private AuditLog log;
    private HolderNames holders;

    protected People() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public People(EntityManager em, Clock clock) {
        this(em, clock, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public People(EntityManager em, Clock clock, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.log = log;
        this.holders = new HolderNames(em);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Posts writing(UUID importId) {
        return new Posts(em, Now.of(clock), importId);
    }

    // Persons

    public UUID create(NewPerson person) {
        return createAll(List.of(person), null).get(0);
    }

    /** @return the new ids, in the order of the list */
    public List<UUID> createAll(List<NewPerson> people, UUID importId) {
        Map<UUID, NewPerson> byId = new LinkedHashMap<>();
        people.forEach(p -> byId.put(Ids.next(), p));
        OffsetDateTime now = Now.of(clock);
        Sql.batch(em, "insert into person (id, given_name, family_name, email, mobile, recorded_at, import_id)"
                        + " values (:id, :given, :family, :email, :mobile, :now, :import)",
                byId.entrySet(), (sql, e) -> sql.set("id", e.getKey()).set("given", e.getValue().givenName())
                        .set("family", e.getValue().familyName()).set("email", e.getValue().email())
                        .set("mobile", e.getValue().mobile()).set("now", now).set("import", importId));
        Doubles.follow(em, byId.keySet());
        return List.copyOf(byId.keySet());
    }

    /**
     * A new person with a first post; neither is kept when one is refused.
     *
     * @param post whose person id is not looked at
     * @return the person's id
     */
    public UUID add(NewPerson person, PostFacts post) {
        UUID id = create(person);
        PostFacts first = post.of(id);
        open(first);
        note("person.added", first, id, null);
        return id;
    }

    /**
     * Persons with a post in the scope, by family name. Filters: {@code q} (part of the name, or a whole staff number),
     * {@code unit} (key; its people and those below it, or those who count in that area), {@code group} (code),
     * {@code unconfirmed} (any word: the agency has not confirmed the post for twelve months),
     * {@code posts} ({@code later}: still to begin, {@code ended}: over, {@code none}: every post was taken back; otherwise
     * running today).
     */
    public Slice<PersonRow> page(Scope scope, PageRequest request) {
        String running = switch (request.filter("posts").orElse("")) {
            case "later" -> "p.superseded_at is null and p.first_day > :today";
            case "ended" -> "p.superseded_at is null and p.last_day < :today";
            case "none" -> "not exists (select 1 from post b where b.person_id = pe.id and b.superseded_at is null)";
            default -> "p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today)";
        };
        String below = " in (select descendant from unit_closure where ancestor = :unit and first_day <= :today"
                + " and (last_day is null or last_day >= :today or closed))";
        String from = " from person pe where pe.removed_at is null and exists (select 1 from post p where p.person_id = pe.id"
                + " and " + running + " and " + scope.restrict("p.agency_key", "p.place_key")
                + request.filter("unit").map(u -> " and (p.area_key = :unit or p.agency_key" + below + " or p.place_key" + below + ")").orElse("")
                + request.filter("group").map(g -> " and p.group_code = :group").orElse("")
                + request.filter("unconfirmed").map(u -> " and p.confirmed_on < :old").orElse("")
                + request.filter("q").map(q -> " and (lower(p.staff_number) = :q"
                        + " or lower(pe.given_name || ' ' || pe.family_name) like :part escape '!')").orElse("") + ")";
        Sql rows = Sql.of(em, "select pe.id, pe.given_name, pe.family_name, pe.email, pe.mobile, pe.version" + from
                + " order by pe.family_name, pe.given_name, pe.id offset :first rows fetch next :size rows only")
                .set("first", request.first()).set("size", request.size());
        return new Slice<>(filter(rows, scope, request).list(People::readPerson),
                filter(Sql.of(em, "select count(*)" + from), scope, request).number());
    }

    private Sql filter(Sql sql, Scope scope, PageRequest request) {
        request.filter("unit").ifPresent(u -> sql.set("unit", Integer.valueOf(u)));
        request.filter("group").ifPresent(g -> sql.set("group", g));
        request.filter("unconfirmed").ifPresent(u -> sql.set("old", today().minusMonths(12)));
        request.filter("q").map(q -> q.toLowerCase(Locale.UK)).ifPresent(q -> sql.set("q", q)
                .set("part", "%" + q.replaceAll("[!%_]", "!$0") + "%"));
        return sql.set("scopeUnits", scope.units()).set("today", today());
    }

    static PersonRow readPerson(Row r) {
        return new PersonRow(r.uuid("id"), r.text("given_name"), r.text("family_name"), r.text("email"), r.text("mobile"),
                r.integer("version"));
    }

    public Optional<PersonRow> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those of the ids that are persons, by family name. */
    public List<PersonRow> find(Collection<UUID> ids) {
        List<PersonRow> found = new ArrayList<>();
        Chunks.of(Set.copyOf(ids)).forEach(some -> found.addAll(Sql.of(em,
                        "select id, given_name, family_name, email, mobile, version from person"
                                + " where removed_at is null and id in (:some) order by family_name, given_name, id")
                .set("some", some).list(People::readPerson)));
        return found;
    }

    /**
     * Changes a person's name and addresses.
     *
     * @param version the version that was shown
     * @throws Refusal when somebody else has changed them since
     */
    public void change(UUID id, NewPerson to, int version) {
        keepBefore(List.of(id), null, null);
        set(id, to, version, false);
        note("person.changed", id, null);
    }

    /**
     * The person is called or reached otherwise from a day on; what was before stays as what was true until then.
     *
     * @param from    the first day of the new name or address, today or earlier
     * @param version the version that was shown
     * @throws Refusal when somebody else has changed them since, or the day is still to come
     */
    public void change(UUID id, NewPerson to, LocalDate from, int version) {
        if (from.isAfter(today())) {
            throw new Refusal("workforce.person.changeInFuture", from);
        }
        keepBefore(List.of(id), null, from.minusDays(1));
        set(id, to, version, false);
        note("person.changed", id, Texts.day(from));
    }

    /**
     * What we hold of the person's name or addresses was wrong; it is kept as what we believed, not as what was true.
     *
     * @param version the version that was shown
     * @throws Refusal when somebody else has changed them since
     */
    public void correct(UUID id, NewPerson to, int version) {
        keepBefore(List.of(id), null, LocalDate.MIN);
        set(id, to, version, false);
        note("person.corrected", id, null);
    }

    /** What the person was called and where they were reached before, newest first; not what an undone import pushed aside for a while. */
    public List<Before> before(UUID personId) {
        return Sql.of(em, "select given_name, family_name, email, mobile, changed_at, was_wrong, last_day from person_before"
                        + " where person_id = :person and (withdrawn_at is null or was_wrong) order by changed_at desc, id desc")
                .set("person", personId)
                .list(r -> new Before(r.text("given_name") + " " + r.text("family_name"), r.text("email"), r.text("mobile"), r.at("changed_at"),
                        r.flag("was_wrong"), r.day("last_day")));
    }

    /**
     * A name and addresses no longer held to be right.
     *
     * @param changedAt until when we believed them
     * @param wrong     whether they never were true
     * @param lastDay   the last day on which they were true; null when wrong or not known
     */
    public record Before(String name, String email, String mobile, OffsetDateTime changedAt, boolean wrong, LocalDate lastDay) {}

    private void set(UUID id, NewPerson to, int version, boolean isMany) {
        int touched = Sql.of(em, "update person set given_name = :given, family_name = :family, email = :email,"
                        + " mobile = :mobile, version = version + 1 where id = :id and version = :version")
                .set("given", to.givenName()).set("family", to.familyName()).set("email", to.email())
                .set("mobile", to.mobile()).set("id", id).set("version", version).update();
        if (touched != 1) {
            throw new Refusal("workforce.person.changedMeanwhile");
        }
        if (!isMany) {
            Doubles.follow(em, List.of(id));
        }
        holders.rename(id, to.givenName() + " " + to.familyName());
    }

    /** Changes many persons as they were read; refused when one was changed since. */
    public void changeAll(Map<PersonRow, NewPerson> changes, UUID importId) {
        keepBefore(changes.keySet().stream().map(PersonRow::id).toList(), importId, null);
        changes.forEach((old, to) -> set(old.id(), to, old.version(), true));
        Doubles.follow(em, changes.keySet().stream().map(PersonRow::id).toList());
    }

    /** @param lastDay the last day on which it was true, {@link LocalDate#MIN} when it never was, null when nobody said */
    private void keepBefore(Collection<UUID> ids, UUID importId, LocalDate lastDay) {
        boolean wrong = LocalDate.MIN.equals(lastDay);
        Sql.batch(em, "insert into person_before (id, person_id, given_name, family_name, email, mobile, changed_at, import_id, was_wrong, last_day)"
                        + " select :id, p.id, p.given_name, p.family_name, p.email, p.mobile, :now, :import, :wrong, :last from person p"
                        + " where p.id = :person",
                ids, (sql, id) -> sql.set("id", Ids.next()).set("now", Now.of(clock)).set("import", importId).set("person", id)
                        .set("wrong", wrong).set("last", wrong ? null : lastDay));
    }

    // The audit log

    private void note(String action, PostFacts facts, UUID personId, String detail) {
        String name = find(personId).map(PersonRow::getName).orElse(null);
        log.record("workforce." + action, "person", personId, name, facts.placeKey() == null ? facts.agencyKey() : facts.placeKey(), detail);
    }

    /** A line about a person as a whole; it is of the unit of the latest post. */
    private void note(String action, UUID personId, String detail) {
        List<PostRow> posts = posts(List.of(personId));
        if (posts.isEmpty()) {
            log.record("workforce." + action, "person", personId, find(personId).map(PersonRow::getName).orElse(null), null, detail);
        } else {
            note(action, posts.get(posts.size() - 1).facts(), personId, detail);
        }
    }

    // Posts

    /** The post as it is believed now. */
    public Optional<PostRow> post(UUID postId) {
        return writing(null).believed("post_id = :id", Map.of("id", postId)).stream().findFirst();
    }

    /** Believed posts of the persons that run on the day, by first day. */
    public List<PostRow> running(Collection<UUID> personIds, LocalDate day) {
        return writing(null).believed("person_id in (:persons) and first_day <= :day and (last_day is null or last_day >= :day)",
                Map.of("persons", personIds, "day", day));
    }

    /** Every believed post of the persons, past and coming ones too, by first day. */
    public List<PostRow> posts(Collection<UUID> personIds) {
        return writing(null).believed("person_id in (:persons)", Map.of("persons", personIds));
    }

    /** The posts of the persons by which callers reach them: those believed, or the last one believed of somebody who has none. */
    public List<PostRow> reachedBy(Collection<UUID> personIds) {
        List<PostRow> known = new ArrayList<>(posts(personIds));
        Set<UUID> without = new HashSet<>(personIds);
        known.forEach(p -> without.remove(p.facts().personId()));
        if (!without.isEmpty()) {
            Map<UUID, PostRow> last = new LinkedHashMap<>();
            history(without).forEach(p -> last.merge(p.facts().personId(), p, (a, b) -> a.supersededAt().isAfter(b.supersededAt()) ? a : b));
            known.addAll(last.values());
        }
        return known;
    }

    /** Every believed post in the agencies, past and coming ones too, by first day. */
    public List<PostRow> postsIn(Collection<Integer> agencyKeys) {
        return writing(null).believed("agency_key in (:agencies)", Map.of("agencies", agencyKeys));
    }

    /** Every believed post that stands or counts in one of the units and runs, or begins, after the day. */
    public Set<PostRow> postsAfter(Collection<Integer> unitKeys, LocalDate day) {
        Set<PostRow> posts = new HashSet<>();
        Chunks.of(Set.copyOf(unitKeys)).forEach(some -> posts.addAll(writing(null).believed("(agency_key in (:units) or place_key in (:units)"
                + " or area_key in (:units)) and (last_day is null or last_day > :day)", Map.of("units", some, "day", day))));
        return posts;
    }

    /** Everything ever believed of the persons' posts, in the order in which it was recorded. */
    public List<PostRow> history(Collection<UUID> personIds) {
        return writing(null).everyBelief(personIds);
    }

    /**
     * A person begins a post.
     *
     * @return the post's id
     * @throws Refusal when the agency, place or area is not there while the post runs, or the staff number belongs to another
     */
    public UUID begin(PostFacts facts) {
        UUID id = open(facts);
        note("post.begun", facts, facts.personId(), Texts.day(facts.firstDay()));
        return id;
    }

    /**
     * The same at the wish of somebody who looks after people.
     *
     * @throws NotInScope when the person is not the scope's to give a post to: see {@link #takenOn}
     */
    public UUID begin(PostFacts facts, Scope scope) {
        requireTakenOn(List.of(facts.personId()), scope);
        return begin(facts);
    }

    private UUID open(PostFacts facts) {
        checkUnits(facts);
        checkStaffNumber(facts, null);
        return beginAll(List.of(facts), null).get(0);
    }

    /** Begins many posts at once; the caller has checked units and staff numbers. Ids come in the order of the list. */
    public List<UUID> beginAll(List<PostFacts> all, UUID importId) {
        return beginAll(all, today(), importId);
    }

    /** @param confirmedOn the day on which the agency's list says so */
    public List<UUID> beginAll(List<PostFacts> all, LocalDate confirmedOn, UUID importId) {
        Posts posts = writing(importId);
        List<Posts.Belief> beliefs = all.stream().map(f -> posts.belief(Ids.next(), f, confirmedOn)).toList();
        posts.write(beliefs);
        return beliefs.stream().map(Posts.Belief::postId).toList();
    }

    private PostRow believed(UUID postId) {
        return post(postId).orElseThrow(() -> new Refusal("workforce.post.notThere"));
    }

    /** The post ends with the day; absences end with it. A later end than the one believed takes the end back. */
    public void end(UUID postId, LocalDate lastDay) {
        PostRow row = believed(postId);
        endAll(List.of(row), lastDay, null);
        note("post.ended", row.facts(), row.facts().personId(), Texts.day(lastDay));
    }

    /** Ends posts as they were read; refused when one was changed since. */
    public void endAll(Collection<PostRow> rows, LocalDate lastDay, UUID importId) {
        Posts posts = writing(importId);
        posts.restate(rows, f -> f.within(f.firstDay(), lastDay));
        posts.cutAbsences(rows.stream().map(PostRow::postId).toList(), lastDay, Map.of());
    }

    /**
     * A mover: from a day on the person has another post instead. The old one ends the day before.
     *
     * @param to what is true of the new post; its first and last day are taken from {@code day} and the old end
     * @return the new post's id
     */
    public UUID move(UUID postId, PostFacts to, LocalDate day) {
        PostRow old = believed(postId);
        if (!old.facts().firstDay().isBefore(day)) {
            throw new Refusal("workforce.post.movesBeforeItBegins", old.facts().firstDay());
        }
        if (old.facts().lastDay() != null && old.facts().lastDay().isBefore(day)) {
            throw new Refusal("workforce.post.hasEnded", old.facts().lastDay());
        }
        PostFacts next = to.within(day, old.facts().lastDay());
        checkUnits(next);
        checkStaffNumber(next, postId);
        UUID id = writing(null).change(List.of(old), day, null, r -> next).get(postId);
        note("post.moved", next, next.personId(), Texts.day(day));
        return id;
    }

    /**
     * Many movers at once; the caller has checked units, days and staff numbers.
     *
     * @param confirmedOn the day on which the agency's list says so
     */
    public void moveAll(Map<PostRow, PostFacts> changes, LocalDate confirmedOn, UUID importId) {
        Map<LocalDate, List<Map.Entry<PostRow, PostFacts>>> byDay =
                changes.entrySet().stream().collect(Collectors.groupingBy(e -> e.getValue().firstDay()));
        Posts posts = writing(importId);
        byDay.forEach((day, some) -> {
            Map<UUID, PostFacts> next = some.stream().collect(Collectors.toMap(e -> e.getKey().rowId(), Map.Entry::getValue));
            posts.change(some.stream().map(Map.Entry::getKey).toList(), day, confirmedOn, row -> next.get(row.rowId()));
        });
    }

    /**
     * The post never was: it is believed no longer, its absences neither, and nothing takes their place. What was learned
     * stays with the person, and what was known before keeps the post.
     *
     * @throws Refusal when it is believed no longer already
     */
    public void neverWas(UUID postId) {
        PostRow row = believed(postId);
        Posts posts = writing(null);
        posts.supersede(List.of(row));
        posts.supersedeAbsences(absences("a.post_id = :post", Map.of("post", postId)).stream().map(AbsenceRow::id).toList());
        note("post.neverWas", row.facts(), row.facts().personId(), Texts.day(row.facts().firstDay()));
    }

    /** What we believed was wrong from the start: another belief takes its place. */
    public void correct(UUID postId, PostFacts facts) {
        PostRow old = believed(postId);
        checkUnits(facts);
        checkStaffNumber(facts, postId);
        correctAll(Map.of(old, facts), old.confirmedOn(), null);
        note("post.corrected", facts, facts.personId(), null);
    }

    /** Corrects many posts as they were read, and confirms them; the caller has checked the facts. */
    public void correctAll(Map<PostRow, PostFacts> corrections, LocalDate confirmedOn, UUID importId) {
        Posts posts = writing(importId);
        posts.supersede(corrections.keySet());
        posts.write(corrections.entrySet().stream()
                .map(e -> posts.belief(e.getKey().postId(), e.getValue(), Posts.later(e.getKey().confirmedOn(), confirmedOn))).toList());
        Map<LocalDate, List<UUID>> ended = corrections.entrySet().stream().filter(e -> e.getValue().lastDay() != null)
                .collect(Collectors.groupingBy(e -> e.getValue().lastDay(),
                        Collectors.mapping(e -> e.getKey().postId(), Collectors.toList())));
        ended.forEach((lastDay, ids) -> posts.cutAbsences(ids, lastDay, Map.of()));
    }

    /** The agency says that the posts are there on the day. */
    public void confirmAll(Collection<PostRow> rows, LocalDate day, UUID importId) {
        correctAll(rows.stream().filter(r -> r.confirmedOn().isBefore(day))
                .collect(Collectors.toMap(r -> r, PostRow::facts)), day, importId);
    }

    /** The newest day on which a post is known to run: people were there before their agency came to us. */
    private LocalDate newest(LocalDate firstDay, LocalDate lastDay) {
        LocalDate newest = Posts.later(firstDay, today());
        return lastDay != null && lastDay.isBefore(newest) ? lastDay : newest;
    }

    /**
     * Where a post is that is told by one unit.
     *
     * @param placeKey null when the unit is the agency itself
     * @param areaKey empty when the agency works in several areas
     */
    public record Seat(int agencyKey, Integer placeKey, Optional<Integer> areaKey) {}

    /**
     * The seat of a post in an agency, workplace or team, as it is on the newest day on which the post runs.
     *
     * @param lastDay null while it runs
     * @throws Refusal when the unit is in no agency on that day
     */
    public Seat seat(int unitKey, LocalDate firstDay, LocalDate lastDay) {
        Units units = new Units(em, clock);
        LocalDate day = newest(firstDay, lastDay);
        int agency = units.path(unitKey, day).stream().filter(u -> u.kind() == UnitKind.AGENCY).map(UnitRow::key).findFirst()
                .orElseThrow(() -> new Refusal("workforce.post.agencyNotThere", day));
        return new Seat(agency, unitKey == agency ? null : unitKey, units.areaOf(unitKey, day));
    }

    private void checkUnits(PostFacts facts) {
        Units units = new Units(em, clock);
        LocalDate day = newest(facts.firstDay(), facts.lastDay());
        UnitRow agency = units.find(facts.agencyKey(), day).filter(u -> u.kind() == UnitKind.AGENCY)
                .orElseThrow(() -> new Refusal("workforce.post.agencyNotThere", day));
        units.find(facts.areaKey(), day).filter(u -> u.kind() == UnitKind.AREA)
                .orElseThrow(() -> new Refusal("workforce.post.areaNotThere", day));
        if (facts.placeKey() != null && (units.find(facts.placeKey(), day).filter(u -> u.kind().isPlace()).isEmpty()
                || !units.below(agency.key(), day).contains(facts.placeKey()))) {
            throw new Refusal("workforce.post.placeNotThere", agency.name(), day);
        }
    }

    private void checkStaffNumber(PostFacts facts, UUID own) {
        if (facts.staffNumber() == null) {
            return;
        }
        List<PostRow> others = writing(null).believed("agency_key = :agency and staff_number = :number"
                        + " and (last_day is null or last_day >= :first)",
                Map.of("agency", facts.agencyKey(), "number", facts.staffNumber(), "first", facts.firstDay()));
        Set<UUID> same = samePersonIds(facts.personId());
        boolean taken = others.stream().anyMatch(o -> !o.postId().equals(own) && !same.contains(o.facts().personId()));
        if (taken) {
            throw new Refusal("workforce.post.staffNumberTaken", facts.staffNumber());
        }
    }

    // Absences

    /** @throws Refusal when the post does not run on the first day away */
    public UUID beginAbsence(UUID postId, String reason, LocalDate firstDay, LocalDate lastDay) {
        PostFacts facts = believed(postId).facts();
        if (!facts.runsOn(firstDay)) {
            throw new Refusal("workforce.absence.outsidePost", firstDay);
        }
        AbsenceRow absence = new AbsenceRow(Ids.next(), postId, reason, firstDay, lastDay);
        writing(null).writeAbsences(List.of(absence));
        note("absence.begun", facts, facts.personId(), Texts.day(firstDay));
        return absence.id();
    }

    /** Many absences at once, as they were told; ids are given anew. */
    public void beginAbsences(List<AbsenceRow> absences, UUID importId) {
        writing(importId).writeAbsences(absences.stream()
                .map(a -> new AbsenceRow(Ids.next(), a.postId(), a.reason(), a.firstDay(), a.lastDay())).toList());
    }

    /** The person is back the day after. */
    public void endAbsence(UUID absenceId, LocalDate lastDay) {
        Posts posts = writing(null);
        AbsenceRow old = absences("a.id = :id", Map.of("id", absenceId)).stream().findFirst()
                .orElseThrow(() -> new Refusal("workforce.absence.notThere"));
        posts.supersedeAbsences(List.of(absenceId));
        posts.writeAbsences(List.of(new AbsenceRow(Ids.next(), old.postId(), old.reason(), old.firstDay(), lastDay)));
        post(old.postId()).map(PostRow::facts).ifPresent(f -> note("absence.ended", f, f.personId(), Texts.day(lastDay)));
    }

    /**
     * The person never was away: the absence is believed no longer and nothing takes its place.
     *
     * @throws Refusal when it is believed no longer already
     */
    public void wasNeverAway(UUID absenceId) {
        AbsenceRow old = absences("a.id = :id", Map.of("id", absenceId)).stream().findFirst()
                .orElseThrow(() -> new Refusal("workforce.absence.notThere"));
        writing(null).supersedeAbsences(List.of(absenceId));
        post(old.postId()).map(PostRow::facts).ifPresent(f -> note("absence.neverWas", f, f.personId(), Texts.day(old.firstDay())));
    }

    /** Believed absences from the posts of the persons, newest first. */
    public List<AbsenceRow> absences(Collection<UUID> personIds) {
        return absences("a.post_id in (select post_id from post where person_id in (:persons))", Map.of("persons", personIds));
    }

    private List<AbsenceRow> absences(String condition, Map<String, ?> values) {
        return Sql.of(em, "select a.id, a.post_id, a.reason, a.first_day, a.last_day from absence a"
                        + " where a.superseded_at is null and " + condition + " order by a.first_day desc, a.id")
                .setAll(values)
                .list(r -> new AbsenceRow(r.uuid("id"), r.uuid("post_id"), r.text("reason"), r.day("first_day"),
                        r.day("last_day")));
    }

    // Who looks after somebody

    /**
     * Those of the persons to whose records the scope may add a post or a link. That is who has a post there that is not over,
     * under whichever record. Whoever has left is the next employer's; one agency, or less, cannot tell and so never adds, whether
     * there is a next one or not. A scope of an area or partnership, within which people go from one agency to the next, adds while
     * nobody outside it has them. Somebody whose only posts were taken back is still of where those were.
     */
    public Set<UUID> takenOn(Collection<UUID> personIds, Scope scope) {
        Units units = new Units(em, clock);
        Set<Integer> own = units.keys(scope);
        Set<Integer> wide = units.keys(new Scope(scope.units().stream()
                .filter(key -> units.find(key).filter(u -> u.kind() == UnitKind.PARTNERSHIP || u.kind() == UnitKind.AREA).isPresent()).collect(Collectors.toSet())));
        Set<UUID> taken = new HashSet<>();
        Chunks.of(Set.copyOf(personIds)).forEach(some -> {
            Map<UUID, Set<UUID>> same = same(some);
            Map<UUID, List<PostFacts>> posts = byPerson(posts(same.values().stream().flatMap(Set::stream).collect(Collectors.toSet())));
            Set<UUID> without = new HashSet<>();
            for (UUID person : some) {
                List<PostFacts> all = same.get(person).stream().flatMap(id -> posts.getOrDefault(id, List.of()).stream()).toList();
                List<PostFacts> notOver = all.stream().filter(f -> f.lastDay() == null || !f.lastDay().isBefore(today())).toList();
                if (all.isEmpty()) {
                    without.add(person);
                } else if (notOver.isEmpty() ? all.stream().anyMatch(f -> wide.contains(f.agencyKey())) : notOver.stream().anyMatch(f -> isOf(own, f))) {
                    taken.add(person);
                }
            }
            byPerson(history(without)).forEach((person, was) -> {
                if (was.stream().anyMatch(f -> isOf(own, f))) {
                    taken.add(person);
                }
            });
        });
        return taken;
    }

    private static boolean isOf(Set<Integer> units, PostFacts f) {
        return units.contains(f.agencyKey()) || f.placeKey() != null && units.contains(f.placeKey());
    }

    private static Map<UUID, List<PostFacts>> byPerson(List<PostRow> posts) {
        return posts.stream().map(PostRow::facts).collect(Collectors.groupingBy(PostFacts::personId));
    }

    /** Each with all records of the same human being, itself too. */
    private Map<UUID, Set<UUID>> same(Collection<UUID> personIds) {
        Map<UUID, Set<UUID>> same = new LinkedHashMap<>();
        personIds.forEach(id -> same.put(id, new HashSet<>(Set.of(id))));
        Sql.of(em, "select person_id, other_id from person_same where person_id in (:some)").set("some", personIds)
                .each(r -> same.get(r.uuid("person_id")).add(r.uuid("other_id")));
        return same;
    }

    private void requireTakenOn(Collection<UUID> personIds, Scope scope) {
        if (!takenOn(personIds, scope).containsAll(personIds)) {
            throw new NotInScope();
        }
    }

    /**
     * How a scope holds somebody.
     *
     * @param today  whether a post there runs today
     * @param leftOn the last day there; null while a post runs or is still to come
     */
    public record Tie(boolean today, LocalDate leftOn) {
        public boolean isOver() {
            return leftOn != null;
        }
    }

    /**
     * How a scope holds a human being, by the posts of all linked records; empty when none was ever there. Whoever is left
     * keeps the own period: what came after belongs to the person and to the next employer.
     */
    public Optional<Tie> tie(UUID personId, Scope scope) {
        record Days(LocalDate first, LocalDate last) {}
        List<Days> posts = Sql.of(em, "select p.first_day, p.last_day from post p where p.person_id in (:persons) and p.superseded_at is null and "
                        + scope.restrict("p.agency_key", "p.place_key"))
                .set("persons", samePersonIds(personId)).set("scopeUnits", scope.units()).set("today", today())
                .list(r -> new Days(r.day("first_day"), r.day("last_day")));
        boolean over = posts.stream().allMatch(d -> d.last() != null && d.last().isBefore(today()));
        boolean today = posts.stream().anyMatch(d -> !d.first().isAfter(today()) && (d.last() == null || !d.last().isBefore(today())));
        return posts.isEmpty() ? Optional.empty()
                : Optional.of(new Tie(today, over ? posts.stream().map(Days::last).max(LocalDate::compareTo).orElseThrow() : null));
    }

    // One human being, two records

    /** The person and every other record of the same human being, through all links. */
    public Set<UUID> samePersonIds(UUID personId) {
        Set<UUID> known = new HashSet<>(Set.of(personId));
        Set<UUID> next = Set.of(personId);
        while (!next.isEmpty()) {
            Set<UUID> found = new HashSet<>();
            Sql.of(em, "select person_id, same_as_id from person_link where superseded_at is null"
                            + " and (person_id in (:ids) or same_as_id in (:ids))")
                    .set("ids", next).each(r -> {
                        found.add(r.uuid("person_id"));
                        found.add(r.uuid("same_as_id"));
                    });
            found.removeAll(known);
            known.addAll(found);
            next = found;
        }
        return Set.copyOf(known);
    }

    /**
     * Says that two records are of one human being. No row is rewritten; records are read through the link.
     *
     * @param by the account that says so, or null
     * @throws Refusal when they are linked already
     */
    public UUID link(UUID personId, UUID sameAsId, UUID by) {
        SameRecords.lock(em, both(personId, sameAsId));
        if (samePersonIds(personId).contains(sameAsId)) {
            throw new Refusal("workforce.person.alreadySame");
        }
        UUID id = Ids.next();
        Sql.of(em, "insert into person_link (id, person_id, same_as_id, recorded_at, recorded_by)"
                        + " values (:id, :person, :same, :now, :by)")
                .set("id", id).set("person", personId).set("same", sameAsId).set("now", Now.of(clock)).set("by", by).update();
        SameRecords.follow(em, samePersonIds(personId));
        note("person.linked", personId, null);
        return id;
    }

    /**
     * The same at the wish of somebody who looks after people.
     *
     * @throws NotInScope when one of the two is not the scope's to link: see {@link #takenOn}
     */
    public UUID link(UUID personId, UUID sameAsId, UUID by, Scope scope) {
        requireTakenOn(List.of(personId, sameAsId), scope);
        return link(personId, sameAsId, by);
    }

    private Set<UUID> both(UUID one, UUID other) {
        Set<UUID> both = new HashSet<>(samePersonIds(one));
        both.addAll(samePersonIds(other));
        return both;
    }

    /** Takes a link back; what was earned and held stays with the record it was written to. */
    public void unlink(UUID linkId) {
        Set<UUID> all = Sql.of(em, "select person_id from person_link where id = :id").set("id", linkId).first(r -> samePersonIds(r.uuid("person_id"))).orElse(Set.of());
        SameRecords.lock(em, all);
        int touched = Sql.of(em, "update person_link set superseded_at = :now where id = :id and superseded_at is null")
                .set("now", Now.of(clock)).set("id", linkId).update();
        if (touched != 1) {
            throw new Refusal("workforce.person.linkGone");
        }
        SameRecords.follow(em, all);
        Sql.of(em, "select person_id from person_link where id = :id").set("id", linkId).first(r -> r.uuid("person_id"))
                .ifPresent(person -> note("person.unlinked", person, null));
    }

    /**
     * The same at the wish of somebody who looks after people.
     *
     * @throws NotInScope when the human being is not the scope's to take apart: see {@link #takenOn}
     */
    public void unlink(UUID linkId, Scope scope) {
        Sql.of(em, "select person_id from person_link where id = :id").set("id", linkId).first(r -> r.uuid("person_id"))
                .ifPresent(person -> requireTakenOn(List.of(person), scope));
        unlink(linkId);
    }

    /** Links of a person, undone ones too, newest first. */
    public List<PersonLink> links(Collection<UUID> personIds) {
        return Sql.of(em, "select * from person_link where person_id in (:ids) or same_as_id in (:ids) order by recorded_at desc")
                .set("ids", personIds)
                .list(r -> new PersonLink(r.uuid("id"), r.uuid("person_id"), r.uuid("same_as_id"), r.at("recorded_at"),
                        r.uuid("recorded_by"), r.at("superseded_at")));
    }
}
