package heed.workforce;

import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The rows of posts and absences: a belief is superseded and a new one added, never changed. */
class Posts {
    static final String COLUMNS = "id, post_id, person_id, agency_key, place_key, group_code, level, area_key,"
            + " worker_kind, leads, job_title, staff_number, hours_week, first_day, last_day, confirmed_on, recorded_at,"
            + " superseded_at, import_id";

    private final EntityManager em;
    private final OffsetDateTime now;
    private final UUID importId;

    /**
     * @param now the instant all rows of this change carry
     * @param importId the import that writes them, or null
     */
    Posts(EntityManager em, OffsetDateTime now, UUID importId) {
        this.em = em;
        this.now = now;
        this.importId = importId;
    }

    static PostRow read(Row r) {
        PostFacts facts = new PostFacts(r.uuid("person_id"), r.integer("agency_key"), r.integerOrNull("place_key"),
                r.text("group_code"), r.text("level"), r.integer("area_key"), r.text("worker_kind"), r.flag("leads"),
                r.text("job_title"), r.text("staff_number"), r.decimal("hours_week"), r.day("first_day"), r.day("last_day"));
        return new PostRow(r.uuid("id"), r.uuid("post_id"), facts, r.day("confirmed_on"), r.at("recorded_at"),
                r.at("superseded_at"), r.uuid("import_id"));
    }

    /** Believed posts that fulfil a condition on {@code post}, whose values are given by name. */
    List<PostRow> believed(String condition, Map<String, ?> values) {
        return Sql.of(em, "select " + COLUMNS + " from post where superseded_at is null and " + condition
                        + " order by first_day, id")
                .setAll(values).list(Posts::read);
    }

    List<PostRow> everyBelief(Collection<UUID> personIds) {
        return Sql.of(em, "select " + COLUMNS + " from post where person_id in (:persons) order by recorded_at, id")
                .set("persons", personIds).list(Posts::read);
    }

    /** A belief to be written about a post. */
    record Belief(UUID postId, PostFacts facts, LocalDate confirmedOn, UUID importId) {}

    Belief belief(UUID postId, PostFacts facts, LocalDate confirmedOn) {
        return new Belief(postId, facts, confirmedOn, importId);
    }

    void write(Collection<Belief> beliefs) {
        Sql.batch(em, "insert into post (" + COLUMNS + ") values (:id, :post, :person, :agency, :place, :group, :level, :area,"
                        + " :kind, :leads, :title, :number, :hours, :first, :last, :confirmed, :now, :none, :import)",
                beliefs, (sql, b) -> sql.set("id", Ids.next()).set("post", b.postId()).set("person", b.facts().personId())
                        .set("agency", b.facts().agencyKey()).set("place", b.facts().placeKey())
                        .set("group", b.facts().group()).set("level", b.facts().level()).set("area", b.facts().areaKey())
                        .set("kind", b.facts().workerKind()).set("leads", b.facts().leads())
                        .set("title", b.facts().jobTitle()).set("number", b.facts().staffNumber())
                        .set("hours", b.facts().hoursWeek()).set("first", b.facts().firstDay())
                        .set("last", b.facts().lastDay()).set("confirmed", b.confirmedOn()).set("now", now)
                        .set("none", null).set("import", b.importId()));
    }

    /** @throws Refusal when somebody else has changed one of the posts meanwhile */
    void supersede(Collection<PostRow> rows) {
        int[] touched = new int[1];
        Chunks.of(rows).forEach(some -> touched[0] += Sql.of(em,
                        "update post set superseded_at = :now where superseded_at is null and id in (:ids)")
                .set("now", now).set("ids", some.stream().map(PostRow::rowId).toList()).update());
        if (touched[0] != rows.size()) {
            throw new Refusal("workforce.post.changedMeanwhile");
        }
    }

    /** Replaces what is believed of each post by other facts. */
    void restate(Collection<PostRow> rows, UnaryOperator<PostFacts> change) {
        supersede(rows);
        List<Belief> beliefs = new ArrayList<>();
        for (PostRow row : rows) {
            beliefs.add(belief(row.postId(), change.apply(row.facts()), row.confirmedOn()));
        }
        write(beliefs);
    }

    /**
     * From a day on the posts are others: each running one ends the day before and a new post begins; one that has not
     * begun yet is restated. Absences go with them.
     *
     * @param confirmedOn the day on which the agency says so; null when it is not the agency that says it
     * @param change gives what is true of the post then; it begins on the day, or on the old first day when that is later
     * @return the new post of each old one
     */
    Map<UUID, UUID> change(Collection<PostRow> rows, LocalDate day, LocalDate confirmedOn, Function<PostRow, PostFacts> change) {
        supersede(rows);
        Map<UUID, UUID> follow = new HashMap<>();
        List<Belief> beliefs = new ArrayList<>();
        for (PostRow row : rows) {
            PostFacts old = row.facts();
            PostFacts then = change.apply(row);
            LocalDate confirmed = confirmedOn == null ? row.confirmedOn() : later(row.confirmedOn(), confirmedOn);
            if (old.firstDay().isBefore(day)) {
                beliefs.add(belief(row.postId(), old.within(old.firstDay(), day.minusDays(1)), row.confirmedOn()));
                UUID next = Ids.next();
                follow.put(row.postId(), next);
                beliefs.add(belief(next, then.within(day, then.lastDay()), confirmed));
            } else {
                beliefs.add(belief(row.postId(), then.within(old.firstDay(), then.lastDay()), confirmed));
            }
        }
        write(beliefs);
        cutAbsences(follow.keySet(), day.minusDays(1), follow);
        return follow;
    }

    static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private record Away(AbsenceRow row, UUID importId) {}

    /**
     * Ends absences with their posts.
     *
     * @param follow where the rest of an absence goes, by post; nowhere for a post that has no follower
     */
    void cutAbsences(Collection<UUID> posts, LocalDate last, Map<UUID, UUID> follow) {
        List<Away> cut = new ArrayList<>();
        Chunks.of(posts).forEach(some -> cut.addAll(Sql.of(em, "select id, post_id, reason, first_day, last_day, import_id"
                        + " from absence where superseded_at is null and (last_day is null or last_day > :last)"
                        + " and post_id in (:posts)")
                .set("last", last).set("posts", some)
                .list(r -> new Away(new AbsenceRow(r.uuid("id"), r.uuid("post_id"), r.text("reason"), r.day("first_day"),
                        r.day("last_day")), r.uuid("import_id")))));
        List<AbsenceRow> written = new ArrayList<>();
        for (Away away : cut) {
            AbsenceRow a = away.row();
            if (!a.firstDay().isAfter(last)) {
                written.add(new AbsenceRow(Ids.next(), a.postId(), a.reason(), a.firstDay(), last));
            }
            UUID next = follow.get(a.postId());
            if (next != null) {
                LocalDate first = a.firstDay().isAfter(last) ? a.firstDay() : last.plusDays(1);
                written.add(new AbsenceRow(Ids.next(), next, a.reason(), first, a.lastDay()));
            }
        }
        supersedeAbsences(cut.stream().map(a -> a.row().id()).toList());
        writeAbsences(written);
    }

    void supersedeAbsences(Collection<UUID> ids) {
        Chunks.of(ids).forEach(some -> Sql.of(em,
                        "update absence set superseded_at = :now where superseded_at is null and id in (:ids)")
                .set("now", now).set("ids", some).update());
    }

    void writeAbsences(Collection<AbsenceRow> absences) {
        Sql.batch(em, "insert into absence (id, post_id, reason, first_day, last_day, recorded_at, import_id)"
                        + " values (:id, :post, :reason, :first, :last, :now, :import)",
                absences, (sql, a) -> sql.set("id", a.id()).set("post", a.postId()).set("reason", a.reason())
                        .set("first", a.firstDay()).set("last", a.lastDay()).set("now", now).set("import", importId));
    }
}
