package heed.award;

import heed.platform.Sql;
import heed.workforce.SameRecords;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which records are of one human being, through all links held at an instant: as sets, and as parts of a statement.
 */
public final class SamePersons {
    private final Map<UUID, Set<UUID>> sets;

    private SamePersons(Map<UUID, Set<UUID>> sets) {
        this.sets = sets;
    }

    /** By the links held now. */
    public static SamePersons now(EntityManager em, Clock clock) {
        return heldOn(em, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
    }

    static SamePersons heldOn(EntityManager em, OffsetDateTime knownOn) {
        Map<UUID, Set<UUID>> sets = new HashMap<>();
        Sql.of(em, "select person_id, same_as_id from person_link where recorded_at <= :known and (superseded_at is null or superseded_at > :known)")
                .set("known", knownOn)
                .each(r -> SameRecords.join(sets, r.uuid("person_id"), r.uuid("same_as_id")));
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
     * The latest day of rows that are of a human being, whichever record they were written to, as an expression for a statement
     * over people as they are known now; null when there is none. Each half finds its rows by the person's index.
     *
     * @param day       the rows' day, as in {@code w.completed_on}
     * @param rows      the table with its short name, as in {@code award w}
     * @param column    who the row is of, as in {@code w.person_id}
     * @param person    the column of the surrounding statement that names a record of the human being
     * @param condition which of the rows
     */
    public String latest(String day, String rows, String column, String person, String condition) {
        String own = "(select max(" + day + ") from " + rows + " where " + column + " = " + person + " and " + condition + ")";
        if (sets.isEmpty()) {
            return own;
        }
        // Few have a second record: both databases read the list of them once and look for no other rows of anybody else.
        String linked = "case when " + person + " in (select person_id from person_same) then (select max(" + day + ") from person_same ps join " + rows + " on " + column
                + " = ps.other_id where ps.person_id = " + person + " and " + condition + ") end";
        String never = "cast('0001-01-01' as date)";
        return "nullif(greatest(coalesce(" + own + ", " + never + "), coalesce(" + linked + ", " + never + ")), " + never + ")";
    }

    /** A condition that holds when there is such a row; the parameters are those of {@link #latest}. */
    public String exists(String rows, String column, String person, String condition) {
        String own = "exists (select 1 from " + rows + " where " + column + " = " + person + " and " + condition + ")";
        return sets.isEmpty() ? own
                : "(" + own + " or exists (select 1 from person_same ps join " + rows + " on " + column + " = ps.other_id where ps.person_id = " + person + " and " + condition + "))";
    }
}
