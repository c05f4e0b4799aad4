package heed.access;

import java.util.Set;

/**
 * The units for which a caller holds a permission today. A query is kept inside by {@link #restrict}, in one place:
 *
 * <pre>{@code
 * Sql.of(em, "select … from post p where p.superseded_at is null and " + scope.restrict("p.agency_key", "p.place_key"))
 *     .set("scopeUnits", scope.units()).set("today", day)
 * }</pre>
 *
 * @param units keys of the units granted, without those below; empty means nothing is in scope
 */
public record Scope(Set<Integer> units) {
    public Scope {
        units = Set.copyOf(units);
    }

    public boolean isEmpty() {
        return units.isEmpty();
    }

    /**
     * A condition that holds when one of the columns names a unit at or below a granted one on {@code :today}, or one that
     * was closed there: a past figure keeps the agencies of its day. Needs the values {@code :scopeUnits} and
     * {@code :today}.
     */
    public String restrict(String... columns) {
        StringBuilder sql = new StringBuilder("(");
        for (String column : columns) {
            sql.append(sql.length() > 1 ? " or " : "").append(column)
                    .append(" in (select descendant from unit_closure where ancestor in (:scopeUnits)"
                            + " and first_day <= :today and (last_day is null or last_day >= :today or closed))");
        }
        return sql.append(")").toString();
    }
}
