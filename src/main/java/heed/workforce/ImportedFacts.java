package heed.workforce;

import heed.access.HolderNames;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Takes back what an import brought: what it added is believed no longer, and what it superseded is believed again, as new
 * rows, so that what was known in between can still be asked.
 */
@ApplicationScoped
@Transactional
public class ImportedFacts {
    private EntityManager em;
    private Clock clock;

    protected ImportedFacts() {}

    @Inject
    public ImportedFacts(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * @param alive called between its steps, so that long work gives signs of life
     * @throws Refusal when something was built on what the import brought
     */
    public void withdraw(UUID importId, Runnable alive) {
        refuseWhenBuiltOn(importId);
        OffsetDateTime now = Now.of(clock);
        for (BiConsumer<UUID, OffsetDateTime> step : List.<BiConsumer<UUID, OffsetDateTime>>of(this::withdrawAbsences,
                this::withdrawPosts, this::withdrawHeadcounts, this::withdrawUnits)) {
            alive.run();
            step.accept(importId, now);
        }
        alive.run();
        withdrawPeople(importId, now, alive);
    }

    private long count(String sql, UUID importId) {
        return count(sql, importId, List.of());
    }

    private long count(String sql, UUID importId, List<Integer> fresh) {
        return Sql.of(em, sql).set("import", importId).set("fresh", fresh).number();
    }

    private void refuseWhenBuiltOn(UUID importId) {
        long posts = count("select count(distinct p.post_id) from post p where p.import_id = :import and p.superseded_at is not null"
                        + " and not exists (select 1 from post b where b.post_id = p.post_id and b.import_id = :import"
                        + " and b.superseded_at is null)", importId)
                + count("select count(*) from post p where p.superseded_at is null and (p.import_id is null or p.import_id <> :import)"
                        + " and p.person_id in (select id from person where import_id = :import)"
                        + " and not exists (select 1 from post i where i.post_id = p.post_id and i.import_id = :import)", importId);
        long absences = count("select count(*) from absence a join " + FIRST_OF_POSTS + " on i.of_post = a.post_id"
                + " and a.recorded_at > i.first_at where a.superseded_at is null and " + OF_OTHERS.formatted("a", "a")
                + " and not exists (select 1 from absence o where o.post_id = a.post_id and o.reason = a.reason"
                + " and o.first_day = a.first_day and (o.last_day = a.last_day or o.last_day is null and a.last_day is null)"
                + " and o.recorded_at < i.first_at and (o.superseded_at is null or o.superseded_at > i.first_at))", importId);
        long people = count("select count(*) from person p where p.import_id = :import and (p.removed_at is not null or exists"
                        + " (select 1 from person_before b where b.person_id = p.id and b.withdrawn_at is null))", importId)
                + count("select count(*) from person_before b where b.import_id = :import and exists (select 1"
                        + " from person_before later where later.person_id = b.person_id and later.changed_at > b.changed_at"
                        + " and later.withdrawn_at is null)", importId)
                + count("select count(*) from person_link l where l.superseded_at is null and (l.person_id in"
                        + " (select id from person where import_id = :import) or l.same_as_id in"
                        + " (select id from person where import_id = :import))", importId);
        List<Integer> fresh = newUnits(importId);
        long units = count("select count(distinct f.unit_key) from unit_fact f where f.import_id = :import"
                        + " and f.superseded_at is not null and not exists (select 1 from unit_fact b where b.unit_key = f.unit_key"
                        + " and b.first_day = f.first_day and b.import_id = :import and b.superseded_at is null)", importId)
                + count("select count(*) from unit_fact f where f.superseded_at is null"
                        + " and (f.import_id is null or f.import_id <> :import) and f.parent_key in (:fresh)", importId, fresh)
                + count("select count(*) from post p where p.superseded_at is null and (p.import_id is null or p.import_id <> :import)"
                        + " and (p.agency_key in (:fresh) or p.place_key in (:fresh) or p.area_key in (:fresh))", importId, fresh);
        long returns = count("select count(*) from headcount_return h where h.import_id = :import and h.superseded_at is not null"
                + " and not exists (select 1 from headcount_return b where b.import_id = :import and b.superseded_at is null"
                + " and b.agency_key = h.agency_key and b.group_code = h.group_code and b.level = h.level"
                + " and b.area_key = h.area_key and b.as_at = h.as_at)", importId);
        if (posts + absences + people + units + returns > 0) {
            throw new Refusal("workforce.import.builtOn", posts + absences, people, units, returns);
        }
    }

    /** Units that nobody knew before the import. */
    public List<Integer> newUnits(UUID importId) {
        return Sql.of(em, "select distinct n.unit_key from unit_fact n where n.import_id = :import"
                        + " and not exists (select 1 from unit_fact o where o.unit_key = n.unit_key and o.recorded_at < n.recorded_at"
                        + " and (o.superseded_at is null or o.superseded_at >= n.recorded_at))")
                .set("import", importId).list(r -> r.integer("unit_key"));
    }

    // What the import superseded is told by the instant at which it first wrote about a thing. It may have rows of a later
    // instant too: another import came after it, was undone, and wrote them back.

    private static final String FIRST_OF_POSTS = "(select post_id as of_post, min(recorded_at) as first_at from post"
            + " where import_id = :import group by post_id) i";
    private static final String OF_OTHERS = "(%s.import_id is null or %s.import_id <> :import)";

    private void withdrawPosts(UUID importId, OffsetDateTime now) {
        List<PostRow> brought = new Posts(em, now, null).believed("import_id = :import", java.util.Map.of("import", importId));
        List<Posts.Belief> before = Sql.of(em, "select " + Posts.COLUMNS + " from post p join " + FIRST_OF_POSTS
                        + " on i.of_post = p.post_id and i.first_at = p.superseded_at where " + OF_OTHERS.formatted("p", "p"))
                .set("import", importId)
                .list(r -> {
                    PostRow old = Posts.read(r);
                    return new Posts.Belief(old.postId(), old.facts(), old.confirmedOn(), old.importId());
                });
        Posts posts = new Posts(em, now, null);
        posts.supersede(brought);
        posts.write(before);
    }

    private record OldAbsence(AbsenceRow row, UUID importId) {}

    private void withdrawAbsences(UUID importId, OffsetDateTime now) {
        List<OldAbsence> before = Sql.of(em, "select a.* from absence a join " + FIRST_OF_POSTS
                        + " on i.of_post = a.post_id and i.first_at = a.superseded_at where " + OF_OTHERS.formatted("a", "a"))
                .set("import", importId)
                .list(r -> new OldAbsence(new AbsenceRow(r.uuid("id"), r.uuid("post_id"), r.text("reason"), r.day("first_day"),
                        r.day("last_day")), r.uuid("import_id")));
        Sql.of(em, "update absence set superseded_at = :now where import_id = :import and superseded_at is null")
                .set("now", now).set("import", importId).update();
        Sql.batch(em, "insert into absence (id, post_id, reason, first_day, last_day, recorded_at, import_id)"
                        + " values (:id, :post, :reason, :first, :last, :now, :import)",
                before, (sql, a) -> sql.set("id", Ids.next()).set("post", a.row().postId()).set("reason", a.row().reason())
                        .set("first", a.row().firstDay()).set("last", a.row().lastDay()).set("now", now)
                        .set("import", a.importId()));
    }

    private record OldReturn(HeadcountReturn facts, UUID importId) {}

    private void withdrawHeadcounts(UUID importId, OffsetDateTime now) {
        List<OldReturn> before = Sql.of(em, "select h.* from headcount_return h join (select agency_key as of_agency,"
                        + " group_code as of_group, level as of_level, area_key as of_area, as_at as of_day, min(recorded_at) as first_at"
                        + " from headcount_return where import_id = :import group by agency_key, group_code, level, area_key, as_at) i"
                        + " on i.first_at = h.superseded_at and i.of_agency = h.agency_key and i.of_group = h.group_code"
                        + " and i.of_level = h.level and i.of_area = h.area_key and i.of_day = h.as_at where "
                        + OF_OTHERS.formatted("h", "h"))
                .set("import", importId)
                .list(r -> new OldReturn(Headcounts.facts(r), r.uuid("import_id")));
        Sql.of(em, "update headcount_return set superseded_at = :now where import_id = :import and superseded_at is null")
                .set("now", now).set("import", importId).update();
        before.forEach(old -> new Headcounts(em, clock).recordAll(List.of(old.facts()), old.importId()));
    }

    private record OldFact(int unit, String name, Integer parent, java.time.LocalDate first, java.time.LocalDate last, UUID importId) {}

    private void withdrawUnits(UUID importId, OffsetDateTime now) {
        List<Integer> units = Sql.of(em, "select distinct unit_key from unit_fact where import_id = :import").set("import", importId)
                .list(r -> r.integer("unit_key"));
        if (units.isEmpty()) {
            return;
        }
        List<OldFact> before = Sql.of(em, "select f.* from unit_fact f join (select unit_key as of_unit, min(recorded_at) as first_at"
                        + " from unit_fact where import_id = :import group by unit_key) i on i.of_unit = f.unit_key"
                        + " and i.first_at = f.superseded_at where " + OF_OTHERS.formatted("f", "f"))
                .set("import", importId)
                .list(r -> new OldFact(r.integer("unit_key"), r.text("name"), r.integerOrNull("parent_key"), r.day("first_day"),
                        r.day("last_day"), r.uuid("import_id")));
        Sql.of(em, "update unit_fact set superseded_at = :now where import_id = :import and superseded_at is null")
                .set("now", now).set("import", importId).update();
        Sql.batch(em, Units.FACT, before, (sql, f) -> sql.set("id", Ids.next()).set("unit", f.unit()).set("name", f.name())
                .set("parent", f.parent()).set("first", f.first()).set("last", f.last()).set("now", now).set("import", f.importId()));
        new Closure(em).rebuild(units);
    }

    private record OldName(UUID person, String given, String family, String email, String mobile) {}

    private void withdrawPeople(UUID importId, OffsetDateTime now, Runnable alive) {
        Sql.of(em, "update person set removed_at = :now where import_id = :import").set("now", now).set("import", importId).update();
        List<OldName> before = Sql.of(em, "select * from person_before where import_id = :import").set("import", importId)
                .list(r -> new OldName(r.uuid("person_id"), r.text("given_name"), r.text("family_name"), r.text("email"), r.text("mobile")));
        Sql.batch(em, "insert into person_before (id, person_id, given_name, family_name, email, mobile, changed_at, import_id, was_wrong)"
                        + " select :id, p.id, p.given_name, p.family_name, p.email, p.mobile, :now, :import, true from person p where p.id = :person",
                before, (sql, b) -> sql.set("id", Ids.next()).set("now", now).set("import", importId).set("person", b.person()));
        Sql.of(em, "update person_before set withdrawn_at = :now where import_id = :import").set("now", now).set("import", importId).update();
        Sql.batch(em, "update person set given_name = :given, family_name = :family, email = :email, mobile = :mobile,"
                        + " version = version + 1 where id = :id",
                before, (sql, b) -> sql.set("id", b.person()).set("given", b.given()).set("family", b.family()).set("email", b.email())
                        .set("mobile", b.mobile()));
        Doubles.follow(em, before.stream().map(OldName::person).toList());
        HolderNames holders = new HolderNames(em);
        Chunks.of(before).forEach(some -> {
            some.forEach(b -> holders.rename(b.person(), b.given() + " " + b.family()));
            alive.run();
        });
    }
}
