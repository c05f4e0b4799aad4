package heed.access;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The little that the door must know of the house above it: which units there are and who stands in them today. It
 * reads the facts that the workforce room keeps and writes none.
 */
@ApplicationScoped
@Transactional
class Directory {
    /** Somebody with a post today. */
    record Someone(UUID personId, String givenName, String familyName, String email) {
        String name() {
            return givenName + " " + familyName;
        }
    }

    /** Posts of today, to be restricted by a scope. */
    private static final String POST_OF = "select 1 from post p where p.superseded_at is null and p.first_day <= :today"
            + " and (p.last_day is null or p.last_day >= :today) and p.person_id = ";

    private EntityManager em;
    private Clock clock;

    protected Directory() {}

    @Inject
    Directory(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    private Sql scoped(String sql, Scope scope) {
        return Sql.of(em, sql).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock));
    }

    static String postOf(String person, Scope scope) {
        return "exists (" + POST_OF + person + " and " + scope.restrict("p.agency_key", "p.place_key") + ")";
    }

    /** A person with a post in the scope today. */
    public Optional<Someone> someone(UUID personId, Scope scope) {
        return scoped("select id, given_name, family_name, email from person where id = :person and removed_at is null and "
                        + postOf("person.id", scope), scope)
                .set("person", personId)
                .first(r -> new Someone(r.uuid("id"), r.text("given_name"), r.text("family_name"), r.text("email")));
    }

    /** The person and every other record of the same human being, through all links. */
    public Set<UUID> samePersons(UUID personId) {
        Set<UUID> known = new LinkedHashSet<>(Set.of(personId));
        Set<UUID> next = known;
        while (!next.isEmpty()) {
            Set<UUID> found = new LinkedHashSet<>();
            Sql.of(em, "select person_id, same_as_id from person_link where superseded_at is null and (person_id in (:ids) or same_as_id in (:ids)) order by recorded_at, id")
                    .set("ids", next).each(r -> found.addAll(List.of(r.uuid("person_id"), r.uuid("same_as_id"))));
            found.removeAll(known);
            known.addAll(found);
            next = found;
        }
        return known;
    }

    /** A condition on {@code account a}: its holder has a post in the scope today, or holds a grant there. */
    static String reached(Scope scope) {
        return "(" + postOf("a.person_id", scope) + " or exists (select 1 from role_grant rg where rg.account_id = a.id"
                + " and rg.superseded_at is null and (rg.last_day is null or rg.last_day >= :today) and "
                + scope.restrict("rg.unit_key") + ") or a.person_id is null and not exists (select 1 from role_grant rg where rg.account_id = a.id"
                + " and rg.superseded_at is null and (rg.last_day is null or rg.last_day >= :today)) and exists (select 1 from role_grant rg"
                + " where rg.account_id = a.id and " + scope.restrict("rg.unit_key") + "))";
    }

    /**
     * Whether an account is of the scope: its holder has a post there today, or holds a grant there. One without a person and
     * without a grant stays with those who reached it last: else nobody could give it a role again, or shut it.
     */
    public boolean reaches(Scope scope, UUID accountId) {
        return scoped("select 1 from account a where a.id = :account and " + reached(scope), scope)
                .set("account", accountId).exists();
    }

    /** The units of a scope by name, with those that stand highest first. */
    public List<Grants.Unit> units(Scope scope) {
        return scoped("select u.unit_key, u.kind, f.name from unit u join unit_fact f on f.unit_key = u.unit_key"
                        + " and f.superseded_at is null and f.first_day <= :today"
                        + " and (f.last_day is null or f.last_day >= :today) where " + scope.restrict("u.unit_key")
                        + " order by case u.kind when 'partnership' then 0 when 'area' then 1 when 'agency' then 2"
                        + " when 'workplace' then 3 else 4 end, f.name", scope)
                .list(r -> new Grants.Unit(r.integer("unit_key"), r.text("kind"), r.text("name")));
    }

    /** The name each unit had on its last day, or has. */
    public Map<Integer, String> lastNames(Collection<Integer> keys) {
        Map<Integer, String> names = new HashMap<>();
        if (!keys.isEmpty()) {
            Sql.of(em, "select unit_key, name from unit_fact where superseded_at is null and unit_key in (:keys) order by first_day")
                    .set("keys", keys).each(r -> names.put(r.integer("unit_key"), r.text("name")));
        }
        return names;
    }

    /** The units that took the place of others and are there today, by name. */
    public Map<Integer, List<Grants.Unit>> followers(Collection<Integer> keys) {
        Map<Integer, List<Grants.Unit>> followers = new HashMap<>();
        if (!keys.isEmpty()) {
            Sql.of(em, "select distinct s.from_key, u.unit_key, u.kind, f.name from unit_succession s join unit u on u.unit_key = s.to_key"
                            + " join unit_fact f on f.unit_key = u.unit_key and f.superseded_at is null and f.first_day <= :today"
                            + " and (f.last_day is null or f.last_day >= :today) where s.from_key in (:keys) order by f.name")
                    .set("keys", keys).set("today", LocalDate.now(clock))
                    .each(r -> followers.computeIfAbsent(r.integer("from_key"), k -> new ArrayList<>())
                            .add(new Grants.Unit(r.integer("unit_key"), r.text("kind"), r.text("name"))));
        }
        return followers;
    }

    /** Keys of the units that stand below no other today. */
    public List<Integer> tops() {
        return Sql.of(em, "select c.ancestor as unit_key from unit_closure c where c.ancestor = c.descendant and c.first_day <= :today"
                        + " and (c.last_day is null or c.last_day >= :today) and not exists (select 1 from unit_closure up"
                        + " where up.descendant = c.ancestor and up.distance > 0 and up.first_day <= :today"
                        + " and (up.last_day is null or up.last_day >= :today)) order by c.ancestor")
                .set("today", LocalDate.now(clock)).list(r -> r.integer("unit_key"));
    }
}
