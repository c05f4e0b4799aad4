package heed.access;

import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The grants: who holds which role for which unit, from when until when. A grant ends, it is never rewritten. */
@ApplicationScoped
@Transactional
public class Grants {
    /** Needs {@code :today}. */
    static final String LIVE = "select id, role, unit_key, first_day, last_day from role_grant where superseded_at is null"
            + " and first_day <= :today and (last_day is null or last_day >= :today)";

    /** A unit a role can be given for. */
    public record Unit(int key, String kind, String name) {}

    /** A grant with the name of its unit; last day null: open. */
    public record Line(UUID id, String role, int unitKey, String unit, LocalDate firstDay, LocalDate lastDay) {}

    /** A grant to be given with many others; last day null: open. */
    public record NewGrant(UUID accountId, Role role, int unitKey, LocalDate firstDay, LocalDate lastDay) {}

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Directory directory;
    private Event<AccessEvent> told;

    protected Grants() {}

    @Inject
    Grants(EntityManager em, Clock clock, Access access, CurrentUser user, Directory directory, Event<AccessEvent> told) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.directory = directory;
        this.told = told;
    }

    /**
     * Gives a role for a unit of the administrator's scope, from today.
     *
     * @param lastDay null: until further notice
     * @throws NotInScope when the unit or the account is outside
     * @throws Refusal when it is held already or the day is past
     */
    public void give(UUID accountId, Role role, int unitKey, LocalDate lastDay) {
        access.require(Permission.ADMINISTER, unitKey);
        LocalDate today = LocalDate.now(clock);
        if (lastDay != null && lastDay.isBefore(today)) {
            throw new Refusal("access.grant.past");
        }
        Account account = em.find(Account.class, accountId);
        if (account == null || !directory.reaches(access.scope(Permission.ADMINISTER), accountId)) {
            throw new NotInScope();
        }
        if (of(accountId).stream().anyMatch(g -> g.role() == role && g.unitKey() == unitKey)) {
            throw new Refusal("access.grant.held");
        }
        giveAll(List.of(new NewGrant(accountId, role, unitKey, today, lastDay)));
        told.fire(new AccessEvent("grant.given", user.accountId(), user.getName(), accountId, account.getDisplayName(),
                unitKey, role.code() + (lastDay == null ? "" : " until " + lastDay)));
    }

    /** Gives many at once, for work that has asked {@link Access} already. */
    public void giveAll(Collection<NewGrant> grants) {
        OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        UUID by = user.isSignedIn() ? user.accountId() : null;
        Sql.batch(em, "insert into role_grant (id, account_id, role, unit_key, first_day, last_day, granted_by, recorded_at)"
                + " values (:id, :account, :role, :unit, :first, :last, :by, :now)", grants, (sql, g) -> sql
                .set("id", Ids.next()).set("account", g.accountId()).set("role", g.role().code()).set("unit", g.unitKey())
                .set("first", g.firstDay()).set("last", g.lastDay()).set("by", by).set("now", now));
    }

    /**
     * Takes a grant back, at once.
     *
     * @throws NotInScope when its unit is outside the administrator's scope
     * @throws Refusal when it is the caller's own as administrator: somebody else must do that
     */
    public void takeBack(UUID grantId) {
        record Held(UUID account, String name, Grant grant) {}
        Held held = Sql.of(em, "select g.id, g.role, g.unit_key, g.first_day, g.last_day, a.id as account, a.display_name"
                        + " from role_grant g join account a on a.id = g.account_id"
                        + " where g.id = :id")
                .set("id", grantId)
                .first(r -> new Held(r.uuid("account"), r.text("display_name"), grant(r)))
                .orElseThrow(NotInScope::new);
        access.require(Permission.ADMINISTER, held.grant().unitKey());
        if (held.account().equals(user.accountId()) && held.grant().role() == Role.ADMINISTRATOR) {
            throw new Refusal("access.grant.own");
        }
        int touched = Sql.of(em, "update role_grant set superseded_at = :now where id = :id and superseded_at is null")
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).set("id", grantId).update();
        if (touched != 1) {
            throw new Refusal("platform.rowGone");
        }
        told.fire(new AccessEvent("grant.taken", user.accountId(), user.getName(), held.account(), held.name(),
                held.grant().unitKey(), held.grant().role().code()));
    }

    /** What an account holds today. */
    public List<Grant> of(UUID accountId) {
        return Sql.of(em, LIVE + " and account_id = :account").set("account", accountId)
                .set("today", LocalDate.now(clock)).list(Grants::grant);
    }

    /** What an account holds today in the administrator's scope, with names. */
    public List<Line> lines(UUID accountId) {
        Map<Integer, String> names = units().stream().collect(Collectors.toMap(Unit::key, Unit::name, (a, b) -> a));
        return of(accountId).stream().filter(g -> names.containsKey(g.unitKey()))
                .map(g -> new Line(g.id(), g.role().code(), g.unitKey(), names.get(g.unitKey()), g.firstDay(), g.lastDay()))
                .toList();
    }

    /** The units for which the administrator may give roles, those that stand highest first. */
    public List<Unit> units() {
        return directory.units(access.require(Permission.ADMINISTER));
    }

    /** Who holds which role for exactly a unit, now or from a day to come; learners, whose role opens nothing of a unit, are left out. */
    public record Held(UUID accountId, String name, String role) {}

    /**
     * By name of role and holder.
     *
     * @throws NotInScope when the caller does not administer the unit
     */
    public List<Held> at(int unitKey) {
        access.require(Permission.ADMINISTER, unitKey);
        return Sql.of(em, "select a.id, a.display_name, g.role from role_grant g join account a on a.id = g.account_id and a.closed_at is null"
                        + " where g.unit_key = :unit and g.role <> 'learner' and g.superseded_at is null and (g.last_day is null or g.last_day >= :today)"
                        + " order by g.role, a.display_name, a.id")
                .set("unit", unitKey).set("today", LocalDate.now(clock))
                .list(r -> new Held(r.uuid("id"), r.text("display_name"), r.text("role")));
    }

    /**
     * Whoever divides a unit that stands below no other keeps reaching both halves: the caller's own role as administrator
     * for it is given for the new one too.
     *
     * @param from a unit the caller administers; nothing happens unless the role is held for exactly this unit
     * @param day  the first day of the new unit
     */
    public void followOwn(int from, int to, LocalDate day) {
        access.require(Permission.ADMINISTER, from);
        LocalDate today = LocalDate.now(clock);
        user.grants().stream().filter(g -> g.role() == Role.ADMINISTRATOR && g.unitKey() == from && (g.lastDay() == null || !g.lastDay().isBefore(day)))
                .findFirst().ifPresent(g -> {
                    giveAll(List.of(new NewGrant(user.accountId(), Role.ADMINISTRATOR, to, day.isBefore(today) ? today : day, g.lastDay())));
                    told.fire(new AccessEvent("grant.given", user.accountId(), user.getName(), user.accountId(), user.getName(), to, Role.ADMINISTRATOR.code()));
                });
    }

    /**
     * A role for a unit that is closed; it opens what the unit did before and nothing of today.
     *
     * @param followers the units that took its place, by name; empty when none did
     */
    public record Stranded(UUID id, UUID accountId, String name, String role, String unit, LocalDate closedOn, List<Unit> followers) {}

    private static final String STRANDED = " from role_grant g join account a on a.id = g.account_id and a.closed_at is null"
            + " join (select unit_key, max(last_day) as closed_on from unit_fact where superseded_at is null group by unit_key"
            + " having count(*) = count(last_day) and max(last_day) < :today) u on u.unit_key = g.unit_key"
            + " where g.superseded_at is null and g.role <> 'learner' and (g.last_day is null or g.last_day >= :today) and ";

    /** Roles for closed units of the administrator's scope, the latest closed first; learners, whose role opens nothing of a unit, are left out. */
    public Slice<Stranded> stranded(PageRequest asked) {
        Scope scope = access.require(Permission.ADMINISTER);
        LocalDate today = LocalDate.now(clock);
        String from = STRANDED + scope.restrict("g.unit_key");
        record Found(UUID id, UUID account, String name, String role, int unit, LocalDate closedOn) {}
        List<Found> rows = Sql.of(em, "select g.id, g.account_id, a.display_name, g.role, g.unit_key, u.closed_on" + from
                        + " order by u.closed_on desc, g.unit_key, a.display_name, g.id offset :first rows fetch next :size rows only")
                .set("scopeUnits", scope.units()).set("today", today).set("first", asked.first()).set("size", asked.size())
                .list(r -> new Found(r.uuid("id"), r.uuid("account_id"), r.text("display_name"), r.text("role"), r.integer("unit_key"), r.day("closed_on")));
        long total = Sql.of(em, "select count(*)" + from).set("scopeUnits", scope.units()).set("today", today).number();
        List<Integer> units = rows.stream().map(Found::unit).distinct().toList();
        Map<Integer, String> names = directory.lastNames(units);
        Map<Integer, List<Unit>> followers = directory.followers(units);
        return new Slice<>(rows.stream().map(r -> new Stranded(r.id(), r.account(), r.name(), r.role(), names.getOrDefault(r.unit(), ""), r.closedOn(),
                followers.getOrDefault(r.unit(), List.of()))).toList(), total);
    }

    /**
     * A role for a closed unit goes to a unit that took its place: it ends there and is given here until the same day.
     *
     * @throws NotInScope when one of the units is outside the administrator's scope, or the role is not held
     */
    public void move(UUID grantId, int unitKey) {
        record Old(UUID account, String name, Grant grant) {}
        Old old = Sql.of(em, "select g.id, g.role, g.unit_key, g.first_day, g.last_day, a.id as account, a.display_name" + STRANDED + "g.id = :id")
                .set("id", grantId).set("today", LocalDate.now(clock))
                .first(r -> new Old(r.uuid("account"), r.text("display_name"), grant(r))).orElseThrow(NotInScope::new);
        access.require(Permission.ADMINISTER, old.grant().unitKey());
        access.require(Permission.ADMINISTER, unitKey);
        Sql.of(em, "update role_grant set superseded_at = :now where id = :id")
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).set("id", grantId).update();
        told.fire(new AccessEvent("grant.taken", user.accountId(), user.getName(), old.account(), old.name(), old.grant().unitKey(), old.grant().role().code()));
        if (of(old.account()).stream().noneMatch(g -> g.role() == old.grant().role() && g.unitKey() == unitKey)) {
            giveAll(List.of(new NewGrant(old.account(), old.grant().role(), unitKey, LocalDate.now(clock), old.grant().lastDay())));
            told.fire(new AccessEvent("grant.given", user.accountId(), user.getName(), old.account(), old.name(), unitKey, old.grant().role().code()));
        }
    }

    static Grant grant(Row r) {
        return new Grant(r.uuid("id"), Role.of(r.text("role")), r.integer("unit_key"), r.day("first_day"), r.day("last_day"));
    }
}
