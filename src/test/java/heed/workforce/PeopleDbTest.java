package heed.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.NotInScope;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

class PeopleDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private WorkforceFixture fixture(Database.Fresh db) {
        return db.tx(em -> new WorkforceFixture(em, clock));
    }

    @OnBothDatabases
    void aMoverKeepsTheOldPeriodWithTheOldAgency(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        PostRow old = db.tx(em -> f.people.running(List.of(ann), day("2026-11-22")).get(0));
        clock.forward(Duration.ofMinutes(1));
        UUID next = db.tx(em -> f.people.move(old.postId(), f.facts(ann, f.school, null, "school", "2026-12-01"), day("2026-12-01")));
        var posts = db.tx(em -> f.people.posts(List.of(ann)));
        assertThat(posts).hasSize(2);
        assertThat(posts.get(0).facts()).satisfies(p -> {
            assertThat(p.agencyKey()).isEqualTo(f.nurseries);
            assertThat(p.lastDay()).isEqualTo("2026-11-30");
        });
        assertThat(posts.get(1).postId()).isEqualTo(next);
        assertThat(posts.get(1).facts().agencyKey()).isEqualTo(f.school);
    }

    @OnBothDatabases
    void isHeldByAScopeWhileAPostThereIsNotOver(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2020-09-01"));
        PostRow old = db.tx(em -> f.people.running(List.of(ann), day("2026-11-22")).get(0));
        clock.forward(Duration.ofMinutes(1));
        db.run(em -> f.people.move(old.postId(), f.facts(ann, f.school, null, "school", "2026-12-01"), day("2026-12-01")));
        Scope nurseries = new Scope(Set.of(f.nurseries));
        Scope school = new Scope(Set.of(f.school));
        var before = db.tx(em -> List.of(f.people.tie(ann, nurseries), f.people.tie(ann, school), f.people.tie(ann, new Scope(Set.of(f.police)))));
        assertThat(before).containsExactly(Optional.of(new People.Tie(true, null)), Optional.of(new People.Tie(false, null)), Optional.empty());
        clock.set("2026-12-01");
        var after = db.tx(em -> List.of(f.people.tie(ann, nurseries), f.people.tie(ann, school)));
        assertThat(after).containsExactly(Optional.of(new People.Tie(false, day("2026-11-30"))), Optional.of(new People.Tie(true, null)));
        UUID second = db.tx(em -> f.nurseryWorker("Ann", "Lee-Moss", "2026-12-01"));
        db.run(em -> f.people.link(ann, second, null));
        var linked = db.tx(em -> f.people.tie(ann, nurseries));
        assertThat(linked).as("she came back under another record").contains(new People.Tie(true, null));
    }

    @OnBothDatabases
    void aFormerEmployerAddsNeitherAPostNorALink(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        Scope nurseries = new Scope(Set.of(f.nurseries));
        Scope partnership = new Scope(Set.of(f.partnership));
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2020-09-01"));
        UUID bea = db.tx(em -> f.nurseryWorker("Bea", "Fox", "2020-09-01"));
        UUID mo = db.tx(em -> f.nurseryWorker("Mo", "Ali", "2020-09-01"));
        var all = db.tx(em -> f.people.takenOn(List.of(ann, bea, mo), nurseries));
        assertThat(all).containsExactlyInAnyOrder(ann, bea, mo);
        clock.forward(Duration.ofMinutes(1));
        db.run(em -> f.people.move(f.people.posts(List.of(ann)).get(0).postId(), f.facts(ann, f.school, null, "school", "2026-11-01"), day("2026-11-01")));
        db.run(em -> f.people.end(f.people.posts(List.of(bea)).get(0).postId(), day("2026-10-31")));
        for (UUID left : List.of(ann, bea)) {
            PostFacts again = db.tx(em -> f.facts(left, f.nurseries, f.ternStreet, "nursery", "2026-11-20"));
            assertThatThrownBy(() -> db.run(em -> f.people.begin(again, nurseries))).as("whether she works elsewhere is not told").isInstanceOf(NotInScope.class);
            assertThatThrownBy(() -> db.run(em -> f.people.link(left, mo, null, nurseries))).isInstanceOf(NotInScope.class);
            assertThatThrownBy(() -> db.run(em -> f.people.link(mo, left, null, nurseries))).isInstanceOf(NotInScope.class);
            assertThatThrownBy(() -> db.run(em -> f.people.link(mo, left, null, new Scope(Set.of(f.harbourLane))))).isInstanceOf(NotInScope.class);
        }
        int posts = db.tx(em -> f.people.posts(List.of(ann, bea))).size();
        assertThat(posts).isEqualTo(3);

        db.run(em -> f.people.begin(f.facts(ann, f.school, null, "nursery", "2026-11-20"), new Scope(Set.of(f.school))));
        db.run(em -> f.people.begin(f.facts(bea, f.police, f.nights, "police_response", "2026-11-20"), partnership));
        UUID link = db.tx(em -> f.people.link(ann, mo, null, partnership));
        db.run(em -> f.people.end(f.people.posts(List.of(mo)).get(0).postId(), day("2026-11-20")));
        assertThatThrownBy(() -> db.run(em -> f.people.unlink(link, nurseries))).isInstanceOf(NotInScope.class);
        db.run(em -> f.people.unlink(link, partnership));
    }

    @OnBothDatabases
    void anOfficeOfAnAreaTakesOnWhoIsBetweenTwoAgenciesUnlessSomebodyOutsideItHasThem(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        Scope england = new Scope(Set.of(f.england));
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2020-09-01"));
        UUID second = db.tx(em -> f.person("Ann", "Lee-Moss"));
        clock.forward(Duration.ofMinutes(1));
        db.run(em -> f.people.end(f.people.posts(List.of(ann)).get(0).postId(), day("2026-10-31")));
        var between = db.tx(em -> f.people.takenOn(List.of(ann), england));
        assertThat(between).containsExactly(ann);
        db.run(em -> f.people.begin(f.facts(second, f.police, f.nights, "police_response", "2026-11-20")));
        db.run(em -> f.people.link(ann, second, null));
        var gone = db.tx(em -> f.people.takenOn(List.of(ann), england));
        assertThat(gone).as("the police stand right below the partnership").isEmpty();
        UUID mistaken = db.tx(em -> f.nurseryWorker("Bea", "Fox", "2020-09-01"));
        db.run(em -> f.people.neverWas(f.people.posts(List.of(mistaken)).get(0).postId()));
        var taken = db.tx(em -> List.of(f.people.takenOn(List.of(mistaken), new Scope(Set.of(f.nurseries))), f.people.takenOn(List.of(mistaken), new Scope(Set.of(f.school)))));
        assertThat(taken).containsExactly(Set.of(mistaken), Set.of());
    }

    @OnBothDatabases
    void whatWasKnownEarlierComesOutAgain(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        OffsetDateTime known = Now.of(clock);
        clock.forward(Duration.ofDays(1));
        UUID post = db.tx(em -> f.people.posts(List.of(ann)).get(0).postId());
        db.run(em -> f.people.end(post, day("2026-10-31")));
        clock.forward(Duration.ofDays(1));
        db.run(em -> f.people.correct(post, f.facts(ann, f.nurseries, f.ternStreet, "nursery", "2024-08-01").within(day("2024-08-01"), null)));
        var beliefs = db.tx(em -> f.people.history(List.of(ann)));
        assertThat(beliefs).hasSize(3);
        assertThat(beliefs.stream().filter(b -> !b.recordedAt().isAfter(known)
                && (b.supersededAt() == null || b.supersededAt().isAfter(known)))).singleElement()
                .satisfies(b -> assertThat(b.facts().lastDay()).isNull());
        assertThat(beliefs.get(1).facts().lastDay()).isEqualTo("2026-10-31");
        assertThat(beliefs.get(2).isBelieved()).isTrue();
        assertThat(beliefs.get(2).facts().firstDay()).isEqualTo("2024-08-01");
    }

    @OnBothDatabases
    void onePersonHoldsTwoPosts(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        db.run(em -> f.people.begin(f.facts(ann, f.school, null, "school", "2025-01-01")));
        var running = db.tx(em -> f.people.running(List.of(ann), day("2026-11-22")));
        assertThat(running).extracting(p -> p.facts().group()).containsExactly("nursery", "school");
    }

    @OnBothDatabases
    void findsTheSeatOfAPostThatBeganBeforeItsAgencyCame(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        var seat = db.tx(em -> f.people.seat(f.harbourLane, day("2009-09-01"), null));
        assertThat(seat).isEqualTo(new People.Seat(f.nurseries, f.harbourLane, Optional.of(f.england)));
        var agency = db.tx(em -> f.people.seat(f.police, day("2009-09-01"), day("2027-03-31")));
        assertThat(agency).isEqualTo(new People.Seat(f.police, null, Optional.empty()));
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2009-09-01"));
        assertThat(ann).isNotNull();

        db.run(em -> f.units.close(f.ternStreet, day("2024-06-30")));
        var over = db.tx(em -> f.people.seat(f.ternStreet, day("2009-09-01"), day("2023-01-31")));
        assertThat(over).isEqualTo(new People.Seat(f.nurseries, f.ternStreet, Optional.of(f.england)));
        assertThatThrownBy(() -> db.tx(em -> f.people.seat(f.ternStreet, day("2009-09-01"), null))).isInstanceOf(Refusal.class)
                .hasMessageContaining("agencyNotThere");
        int lane = db.tx(em -> f.units.create(UnitKind.WORKPLACE, "nursery", "HN-Q", "Quay", f.nurseries, day("2027-01-01")));
        var coming = db.tx(em -> f.people.seat(lane, day("2027-02-01"), null));
        assertThat(coming.placeKey()).isEqualTo(lane);
    }

    @OnBothDatabases
    void refusesPostsInPlacesOfAnotherAgencyAndTakenStaffNumbers(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.person("Ann", "Lee"));
        UUID bob = db.tx(em -> f.person("Bob", "Ray"));
        assertThatThrownBy(() -> db.run(em -> f.people.begin(f.facts(ann, f.school, f.harbourLane, "school", "2026-01-01"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("placeNotThere");
        assertThatThrownBy(() -> db.run(em -> f.people.begin(
                        f.facts(ann, f.school, null, "school", "2018-01-01").within(day("2018-01-01"), day("2019-01-01")))))
                .isInstanceOf(Refusal.class).hasMessageContaining("agencyNotThere");
        db.run(em -> f.people.begin(f.facts(ann, f.school, null, "school", "2026-01-01").with("77", "employee", null)));
        assertThatThrownBy(() -> db.run(em -> f.people.begin(
                        f.facts(bob, f.school, null, "school", "2026-02-01").with("77", "employee", null))))
                .isInstanceOf(Refusal.class).hasMessageContaining("staffNumberTaken");
        db.run(em -> f.people.link(ann, bob, null));
        db.run(em -> f.people.begin(f.facts(bob, f.school, null, "dsl", "2026-02-01").with("77", "employee", null)));
    }

    @OnBothDatabases
    void theSecondOfTwoCallersIsToldThatThePostChanged(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        List<PostRow> read = db.tx(em -> f.people.posts(List.of(ann)));
        db.run(em -> f.people.endAll(read, day("2026-10-31"), null));
        assertThatThrownBy(() -> db.run(em -> f.people.endAll(read, day("2026-09-30"), null)))
                .isInstanceOf(Refusal.class).hasMessageContaining("changedMeanwhile");
    }

    @OnBothDatabases
    void twoRecordsOfOnePersonAreReadAsOneUntilTheLinkIsUndone(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID a = db.tx(em -> f.person("Mo", "Ali"));
        UUID b = db.tx(em -> f.person("Mohammed", "Ali"));
        UUID c = db.tx(em -> f.person("M.", "Ali"));
        UUID link = db.tx(em -> f.people.link(a, b, null));
        db.run(em -> f.people.link(c, b, null));
        var same = db.tx(em -> f.people.samePersonIds(a));
        assertThat(same).containsExactlyInAnyOrder(a, b, c);
        assertThat(pairs(db)).containsExactlyInAnyOrder(Set.of(a, b), Set.of(a, b), Set.of(b, c), Set.of(b, c), Set.of(a, c), Set.of(a, c));
        assertThatThrownBy(() -> db.run(em -> f.people.link(a, c, null))).isInstanceOf(Refusal.class);
        db.run(em -> f.people.unlink(link));
        var apart = db.tx(em -> f.people.samePersonIds(a));
        assertThat(apart).containsExactly(a);
        assertThat(pairs(db)).containsExactlyInAnyOrder(Set.of(b, c), Set.of(b, c));
        assertThatThrownBy(() -> db.run(em -> f.people.unlink(link))).isInstanceOf(Refusal.class);
    }

    /** What statements over many people go by. */
    private static List<Set<UUID>> pairs(Database.Fresh db) {
        return db.tx(em -> Sql.of(em, "select person_id, other_id from person_same").list(r -> Set.of(r.uuid("person_id"), r.uuid("other_id"))));
    }

    @OnBothDatabases
    void aPersonOneHasSeenIsNotOverwrittenByTheSecondCaller(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID a = db.tx(em -> f.person("Mo", "Ali"));
        db.run(em -> f.people.change(a, new NewPerson("Mo", "Ali-Khan", "mo@example.org", "07700 900123"), 0));
        assertThatThrownBy(() -> db.run(em -> f.people.change(a, new NewPerson("Mo", "Aly", null, null), 0)))
                .isInstanceOf(Refusal.class);
        var now = db.tx(em -> f.people.find(a));
        assertThat(now).get().extracting(PersonRow::getName, PersonRow::version).containsExactly("Mo Ali-Khan", 1);
    }

    @OnBothDatabases
    void aPostThatNeverWasIsBelievedNoLongerAndWasKnownThen(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        Scope nurseries = new Scope(Set.of(f.nurseries));
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID post = db.tx(em -> f.people.posts(List.of(ann)).get(0).postId());
        db.run(em -> f.people.beginAbsence(post, "sickness", day("2026-01-01"), null));
        OffsetDateTime known = Now.of(clock);
        clock.forward(Duration.ofHours(1));
        db.run(em -> f.people.neverWas(post));
        assertThat(db.<List<PostRow>>tx(em -> f.people.posts(List.of(ann)))).isEmpty();
        assertThat(db.<List<AbsenceRow>>tx(em -> f.people.absences(List.of(ann)))).isEmpty();
        var held = db.tx(em -> f.people.history(List.of(ann)));
        assertThat(held).singleElement().satisfies(p -> assertThat(p.supersededAt()).isAfter(known));
        var reached = db.tx(em -> f.people.reachedBy(List.of(ann)));
        assertThat(reached).singleElement().satisfies(p -> assertThat(p.isBelieved()).isFalse());
        var running = db.tx(em -> f.people.page(nurseries, new PageRequest(0, 10, null, false, Map.of())));
        assertThat(running.rows()).isEmpty();
        var none = db.tx(em -> f.people.page(nurseries, new PageRequest(0, 10, null, false, Map.of("posts", "none"))));
        assertThat(none.rows()).extracting(PersonRow::id).containsExactly(ann);
        var elsewhere = db.tx(em -> f.people.page(new Scope(Set.of(f.school)), new PageRequest(0, 10, null, false, Map.of("posts", "none"))));
        assertThat(elsewhere.rows()).isEmpty();
        assertThatThrownBy(() -> db.run(em -> f.people.neverWas(post))).isInstanceOf(Refusal.class);
        db.run(em -> f.people.begin(f.facts(ann, f.school, null, "school", "2026-09-01")));
        var again = db.tx(em -> f.people.reachedBy(List.of(ann)));
        assertThat(again).extracting(p -> p.facts().agencyKey()).containsExactly(f.school);
    }

    @OnBothDatabases
    void anAbsenceThatNeverWasLeavesThePostAsItIs(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID post = db.tx(em -> f.people.posts(List.of(ann)).get(0).postId());
        UUID wrong = db.tx(em -> f.people.beginAbsence(post, "sickness", day("2025-01-01"), day("2025-03-01")));
        UUID right = db.tx(em -> f.people.beginAbsence(post, "parental", day("2026-01-01"), null));
        db.run(em -> f.people.wasNeverAway(wrong));
        var left = db.tx(em -> f.people.absences(List.of(ann)));
        assertThat(left).extracting(AbsenceRow::id).containsExactly(right);
        assertThat(db.<List<PostRow>>tx(em -> f.people.posts(List.of(ann)))).hasSize(1);
        assertThatThrownBy(() -> db.run(em -> f.people.wasNeverAway(wrong))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void theLatestReturnOfACellIsItsBase(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        Scope all = new Scope(Set.of(f.partnership));
        db.run(em -> f.headcounts.record(returned(f, 160, "2025-11-30")));
        db.run(em -> f.headcounts.record(returned(f, 164, "2026-03-31")));
        OffsetDateTime known = Now.of(clock);
        clock.forward(Duration.ofHours(1));
        db.run(em -> f.headcounts.record(returned(f, 170, "2026-03-31")));
        var now = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), Now.of(clock)));
        assertThat(now).singleElement().satisfies(r -> {
            assertThat(r.facts().posts()).isEqualTo(170);
            assertThat(r.stale()).isTrue();
        });
        var then = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), known));
        assertThat(then).singleElement().satisfies(r -> assertThat(r.facts().posts()).isEqualTo(164));
        var january = db.tx(em -> f.headcounts.latest(all, day("2026-01-31"), Now.of(clock)));
        assertThat(january).singleElement().satisfies(r -> assertThat(r.facts().posts()).isEqualTo(160));
        var late = db.tx(em -> f.headcounts.latest(all, day("2027-04-01"), Now.of(clock)));
        assertThat(late).as("older than twelve months").isEmpty();
        var elsewhere = db.tx(em -> f.headcounts.latest(new Scope(Set.of(f.school)), day("2026-11-22"), Now.of(clock)));
        assertThat(elsewhere).isEmpty();
        var page = db.tx(em -> f.headcounts.page(all, new PageRequest(0, 10, null, false, Map.of("group", "nursery"))));
        assertThat(page.total()).isEqualTo(2);
        assertThatThrownBy(() -> db.run(em -> f.headcounts.record(returned(f, 1, "2026-11-23")))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void aReturnTakenBackIsKnownToThePastOnlyAndTheEarlierOneCountsAgain(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        Scope all = new Scope(Set.of(f.partnership));
        db.run(em -> f.headcounts.record(returned(f, 160, "2026-03-31")));
        db.run(em -> f.headcounts.record(returned(f, 1600, "2026-10-31")));
        OffsetDateTime known = Now.of(clock);
        HeadcountRow wrong = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), known)).get(0);
        var follows = db.tx(em -> f.headcounts.without(wrong));
        assertThat(follows).get().extracting(r -> r.facts().posts()).isEqualTo(160);
        clock.forward(Duration.ofHours(1));
        db.run(em -> f.headcounts.takeBack(wrong.id()));
        var now = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), Now.of(clock)));
        assertThat(now).extracting(r -> r.facts().posts()).containsExactly(160);
        var then = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), known));
        assertThat(then).extracting(r -> r.facts().posts()).containsExactly(1600);
        assertThatThrownBy(() -> db.run(em -> f.headcounts.takeBack(wrong.id()))).isInstanceOf(Refusal.class);
        db.run(em -> f.headcounts.takeBack(now.get(0).id()));
        var none = db.tx(em -> f.headcounts.without(now.get(0)));
        assertThat(none).isEmpty();
    }

    @OnBothDatabases
    void aRememberedTitleIsSeenChangedAndForgotten(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        JobTitles titles = new JobTitles(db.em(), clock);
        Scope nurseries = new Scope(Set.of(f.nurseries));
        db.run(em -> titles.remember(List.of(new JobTitle(f.nurseries, " Room Leader ", "nursery", "L2"), new JobTitle(f.nurseries, "100% cook", "nursery", "L1"),
                new JobTitle(f.school, "Room leader", "school", "L2")), null));
        var all = db.tx(em -> titles.page(nurseries, PageRequest.of(0, 10)));
        assertThat(all.rows()).extracting(t -> t.meaning().title()).containsExactly("100% cook", "room leader");
        var some = db.tx(em -> titles.page(nurseries, new PageRequest(0, 10, null, false, Map.of("q", "0% C"))));
        assertThat(some.rows()).extracting(t -> t.meaning().title()).containsExactly("100% cook");
        db.run(em -> titles.remember(List.of(new JobTitle(f.nurseries, "Room leader", "nursery", "L4")), null));
        var changed = db.tx(em -> titles.page(nurseries, new PageRequest(0, 10, null, false, Map.of("q", "room"))));
        assertThat(changed.rows()).singleElement().satisfies(t -> assertThat(t.meaning().level()).isEqualTo("L4"));
        List<String> lines = db.tx(em -> Sql.of(em, "select detail from audit_entry where action = 'workforce.title.remembered' order by at desc, id desc").list(r -> r.text("detail")));
        assertThat(lines.get(0)).isEqualTo("room leader: nursery, L4 (before: nursery, L2)");
        UUID id = changed.rows().get(0).id();
        db.run(em -> titles.forget(id));
        assertThat(db.<List<JobTitle>>tx(em -> titles.of(List.of(f.nurseries, f.school)))).extracting(JobTitle::title).containsExactly("100% cook", "room leader");
        assertThatThrownBy(() -> db.run(em -> titles.forget(id))).isInstanceOf(Refusal.class);
    }

    private static HeadcountReturn returned(WorkforceFixture f, int posts, String asAt) {
        return new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, posts, LocalDate.parse(asAt), "Payroll",
                "payroll", "high", "Ruth Calder");
    }

    @OnBothDatabases
    void anAreaKeepsWhatWasSetBefore(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        db.run(em -> f.areas.set(f.wales, Map.of("local.front_door_phone", "01632 960 140", "local.front_door_name", "Front door"), null));
        OffsetDateTime known = Now.of(clock);
        clock.forward(Duration.ofDays(1));
        db.run(em -> f.areas.set(f.wales, Map.of("local.front_door_phone", "01632 960 155", "coverage.met", "95"), null));
        var fields = db.tx(em -> f.areas.localFields(f.wales));
        assertThat(fields).containsEntry("front_door_phone", "01632 960 155").containsEntry("front_door_name", "Front door");
        var then = db.tx(em -> f.areas.settings(f.wales, known));
        assertThat(then).containsEntry("local.front_door_phone", "01632 960 140").doesNotContainKey("coverage.met");
        var nation = db.tx(em -> f.areas.nation(f.wales));
        assertThat(nation).contains("wales");
        db.run(em -> f.areas.set(f.wales, Map.of("local.front_door_name", ""), null));
        var without = db.tx(em -> f.areas.localFields(f.wales));
        assertThat(without).doesNotContainKey("front_door_name");
        var met = db.tx(em -> f.areas.metFrom(f.wales).intValue() + f.areas.closeFrom(f.wales).intValue());
        assertThat(met).isEqualTo(95 + 75);
    }

    @OnBothDatabases
    void refusesWhatNobodyCanDialOrOpen(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        for (Map<String, String> bad : List.of(Map.of("local.front_door_phone", "ring the office"),
                Map.of("local.definition_source_url", "http://example.org"), Map.of("nation", "France"),
                Map.of("coverage.met", "101"), Map.of("coverage.close", "95"), Map.of("colour", "blue"),
                Map.of("local.help_email", "office"))) {
            assertThatThrownBy(() -> db.run(em -> f.areas.set(f.wales, bad, null))).as("%s", bad).isInstanceOf(Refusal.class);
        }
    }

    @OnBothDatabases
    void knowsTheSeventeenGroupsOfTheMatrix(Database.Fresh db) {
        var groups = db.tx(em -> new ProfessionalGroups(em).all());
        assertThat(groups).hasSize(17);
        assertThat(groups.get(0).code()).isEqualTo("nursery");
        assertThat(groups).filteredOn(g -> g.level().equals("L4")).extracting(ProfessionalGroup::code)
                .containsExactly("dsl", "supervisor");
    }

    @OnBothDatabases
    void beginsFiveThousandPostsAtOnce(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        long start = System.nanoTime();
        db.run(em -> {
            List<UUID> ids = f.people.createAll(IntStream.range(0, 5000)
                    .mapToObj(i -> new NewPerson("Given" + i, "Family" + i, null, null)).toList(), null);
            f.people.beginAll(ids.stream().map(id -> f.facts(id, f.school, null, "school", "2026-01-01")).toList(), null);
        });
        System.out.println(db.kind + ": 5,000 people and posts in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        var posts = db.tx(em -> Sql.of(em, "select count(*) from post").number());
        assertThat(posts).isEqualTo(5000);
    }

    @OnBothDatabases
    void findsPeopleOfAScopeByNameUnitAndGroup(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        UUID ann = db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID bo = db.tx(em -> f.nurseryWorker("Bo", "Li_tle", "2026-12-01"));
        UUID cy = db.tx(em -> f.responseOfficer("Cy", "Leeds", "2024-09-01"));
        Scope all = new Scope(Set.of(f.partnership));
        assertThat(found(db, f, all, Map.of())).containsExactly(ann, cy);
        assertThat(found(db, f, new Scope(Set.of(f.nurseries)), Map.of())).containsExactly(ann);
        assertThat(found(db, f, new Scope(Set.of(f.ternStreet)), Map.of())).isEmpty();
        assertThat(found(db, f, all, Map.of("q", "n LEE"))).containsExactly(ann);
        assertThat(found(db, f, all, Map.of("unit", f.harbourLane + ""))).containsExactly(ann);
        assertThat(found(db, f, all, Map.of("unit", f.england + ""))).containsExactly(ann, cy);
        assertThat(found(db, f, all, Map.of("group", "police_response"))).containsExactly(cy);
        assertThat(found(db, f, all, Map.of("posts", "later", "q", "i_t"))).containsExactly(bo);
        assertThat(found(db, f, all, Map.of("posts", "later", "q", "b_"))).isEmpty();
        var secondPage = db.tx(em -> f.people.page(all, new PageRequest(1, 1, null, false, Map.of())));
        assertThat(secondPage.total()).isEqualTo(2);
        assertThat(secondPage.rows()).extracting(PersonRow::id).containsExactly(cy);
    }

    private static List<UUID> found(Database.Fresh db, WorkforceFixture f, Scope scope, Map<String, String> filters) {
        return db.tx(em -> f.people.page(scope, new PageRequest(0, 50, null, false, filters)).rows().stream().map(PersonRow::id).toList());
    }

    @OnBothDatabases
    void addsNobodyWhoseFirstPostIsRefused(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        PostFacts nowhere = db.tx(em -> f.facts(null, f.nurseries, f.nights, "nursery", "2026-09-01"));
        assertThatThrownBy(() -> db.tx(em -> f.people.add(new NewPerson("Dee", "Nowhere", null, null), nowhere)))
                .isInstanceOf(Refusal.class);
        long persons = db.tx(em -> Sql.of(em, "select count(*) from person").number());
        assertThat(persons).isZero();
        UUID dee = db.tx(em -> f.people.add(new NewPerson("Dee", "Here", null, null), f.facts(null, f.nurseries, f.harbourLane, "nursery", "2026-09-01")));
        var posts = db.tx(em -> f.people.posts(List.of(dee)));
        assertThat(posts).hasSize(1);
    }

    @OnBothDatabases
    void namesTheCellsThatNoReturnSpeaksOf(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        db.tx(em -> f.nurseryWorker("Bo", "Lee", "2024-09-01"));
        db.tx(em -> f.responseOfficer("Cy", "Leeds", "2024-09-01"));
        db.run(em -> f.headcounts.record(new HeadcountReturn(f.police, "police_response", "L2", f.england, 3, day("2026-11-01"), "payroll", "payroll", "high", "Police")));
        db.run(em -> f.headcounts.record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.england, 3, day("2025-11-01"), "payroll", "payroll", "high", "HN")));
        var missing = db.tx(em -> f.headcounts.missing(new Scope(Set.of(f.partnership))));
        assertThat(missing).containsExactly(new MissingCell(f.nurseries, "nursery", "L2", f.england, 2),
                new MissingCell(f.school, null, null, null, 0));
        var elsewhere = db.tx(em -> f.headcounts.missing(new Scope(Set.of(f.police))));
        assertThat(elsewhere).isEmpty();
    }

    @OnBothDatabases
    void aReturnOfAnAgencyThatHasMergedDividedOrMovedSinceIsNoBase(Database.Fresh db) {
        WorkforceFixture f = fixture(db);
        Scope all = new Scope(Set.of(f.partnership));
        db.tx(em -> f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        db.run(em -> f.headcounts.record(returned(f, 3, "2026-10-01")));
        OffsetDateTime known = Now.of(clock);
        clock.forward(Duration.ofHours(1));
        db.run(em -> f.units.move(f.nurseries, f.wales, day("2026-11-01")));
        var moved = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), Now.of(clock)));
        assertThat(moved).isEmpty();
        var gaps = db.tx(em -> f.headcounts.missing(all));
        assertThat(gaps).contains(new MissingCell(f.nurseries, "nursery", "L2", f.wales, 1));
        var october = db.tx(em -> f.headcounts.latest(all, day("2026-10-31"), Now.of(clock)));
        assertThat(october).as("before it moved").hasSize(1);
        var unaware = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), known));
        assertThat(unaware).as("as known before").hasSize(1);
        db.run(em -> f.headcounts.record(new HeadcountReturn(f.nurseries, "nursery", "L2", f.wales, 4, day("2026-11-02"), "payroll", "payroll", "high", "HN")));
        var renewed = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), Now.of(clock)));
        assertThat(renewed).extracting(r -> r.facts().posts()).containsExactly(4);
        db.run(em -> f.units.splitOff(f.nurseries, "TS", "Tern Street Nursery", List.of(f.ternStreet), day("2026-11-10")));
        var divided = db.tx(em -> f.headcounts.latest(all, day("2026-11-22"), Now.of(clock)));
        assertThat(divided).isEmpty();
    }
}
