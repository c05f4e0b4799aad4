package heed.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Scope;
import heed.platform.Refusal;
import heed.platform.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

class UnitsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private WorkforceFixture fixture(Database.Fresh db) {
        return db.tx(em -> new WorkforceFixture(em, clock));
    }

    /** How many posts run below each unit on the day: the figure that must not change afterwards. */
    private static Map<Integer, Long> postsBelow(Database.Fresh db, String day) {
        return db.tx(em -> {
            Map<Integer, Long> counts = new HashMap<>();
            Sql.of(em, "select c.ancestor, count(*) as posts from post p join unit_closure c on c.descendant = p.agency_key"
                            + " and c.first_day <= :day and (c.last_day is null or c.last_day >= :day)"
                            + " where p.superseded_at is null and p.first_day <= :day and (p.last_day is null or p.last_day >= :day)"
                            + " group by c.ancestor").set("day", day(day))
                    .each(r -> counts.put(r.integer("ancestor"), r.number("posts")));
            return counts;
        });
    }

    @OnBothDatabases
    void knowsWhatStandsBelowWhat(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        var below = db.tx(em -> f.units.below(f.england, day("2026-11-22")));
        assertThat(below).containsExactlyInAnyOrder(f.england, f.nurseries, f.harbourLane, f.ternStreet, f.school);
        var path = db.tx(em -> f.units.path(f.nights, day("2026-11-22")).stream().map(UnitRow::code).toList());
        assertThat(path).containsExactly("NSP", "POL", "POL-N");
        var before = db.tx(em -> f.units.below(f.england, day("2019-12-31")));
        assertThat(before).isEmpty();
        var found = db.tx(em -> f.units.findByCode("hn-hl"));
        assertThat(found).get().extracting(UnitRow::name).isEqualTo("Harbour Lane");
    }

    @OnBothDatabases
    void refusesACodeThatIsTakenAndAWrongPlaceInTheTree(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        assertThatThrownBy(() -> db.run(em -> f.units.create(UnitKind.TEAM, null, "hn", "Other", f.police, day("2026-01-01"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("codeTaken");
        assertThatThrownBy(() -> db.run(em -> f.units.create(UnitKind.AREA, null, "X", "Other", f.police, day("2026-01-01"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("parentKind");
        assertThatThrownBy(() -> db.run(em -> f.units.create(UnitKind.TEAM, null, "X", "Other", f.police, day("2019-01-01"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("parentNotThere");
        assertThatThrownBy(() -> db.run(em -> f.units.move(f.harbourLane, f.nights, day("2026-01-01"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("parentKind");
    }

    @OnBothDatabases
    void aNewNameLeavesTheOldOneToEarlierDays(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        db.run(em -> f.units.rename(f.ternStreet, "Tern Square", day("2026-04-01")));
        var march = db.tx(em -> f.units.names(List.of(f.ternStreet, f.nurseries), day("2026-03-31")));
        assertThat(march).containsEntry(f.ternStreet, "Tern Street").containsEntry(f.nurseries, "Harbour Nurseries");
        var april = db.tx(em -> f.units.names(List.of(f.ternStreet), day("2026-04-01")));
        assertThat(april).containsEntry(f.ternStreet, "Tern Square");
        var rows = db.tx(em -> Sql.of(em, "select count(*) from unit_closure where descendant = :k").set("k", f.ternStreet).number());
        assertThat(rows).as("a name changes no place").isEqualTo(4);
    }

    @OnBothDatabases
    void aMergerChangesNoPastFigure(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID bob = db.tx(em -> {
            UUID p = f.person("Bob", "Ray");
            f.people.begin(f.facts(p, f.school, null, "school", "2027-01-04"));
            return p;
        });
        Map<Integer, Long> before = postsBelow(db, "2026-08-31");
        int trust = db.tx(em -> f.units.create(UnitKind.AGENCY, "trust", "NLT", "Northmere Learning Trust", f.england, day("2026-09-01")));
        db.run(em -> f.units.merge(List.of(f.nurseries, f.school), trust, day("2026-09-01")));

        assertThat(postsBelow(db, "2026-08-31")).isEqualTo(before);
        assertThat(postsBelow(db, "2026-09-01")).containsEntry(trust, 1L).doesNotContainKey(f.nurseries)
                .containsEntry(f.england, 1L);
        var posts = db.tx(em -> f.people.posts(List.of(ann)));
        assertThat(posts).hasSize(2).extracting(p -> p.facts().agencyKey()).containsExactly(f.nurseries, trust);
        assertThat(posts.get(0).facts().lastDay()).isEqualTo("2026-08-31");
        assertThat(posts.get(1).facts().placeKey()).isEqualTo(f.harbourLane);
        var coming = db.tx(em -> f.people.posts(List.of(bob)));
        assertThat(coming).singleElement().satisfies(p -> {
            assertThat(p.facts().agencyKey()).isEqualTo(trust);
            assertThat(p.facts().firstDay()).isEqualTo("2027-01-04");
        });
        var successions = db.tx(em -> f.units.successions(trust));
        assertThat(successions).hasSize(2);
        var gone = db.tx(em -> f.units.find(f.nurseries, day("2026-09-01")));
        assertThat(gone).isEmpty();
    }

    @OnBothDatabases
    void aClosedAgencyStaysInTheScopeOfThoseAboveIt(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        db.run(em -> f.units.close(f.school, day("2026-07-31")));
        String inScope = "select unit_key from unit where " + new Scope(Set.of(f.england)).restrict("unit_key");
        var seen = db.tx(em -> Sql.of(em, inScope).set("scopeUnits", Set.of(f.england)).set("today", day("2026-11-22"))
                .list(r -> r.integer("unit_key")));
        assertThat(seen).contains(f.school, f.nurseries).doesNotContain(f.police);
        var now = db.tx(em -> f.units.below(f.england, day("2026-11-22")));
        assertThat(now).doesNotContain(f.school);
    }

    @OnBothDatabases
    void aSplitTakesPlacesAndTheirPostsAlong(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID cat = db.tx(em -> {
            UUID p = f.person("Cat", "Fox");
            UUID post = f.people.begin(f.facts(p, f.nurseries, f.ternStreet, "nursery", "2025-01-06"));
            f.people.beginAbsence(post, "parental", day("2026-10-01"), null);
            return p;
        });
        Map<Integer, Long> before = postsBelow(db, "2026-10-31");
        int tern = db.tx(em -> f.units.create(UnitKind.AGENCY, "nursery", "TN", "Tern Nurseries", f.england, day("2026-11-01")));
        db.run(em -> f.units.split(f.nurseries, tern, List.of(f.ternStreet), day("2026-11-01")));
        assertThat(postsBelow(db, "2026-10-31")).isEqualTo(before);
        assertThat(postsBelow(db, "2026-11-01")).containsEntry(tern, 1L).containsEntry(f.nurseries, 1L);
        var stays = db.tx(em -> f.people.posts(List.of(ann)));
        assertThat(stays).hasSize(1);
        var away = db.tx(em -> f.people.absences(List.of(cat)));
        assertThat(away).extracting(AbsenceRow::firstDay, AbsenceRow::lastDay).containsExactly(
                org.assertj.core.groups.Tuple.tuple(day("2026-11-01"), null),
                org.assertj.core.groups.Tuple.tuple(day("2026-10-01"), day("2026-10-31")));
    }

    @OnBothDatabases
    void aPartnershipBecomesTwo(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        db.run(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        Map<Integer, Long> before = postsBelow(db, "2026-12-31");
        int south = db.tx(em -> f.units.create(UnitKind.PARTNERSHIP, null, "SSP", "Southmere Partnership", null, day("2027-01-01")));
        db.run(em -> f.units.split(f.partnership, south, List.of(f.england), day("2027-01-01")));
        assertThat(postsBelow(db, "2026-12-31")).isEqualTo(before).containsEntry(f.partnership, 1L);
        assertThat(postsBelow(db, "2027-01-01")).containsEntry(south, 1L).doesNotContainKey(f.partnership);
    }

    @OnBothDatabases
    void anAgencyThatComesToAnotherAreaBringsItsPosts(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        db.run(em -> f.units.move(f.nurseries, f.wales, day("2026-06-01")));
        var posts = db.tx(em -> f.people.posts(List.of(ann)));
        assertThat(posts).extracting(p -> p.facts().areaKey()).containsExactly(f.england, f.wales);
    }

    @OnBothDatabases
    void doesNotCloseWhatIsInUse(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        db.run(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        assertThatThrownBy(() -> db.run(em -> f.units.close(f.harbourLane, day("2026-11-30"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("stillInUse");
        assertThatThrownBy(() -> db.run(em -> f.units.close(f.nurseries, day("2026-11-30"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("stillInUse");
    }

    /** After many random changes the closure says of every day what climbing the facts of that day says. */
    @OnBothDatabases
    void theClosureAlwaysAgreesWithTheFacts(Database.Fresh db) {
        long seed = new SplittableRandom().nextLong();
        System.out.println("theClosureAlwaysAgreesWithTheFacts seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        WorkforceFixture f = fixture(db);
        List<Integer> keys = new ArrayList<>(List.of(f.england, f.scotland, f.wales, f.nurseries, f.harbourLane, f.ternStreet,
                f.school, f.police, f.nights));
        for (int i = 0; i < 60; i++) {
            LocalDate on = WorkforceFixture.SINCE.plusDays(random.nextInt(2500));
            int unit = keys.get(random.nextInt(keys.size()));
            int other = keys.get(random.nextInt(keys.size()));
            int what = random.nextInt(4);
            int n = i;
            try {
                db.run(em -> {
                    if (what == 0) {
                        f.units.move(unit, other, on);
                    } else if (what == 1) {
                        f.units.rename(unit, "Name " + n, on);
                    } else if (what == 2) {
                        keys.add(f.units.create(UnitKind.TEAM, null, "T" + n, "Team " + n, other, on));
                    } else {
                        f.units.close(unit, on.plusYears(5));
                    }
                });
            } catch (Refusal refused) {
                continue;
            }
        }
        db.run(em -> {
            for (int d = 0; d < 3500; d += 61) {
                LocalDate on = WorkforceFixture.SINCE.plusDays(d);
                TreeSet<String> said = new TreeSet<>(Sql.of(em, "select ancestor, descendant, distance from unit_closure"
                                + " where first_day <= :d and (last_day is null or last_day >= :d)").set("d", on)
                        .list(r -> r.integer("ancestor") + " " + r.integer("descendant") + " " + r.integer("distance")));
                Map<Integer, Integer> parents = new HashMap<>();
                Sql.of(em, "select unit_key, parent_key from unit_fact where superseded_at is null and first_day <= :d"
                                + " and (last_day is null or last_day >= :d)").set("d", on)
                        .each(r -> parents.put(r.integer("unit_key"), r.integerOrNull("parent_key")));
                TreeSet<String> climbed = new TreeSet<>();
                parents.keySet().forEach(k -> {
                    int distance = 0;
                    for (Integer at = k; at != null && parents.containsKey(at); at = parents.get(at)) {
                        climbed.add(at + " " + k + " " + distance++);
                    }
                });
                assertThat(said).as("on %s", on).isEqualTo(climbed);
            }
        });
    }

    @OnBothDatabases
    void knowsTheKeysOfAScope(Database.Fresh db) {
        WorkforceFixture f = db.tx(em -> new WorkforceFixture(em, clock));
        var keys = db.tx(em -> f.units.keys(new Scope(Set.of(f.nurseries))));
        assertThat(keys).containsExactlyInAnyOrder(f.nurseries, f.harbourLane, f.ternStreet);
        var none = db.tx(em -> f.units.keys(new Scope(Set.of())));
        assertThat(none).isEmpty();
    }

    @OnBothDatabases
    void splitsAPartOffIntoANewUnitBesideTheOldOne(Database.Fresh db) {
        WorkforceFixture f = db.tx(em -> new WorkforceFixture(em, clock));
        LocalDate day = LocalDate.parse("2026-12-01");
        int tern = db.tx(em -> f.units.splitOff(f.nurseries, "TN", "Tern Nurseries", List.of(f.ternStreet), day));
        var below = db.tx(em -> f.units.children(tern, day).stream().map(UnitRow::key).toList());
        assertThat(below).containsExactly(f.ternStreet);
        var unit = db.tx(em -> f.units.find(tern, day).orElseThrow());
        assertThat(unit.parentKey()).isEqualTo(f.england);
        assertThat(unit.kind()).isEqualTo(UnitKind.AGENCY);
        assertThatThrownBy(() -> db.tx(em -> f.units.splitOff(f.nurseries, "XN", "Nothing", List.of(), day))).isInstanceOf(Refusal.class);
        var leftOver = db.tx(em -> f.units.findByCode("XN"));
        assertThat(leftOver).isEmpty();
    }
}
