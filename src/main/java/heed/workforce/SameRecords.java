package heed.workforce;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Table {@code person_same}: each record with each other record of the same human being, through all links that hold now. It
 * follows {@code person_link}, so that a statement over thousands of people finds the others by an index.
 */
public final class SameRecords {
    private SameRecords() {}

    /** Lets nobody else link these records until the transaction ends, whatever order they are named in. */
    static void lock(EntityManager em, Collection<UUID> persons) {
        Sql.of(em, "select id from person where id in (:persons) order by id for update").set("persons", persons).list(r -> r.uuid("id"));
    }

    /** Works out anew who is the same as whom among records of which no other is linked to any. */
    static void follow(EntityManager em, Collection<UUID> persons) {
        Chunks.of(persons).forEach(some -> Sql.of(em, "delete from person_same where person_id in (:some)").set("some", some).update());
        Map<UUID, Set<UUID>> sets = new HashMap<>();
        Chunks.of(persons).forEach(some -> Sql.of(em, "select person_id, same_as_id from person_link where superseded_at is null and person_id in (:some)").set("some", some)
                .each(r -> join(sets, r.uuid("person_id"), r.uuid("same_as_id"))));
        record Pair(UUID one, UUID other) {}
        List<Pair> pairs = new ArrayList<>();
        sets.forEach((one, all) -> all.stream().filter(other -> !other.equals(one)).forEach(other -> pairs.add(new Pair(one, other))));
        Sql.batch(em, "insert into person_same (person_id, other_id) values (:one, :other)", pairs, (sql, p) -> sql.set("one", p.one()).set("other", p.other()));
    }

    /** Takes a link into the sets of records that are of one human being, by record. */
    public static void join(Map<UUID, Set<UUID>> sets, UUID one, UUID other) {
        Set<UUID> joined = new HashSet<>(sets.getOrDefault(one, Set.of(one)));
        joined.addAll(sets.getOrDefault(other, Set.of(other)));
        joined.forEach(person -> sets.put(person, joined));
    }

    /** The same for links that came in past {@link People}. */
    public static void followAll(EntityManager em) {
        Set<UUID> persons = new HashSet<>();
        Sql.of(em, "select person_id, same_as_id as other_id from person_link union select person_id, other_id from person_same")
                .each(r -> persons.addAll(Set.of(r.uuid("person_id"), r.uuid("other_id"))));
        follow(em, persons);
    }
}
