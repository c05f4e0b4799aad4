package heed.award;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which records are of one human being, through all links held at an instant: as sets, and as a condition of a statement.
 */
public final class SamePersons {
    private final Map<UUID, Set<UUID>> sets;
    private final List<Map.Entry<UUID, UUID>> pairs = new ArrayList<>();

    private SamePersons(Map<UUID, Set<UUID>> sets) {
        this.sets = sets;
        sets.forEach((person, all) -> all.stream().filter(other -> !other.equals(person)).forEach(other -> pairs.add(Map.entry(person, other))));
    }

    /** By the links held now. */
    public static SamePersons now(EntityManager em, Clock clock) {
        return heldOn(em, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
    }

    static SamePersons heldOn(EntityManager em, OffsetDateTime knownOn) {
        Map<UUID, Set<UUID>> sets = new HashMap<>();
        Sql.of(em, "select person_id, same_as_id from person_link where recorded_at <= :known and (superseded_at is null or superseded_at > :known)")
                .set("known", knownOn)
                .each(r -> {
                    Set<UUID> joined = new HashSet<>(sets.getOrDefault(r.uuid("person_id"), Set.of(r.uuid("person_id"))));
                    joined.addAll(sets.getOrDefault(r.uuid("same_as_id"), Set.of(r.uuid("same_as_id"))));
                    joined.forEach(person -> sets.put(person, joined));
                });
        return new SamePersons(sets);
    }

    Map<UUID, Set<UUID>> sets() {
        return sets;
    }

    /** The person and every other record of the same human being. */
    public Set<UUID> of(UUID person) {
        return sets.getOrDefault(person, Set.of(person));
    }

    /**
     * A condition that holds when a column names a record of the human being that another column or value names; the
     * statement needs {@link #values}.
     */
    public String are(String column, String person) {
        return pairs.isEmpty() ? column + " = " + person
                : "(" + column + " = " + person + " or " + column + " in (select s.other from (" + rows() + ") s where s.person = " + person + "))";
    }

    private String rows() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            rows.add("select cast(:same" + i + " as uuid) as person, cast(:other" + i + " as uuid) as other");
        }
        return String.join(" union all ", rows);
    }

    /** What {@link #are} names. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            values.put("same" + i, pairs.get(i).getKey());
            values.put("other" + i, pairs.get(i).getValue());
        }
        return values;
    }
}
