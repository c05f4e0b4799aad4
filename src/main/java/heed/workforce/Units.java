package heed.workforce;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The tree of units: partnership, area, agency, workplace, team. A unit's key never changes; its name and its place are
 * dated facts, so that a past day keeps the tree it had. Whatever changes here keeps {@code unit_closure} right.
 */
@ApplicationScoped
@Transactional
public class Units {
    static final int NAME_LENGTH = 160;

    private static final String BELIEVED = "select u.unit_key, u.id, u.kind, u.setting, u.code, f.name, f.parent_key,"
            + " f.first_day, f.last_day from unit u join unit_fact f on f.unit_key = u.unit_key and f.superseded_at is null ";
    private static final String FROM_DAY = "(last_day is null or last_day >= :day)";
    private static final String ON_DAY = "f.first_day <= :day and (f.last_day is null or f.last_day >= :day)";

    private EntityManager em;
    private Clock clock;
    private AuditLog log;

    protected Units() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Units(EntityManager em, Clock clock) {
        this(em, clock, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Units(EntityManager em, Clock clock, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.log = log;
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new Refusal("workforce.unit.name", NAME_LENGTH);
        }
    }

    private static UnitRow read(Row r) {
        return new UnitRow(r.integer("unit_key"), r.uuid("id"), UnitKind.of(r.text("kind")).orElseThrow(),
                r.text("setting"), r.text("code"), r.text("name"), r.integerOrNull("parent_key"), r.day("first_day"),
                r.day("last_day"));
    }

    // Reading

    /** The unit as it is on the day; empty when there is no such unit or not on that day. */
    public Optional<UnitRow> find(int key, LocalDate day) {
        return Sql.of(em, BELIEVED + "where u.unit_key = :key and " + ON_DAY).set("key", key).set("day", day).first(Units::read);
    }

    /** The unit as it is today, or as it was on its last day, or as it will be on its first. */
    public Optional<UnitRow> find(int key) {
        return nearest(Sql.of(em, BELIEVED + "where u.unit_key = :key").set("key", key).list(Units::read), LocalDate.now(clock))
                .values().stream().findFirst();
    }

    /** Codes are compared without regard to case. */
    public Optional<UnitRow> findByCode(String code) {
        return nearest(Sql.of(em, BELIEVED + "where lower(u.code) = lower(:code)").set("code", code.strip()).list(Units::read),
                LocalDate.now(clock)).values().stream().findFirst();
    }

    /** Whether a unit has the code or had it. */
    public boolean isCodeTaken(String code) {
        return Sql.of(em, "select 1 from unit where lower(code) = lower(:code)").set("code", code.strip()).exists();
    }

    /** What stands right below on the day, by name. */
    public List<UnitRow> children(int key, LocalDate day) {
        return Sql.of(em, BELIEVED + "where f.parent_key = :key and " + ON_DAY + " order by f.name")
                .set("key", key).set("day", day).list(Units::read);
    }

    public List<UnitRow> partnerships(LocalDate day) {
        return Sql.of(em, BELIEVED + "where u.kind = 'partnership' and " + ON_DAY + " order by f.name")
                .set("day", day).list(Units::read);
    }

    /** The unit and all above it on the day, the widest first. */
    public List<UnitRow> path(int key, LocalDate day) {
        return Sql.of(em, BELIEVED + "join unit_closure c on c.ancestor = u.unit_key where c.descendant = :key"
                        + " and c.first_day <= :day and (c.last_day is null or c.last_day >= :day) and " + ON_DAY
                        + " order by c.distance desc")
                .set("key", key).set("day", day).list(Units::read);
    }

    /** The unit and all below it on the day. */
    public Set<Integer> below(int key, LocalDate day) {
        return Set.copyOf(Sql.of(em, "select descendant from unit_closure where ancestor = :key and first_day <= :day"
                        + " and (last_day is null or last_day >= :day)")
                .set("key", key).set("day", day).list(r -> r.integer("descendant")));
    }

    /**
     * Units of the kinds inside a scope as they are on a day, by name; those that ended earlier are left out.
     *
     * @param kinds one or more
     */
    public List<UnitRow> inScope(Scope scope, Collection<UnitKind> kinds, LocalDate day) {
        return Sql.of(em, BELIEVED + "where u.kind in (:kinds) and " + ON_DAY + " and " + scope.restrict("u.unit_key")
                        + " order by f.name, u.code")
                .set("kinds", kinds.stream().map(UnitKind::code).toList()).set("day", day)
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock)).list(Units::read);
    }

    /** Keys of the scope's units and of all below them, closed ones too. */
    public Set<Integer> keys(Scope scope) {
        return Set.copyOf(Sql.of(em, "select u.unit_key from unit u where " + scope.restrict("u.unit_key"))
                .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock)).list(r -> r.integer("unit_key")));
    }

    /** The area a unit stands in on the day; empty for an agency right below a partnership. */
    public Optional<Integer> areaOf(int key, LocalDate day) {
        return Sql.of(em, "select c.ancestor from unit_closure c join unit u on u.unit_key = c.ancestor and u.kind = 'area'"
                        + " where c.descendant = :key and c.first_day <= :day and (c.last_day is null or c.last_day >= :day)")
                .set("key", key).set("day", day).first(r -> r.integer("ancestor"));
    }

    /** Names on a day; of a unit that is not there on that day the nearest name it had. Unknown keys are left out. */
    public Map<Integer, String> names(Collection<Integer> keys, LocalDate day) {
        List<UnitRow> rows = new ArrayList<>();
        Chunks.of(Set.copyOf(keys)).forEach(some ->
                rows.addAll(Sql.of(em, BELIEVED + "where u.unit_key in (:some)").set("some", some).list(Units::read)));
        return nearest(rows, day).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().name()));
    }

    /** Every unit there is or was, by key, each as on the day or at the nearest day it existed. */
    public Map<Integer, UnitRow> all(LocalDate day) {
        return nearest(Sql.of(em, BELIEVED).list(Units::read), day);
    }

    /** Every name and place the unit had or will have, oldest first. */
    public List<UnitRow> history(int key) {
        return Sql.of(em, BELIEVED + "where u.unit_key = :key order by f.first_day").set("key", key).list(Units::read);
    }

    /** Every name and place that the units, and those right below them, had or will have. */
    public List<UnitRow> around(Collection<Integer> keys) {
        List<UnitRow> rows = new ArrayList<>();
        Chunks.of(Set.copyOf(keys)).forEach(some -> rows.addAll(
                Sql.of(em, BELIEVED + "where u.unit_key in (:some) or f.parent_key in (:some)").set("some", some).list(Units::read)));
        return rows;
    }

    /** The first day on which each unit existed. */
    public Map<Integer, LocalDate> firstDays() {
        Map<Integer, LocalDate> days = new HashMap<>();
        Sql.of(em, "select unit_key, min(first_day) as first_day from unit_fact where superseded_at is null group by unit_key")
                .each(r -> days.put(r.integer("unit_key"), r.day("first_day")));
        return days;
    }

    public List<Succession> successions(int key) {
        return Sql.of(em, "select from_key, to_key, on_day from unit_succession where from_key = :key or to_key = :key"
                        + " order by on_day")
                .set("key", key).list(r -> new Succession(r.integer("from_key"), r.integer("to_key"), r.day("on_day")));
    }

    private static Map<Integer, UnitRow> nearest(List<UnitRow> rows, LocalDate day) {
        Map<Integer, UnitRow> best = new LinkedHashMap<>();
        for (UnitRow row : rows) {
            best.merge(row.key(), row, (a, b) -> distance(a, day) <= distance(b, day) ? a : b);
        }
        return best;
    }

    private static long distance(UnitRow row, LocalDate day) {
        if (row.firstDay().isAfter(day)) {
            return row.firstDay().toEpochDay() - day.toEpochDay();
        }
        return row.lastDay() == null || !row.lastDay().isBefore(day) ? 0 : day.toEpochDay() - row.lastDay().toEpochDay();
    }

    // Creating

    /**
     * @param parentKey the unit above; null for a partnership
     * @return the new unit's key
     * @throws Refusal when the code is taken or the parent is not there on the first day or of the wrong kind
     */
    public int create(UnitKind kind, String setting, String code, String name, Integer parentKey, LocalDate firstDay) {
        String parentCode = parentKey == null ? null
                : find(parentKey, firstDay).map(UnitRow::code).orElseThrow(() -> new Refusal("workforce.unit.parentNotThere", name));
        int key = createAll(List.of(new NewUnit(kind, setting, code, name, parentCode, firstDay)), null).get(code.strip());
        note("created", key, name, firstDay);
        return key;
    }

    private void note(String action, int key, String name, LocalDate day) {
        log.record("workforce.unit." + action, "unit", key, name, key, Texts.day(day));
    }

    private String name(int key, LocalDate day) {
        return names(List.of(key), day).getOrDefault(key, "");
    }

    /**
     * Creates many at once; a unit may name as its parent one that stands earlier in the list.
     *
     * @param importId the import that brings them, or null
     * @return the key of each code as it was given
     */
    public Map<String, Integer> createAll(List<NewUnit> units, UUID importId) {
        OffsetDateTime now = Now.of(clock);
        Map<String, Integer> keys = new HashMap<>();
        Map<String, Boolean> live = new HashMap<>();
        Map<String, UnitKind> kinds = new HashMap<>();
        Map<String, LocalDate[]> spans = new HashMap<>();
        Sql.of(em, "select u.code, u.unit_key, u.kind, f.first_day, f.last_day from unit u"
                + " left join unit_fact f on f.unit_key = u.unit_key and f.superseded_at is null order by f.first_day").each(r -> {
                    String code = key(r.text("code"));
                    keys.put(code, r.integer("unit_key"));
                    kinds.put(code, UnitKind.of(r.text("kind")).orElseThrow());
                    if (r.day("first_day") != null) {
                        live.put(code, true);
                        spans.merge(code, new LocalDate[] {r.day("first_day"), r.day("last_day")},
                                (a, b) -> new LocalDate[] {a[0], b[1]});
                    }
                });
        List<NewUnit> fresh = new ArrayList<>();
        for (NewUnit unit : units) {
            String code = key(unit.code());
            if (live.putIfAbsent(code, true) != null) {
                throw new Refusal("workforce.unit.codeTaken", unit.code());
            }
            checkParent(unit, kinds, spans);
            if (keys.containsKey(code) && kinds.get(code) != unit.kind()) {
                throw new Refusal("workforce.unit.codeTaken", unit.code());
            }
            if (!keys.containsKey(code)) {
                fresh.add(unit);
            }
            kinds.put(code, unit.kind());
            spans.put(code, new LocalDate[] {unit.firstDay(), null});
        }
        Sql.batch(em, "insert into unit (id, kind, setting, code, recorded_at) values (:id, :kind, :setting, :code, :now)",
                fresh, (sql, u) -> sql.set("id", Ids.next()).set("kind", u.kind().code()).set("setting", u.setting())
                        .set("code", u.code()).set("now", now));
        Chunks.of(fresh).forEach(some -> Sql.of(em, "select code, unit_key from unit where code in (:codes)")
                .set("codes", some.stream().map(NewUnit::code).toList())
                .each(r -> keys.put(key(r.text("code")), r.integer("unit_key"))));
        Sql.batch(em, FACT, units, (sql, u) -> sql.set("id", Ids.next()).set("unit", keys.get(key(u.code())))
                .set("name", u.name()).set("parent", u.parentCode() == null ? null : keys.get(key(u.parentCode())))
                .set("first", u.firstDay()).set("last", null).set("now", now).set("import", importId));
        Map<String, Integer> created = new LinkedHashMap<>();
        units.forEach(u -> created.put(u.code(), keys.get(key(u.code()))));
        new Closure(em).rebuild(created.values());
        return created;
    }

    private static void checkParent(NewUnit unit, Map<String, UnitKind> kinds, Map<String, LocalDate[]> spans) {
        if (unit.parentCode() == null) {
            return;
        }
        String parent = key(unit.parentCode());
        LocalDate[] span = spans.get(parent);
        if (span == null || span[0].isAfter(unit.firstDay()) || span[1] != null) {
            throw new Refusal("workforce.unit.parentNotThere", unit.name());
        }
        if (!unit.kind().above().contains(kinds.get(parent))) {
            throw new Refusal("workforce.unit.parentKind", unit.kind().code(), kinds.get(parent).code());
        }
    }

    private static String key(String code) {
        return code.strip().toLowerCase(java.util.Locale.ROOT);
    }

    // Changing

    static final String FACT = "insert into unit_fact (id, unit_key, name, parent_key, first_day, last_day,"
            + " recorded_at, import_id) values (:id, :unit, :name, :parent, :first, :last, :now, :import)";

    private void writeFact(
            int unit, String name, Integer parent, LocalDate first, LocalDate last, OffsetDateTime now, UUID importId) {
        Sql.of(em, FACT).set("id", Ids.next()).set("unit", unit).set("name", name).set("parent", parent).set("first", first)
                .set("last", last).set("now", now).set("import", importId).update();
    }

    /** Lets the unit be called otherwise, or stand elsewhere, from a day on; what is known of later days is kept. */
    private void change(int key, LocalDate day, String name, Integer parent, UUID importId) {
        UnitRow old = find(key, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        OffsetDateTime now = Now.of(clock);
        int touched = Sql.of(em, "update unit_fact set superseded_at = :now where unit_key = :key and superseded_at is null"
                        + " and first_day = :first")
                .set("now", now).set("key", key).set("first", old.firstDay()).update();
        if (touched != 1) {
            throw new Refusal("workforce.unit.changedMeanwhile");
        }
        if (old.firstDay().isBefore(day)) {
            writeFact(key, old.name(), old.parentKey(), old.firstDay(), day.minusDays(1), now, importId);
        }
        writeFact(key, name, parent, day, old.lastDay(), now, importId);
    }

    /** From the day on the unit is called otherwise; earlier days keep the old name. */
    public void rename(int key, String name, LocalDate day) {
        rename(key, name, day, null);
        note("renamed", key, name.strip(), day);
    }

    public void rename(int key, String name, LocalDate day, UUID importId) {
        checkName(name.strip());
        UnitRow old = find(key, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        change(key, day, name.strip(), old.parentKey(), importId);
        new Closure(em).rebuild(List.of(key));
    }

    /**
     * From the day on the unit stands elsewhere, with all below it. When a workplace or team comes to another agency, or an
     * agency to another area, the posts in it do too: each ends the day before and begins anew there.
     *
     * @throws Refusal when the new parent is not there from that day on or of the wrong kind
     */
    public void move(int key, int newParent, LocalDate day) {
        move(key, newParent, day, null);
        note("moved", key, name(key, day), day);
    }

    public void move(int key, int newParent, LocalDate day, UUID importId) {
        move(key, newParent, null, day, importId);
    }

    /** @param newName another name from the same day on, or null */
    public void move(int key, int newParent, String newName, LocalDate day, UUID importId) {
        if (newName != null) {
            checkName(newName.strip());
        }
        UnitRow unit = find(key, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        UnitRow parent = find(newParent, day).orElseThrow(() -> new Refusal("workforce.unit.parentNotThere", unit.name()));
        if (!unit.kind().above().contains(parent.kind())) {
            throw new Refusal("workforce.unit.parentKind", unit.kind().code(), parent.kind().code());
        }
        LocalDate parentEnd = lastDay(newParent);
        if (parentEnd != null && (unit.lastDay() == null || unit.lastDay().isAfter(parentEnd))) {
            throw new Refusal("workforce.unit.parentNotThere", unit.name());
        }
        Optional<Integer> agency = agencyOf(key, day);
        Optional<Integer> area = areaOf(key, day);
        change(key, day, newName == null ? unit.name() : newName.strip(), newParent, importId);
        new Closure(em).rebuild(List.of(key));
        Posts posts = new Posts(em, Now.of(clock), importId);
        if (unit.kind().isPlace() && !agency.equals(agencyOf(key, day))) {
            int to = agencyOf(key, day).orElseThrow();
            posts.change(posts.believed("place_key in (:places) and agency_key = :from and " + FROM_DAY,
                            Map.of("places", below(key, day), "from", agency.orElseThrow(), "day", day)),
                    day, null, p -> p.facts().at(to, p.facts().placeKey(), p.facts().areaKey()));
        }
        Optional<Integer> newArea = areaOf(key, day);
        if (unit.kind() == UnitKind.AGENCY && area.isPresent() && newArea.isPresent() && !area.equals(newArea)) {
            posts.change(posts.believed("agency_key = :key and area_key = :from and " + FROM_DAY,
                            Map.of("key", key, "from", area.get(), "day", day)),
                    day, null, p -> p.facts().at(p.facts().agencyKey(), p.facts().placeKey(), newArea.get()));
        }
    }

    /** The last day on which the unit exists; null when no end is known. */
    private LocalDate lastDay(int key) {
        List<UnitRow> all = history(key);
        return all.stream().anyMatch(u -> u.lastDay() == null) ? null
                : all.stream().map(UnitRow::lastDay).max(java.util.Comparator.naturalOrder()).orElse(null);
    }

    private Optional<Integer> agencyOf(int key, LocalDate day) {
        return path(key, day).stream().filter(u -> u.kind() == UnitKind.AGENCY).map(UnitRow::key).findFirst();
    }

    /**
     * The unit ends with the day.
     *
     * @throws Refusal when something stands or runs in it after that day
     */
    public void close(int key, LocalDate lastDay) {
        close(key, lastDay, null);
        note("closed", key, name(key, lastDay), lastDay);
    }

    public void close(int key, LocalDate lastDay, UUID importId) {
        UnitRow unit = find(key, lastDay).orElseThrow(() -> new Refusal("workforce.unit.notThere", lastDay));
        long children = Sql.of(em, "select count(distinct unit_key) from unit_fact where parent_key = :key"
                        + " and superseded_at is null and (last_day is null or last_day > :day)")
                .set("key", key).set("day", lastDay).number();
        long posts = Sql.of(em, "select count(*) from post where (agency_key = :key or place_key = :key or area_key = :key)"
                        + " and superseded_at is null and (last_day is null or last_day > :day)")
                .set("key", key).set("day", lastDay).number();
        if (children + posts > 0) {
            throw new Refusal("workforce.unit.stillInUse", unit.name(), children, posts);
        }
        OffsetDateTime now = Now.of(clock);
        Sql.of(em, "update unit_fact set superseded_at = :now where unit_key = :key and superseded_at is null"
                        + " and (last_day is null or last_day > :day)")
                .set("now", now).set("key", key).set("day", lastDay).update();
        if (!lastDay.equals(unit.lastDay())) {
            writeFact(key, unit.name(), unit.parentKey(), unit.firstDay(), lastDay, now, importId);
        }
        new Closure(em).rebuild(List.of(key));
    }

    /**
     * From the day on the units are one: what stands below each of the old ones, and the posts in it, comes to the new one;
     * the old ones end the day before. What was before stays with them.
     *
     * @param from agencies or areas of one kind
     * @param into a unit of that kind that is there on the day; may be one that others join
     */
    public void merge(Collection<Integer> from, int into, LocalDate day) {
        UnitRow target = find(into, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        for (int key : from) {
            UnitRow unit = find(key, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
            if (key == into || unit.kind() != target.kind()
                    || unit.kind() != UnitKind.AGENCY && unit.kind() != UnitKind.AREA) {
                throw new Refusal("workforce.unit.mergeKinds", unit.name(), target.name());
            }
            follow(key, into, day, children(key, day).stream().map(UnitRow::key).toList());
            Posts posts = new Posts(em, Now.of(clock), null);
            boolean agency = unit.kind() == UnitKind.AGENCY;
            posts.change(posts.believed((agency ? "agency_key" : "area_key") + " = :key and " + FROM_DAY,
                            Map.of("key", key, "day", day)),
                    day, null, p -> agency ? p.facts().at(into, p.facts().placeKey(), p.facts().areaKey())
                            : p.facts().at(p.facts().agencyKey(), p.facts().placeKey(), into));
            close(key, day.minusDays(1), null);
        }
        note("merged", into, target.name(), day);
    }

    /**
     * From the day on a part of a unit is a unit of its own: the parts named come to it with their posts.
     *
     * @param from the unit that is divided; it stays, smaller
     * @param to the new unit, of the same kind, created before
     * @param parts units right below {@code from}
     */
    public void split(int from, int to, Collection<Integer> parts, LocalDate day) {
        UnitRow old = find(from, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        UnitRow target = find(to, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        Set<Integer> below = children(from, day).stream().map(UnitRow::key).collect(Collectors.toSet());
        if (old.kind() != target.kind() || from == to || parts.isEmpty() || !below.containsAll(parts)) {
            throw new Refusal("workforce.unit.splitParts", old.name(), target.name());
        }
        follow(from, to, day, parts);
        note("split", from, old.name(), day);
    }

    /**
     * From the day on a part of a unit is a new unit beside it, of the same kind and below the same unit.
     *
     * @return the new unit's key
     */
    public int splitOff(int from, String code, String name, Collection<Integer> parts, LocalDate day) {
        UnitRow old = find(from, day).orElseThrow(() -> new Refusal("workforce.unit.notThere", day));
        String above = old.parentKey() == null ? null : find(old.parentKey(), day).map(UnitRow::code).orElse(null);
        int to = createAll(List.of(new NewUnit(old.kind(), old.setting(), code, name, above, day)), null).get(code.strip());
        split(from, to, parts, day);
        return to;
    }

    private void follow(int from, int to, LocalDate day, Collection<Integer> parts) {
        for (int part : parts) {
            move(part, to, day, null);
        }
        Sql.of(em, "insert into unit_succession (id, from_key, to_key, on_day, recorded_at)"
                        + " values (:id, :from, :to, :day, :now)")
                .set("id", Ids.next()).set("from", from).set("to", to).set("day", day).set("now", Now.of(clock)).update();
    }
}
