package heed.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.TestSettings;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.NotInScope;
import heed.access.Role;
import heed.capacity.Coverages.Fault;
import heed.capacity.Coverages.Hiding;
import heed.capacity.Coverages.Overview;
import heed.platform.Ids;
import heed.platform.JobDesk;
import heed.platform.Jobs;
import heed.platform.Keys;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.workforce.HeadcountReturn;
import heed.workforce.WorkforceFixture;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/** What whom is shown of the same partnership: 30 nursery posts, 3 leads, 12 police posts, a school nobody has heard of. */
class CoveragesDbTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2022, 1, 1, 9, 0, 0, 0, ZoneOffset.UTC);

    private final TestClock clock = TestClock.at("2026-11-22");
    private final CurrentUser user = new CurrentUser();
    private WorkforceFixture house;
    private Coverages coverages;
    private Forecasts forecasts;

    private void open(Database.Fresh db) {
        open(db, em -> {
            posts(em, house.nurseries, house.harbourLane, "nursery", "L2", 30, 24);
            posts(em, house.nurseries, house.harbourLane, "dsl", "L4", 3, 2);
            posts(em, house.police, house.nights, "police_response", "L2", 12, 9);
            posts(em, house.police, house.nights, "dsl", "L4", 9, 5);
            house.headcounts.record(new HeadcountReturn(house.nurseries, "nursery", "L2", house.england, 40, TODAY.minusDays(30), "payroll", "payroll",
                    "high", "A. Clerk"));
            house.headcounts.record(new HeadcountReturn(house.police, "police_response", "L2", house.england, 10, TODAY.minusDays(30), "payroll",
                    "payroll", "high", "A. Clerk"));
        });
    }

    private void open(Database.Fresh db, Consumer<EntityManager> workforce) {
        db.run(em -> {
            house = new WorkforceFixture(em, clock);
            Sql.of(em, "insert into module (slug, code, title, level_from, level_to, specialised, minutes, refresh_months, first_seen)"
                    + " values ('alpha', 'T0', 'Alpha', 1, 1, false, 20, 24, :at)").set("at", LONG_AGO).update();
            Sql.of(em, "insert into requirement (id, requirement_id, line, scope_key, slug, basis, source, cycle_months, grace_days, first_day,"
                            + " recorded_at) values (:id, :id, '1', :scope, 'alpha', 'local_standard', 'Local training plan', 24, 30, :day, :at)")
                    .set("id", Ids.next()).set("scope", house.partnership).set("day", LocalDate.of(2022, 1, 1)).set("at", LONG_AGO).update();
            workforce.accept(em);
        });
        Copy copy = new Copy(db.em(), clock);
        coverages = new Coverages(db.em(), clock, new Access(db.em(), clock, user), house.units, house.areas, house.groups, copy, new Jobs(db.em(), clock), new Keys(TestSettings.of()));
        forecasts = new Forecasts(coverages);
        db.run(em -> JobDesk.has(em, clock, new Rebuild(copy), ""));
    }

    private void posts(EntityManager em, int agency, Integer place, String group, String level, int count, int covered) {
        posts(em, agency, place, group, level, count, covered, LONG_AGO);
    }

    private void posts(EntityManager em, int agency, Integer place, String group, String level, int count, int covered, OffsetDateTime recorded) {
        for (int i = 0; i < count; i++) {
            UUID person = Ids.next();
            Sql.of(em, "insert into person (id, given_name, family_name, recorded_at) values (:id, 'Ann', :name, :at)").set("id", person)
                    .set("name", group + i).set("at", LONG_AGO).update();
            UUID post = Ids.next();
            Sql.of(em, "insert into post (id, post_id, person_id, agency_key, place_key, group_code, level, area_key, worker_kind, first_day,"
                            + " confirmed_on, recorded_at) values (:id, :id, :person, :agency, :place, :group, :level, :area, 'employee', :first,"
                            + " :confirmed, :at)")
                    .set("id", post).set("person", person).set("agency", agency).set("place", place).set("group", group).set("level", level)
                    .set("area", house.england).set("first", LocalDate.of(2022, 1, 1)).set("confirmed", TODAY.minusDays(10)).set("at", recorded).update();
            if (i < covered) {
                Sql.of(em, "insert into award (id, person_id, slug, completed_on, source, verified, recorded_at) values (:id, :person, 'alpha', :day,"
                                + " 'portal', true, :at)")
                        .set("id", Ids.next()).set("person", person).set("day", TODAY.minusMonths(20)).set("at", LONG_AGO.plusYears(4)).update();
            }
        }
    }

    private void caller(Role role, int unit) {
        user.is(Ids.next(), null, "Caller", false, List.of(new Grant(Ids.next(), role, unit, LocalDate.of(2020, 1, 1), null)));
    }

    private Overview see(Database.Fresh db, int unit) {
        return db.tx(em -> coverages.overview(Figure.of(unit, TODAY)));
    }

    @OnBothDatabases
    void theChairSeesAgenciesByWhatTheyLackAndNoSmallNumber(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        Overview o = see(db, house.partnership);
        assertThat(o.total().coverage().base()).isEqualTo(40 + 3 + 10 + 9);
        assertThat(o.total().coverage().counts().current()).isEqualTo(24 + 2 + 9 + 5);
        assertThat(o.people()).contains(new Coverages.PeopleTotal(54, 40));
        var nurseries = o.agencies().get(0);
        assertThat(nurseries.all().name()).isEqualTo("Harbour Nurseries");
        assertThat(nurseries.byGroup().get("dsl").hiding()).isEqualTo(Hiding.SMALL);
        assertThat(nurseries.byGroup().get("nursery").hiding()).isEqualTo(Hiding.COMPANY);
        assertThat(nurseries.byGroup()).doesNotContainKey("police_response");
        assertThat(o.agencies()).extracting(a -> a.all().name()).contains("Northmere High School");
        assertThat(o.faults()).anySatisfy(f -> assertThat(f.kind() == Fault.Kind.BASE_TO_CHECK && f.group().startsWith("Police")).isTrue());
        assertThat(o.faults()).anySatisfy(f -> assertThat(f.kind() == Fault.Kind.NO_RETURN && f.agency().equals("Northmere High School")).isTrue());
    }

    @OnBothDatabases
    void anAgencySeesItsOwnSmallNumbers(Database.Fresh db) {
        open(db);
        caller(Role.COORDINATOR, house.nurseries);
        Overview o = see(db, house.nurseries);
        assertThat(o.agencies().get(0).byGroup().values()).allSatisfy(l -> assertThat(l.isShown()).isTrue());
        assertThat(o.agencies().get(0).byGroup().get("dsl").coverage().counts().current()).isEqualTo(2);
        var why = db.tx(em -> coverages.why(Figure.of(house.nurseries, TODAY).forGroup("dsl"), PageRequest.of(0, 25)));
        assertThat(why.posts().rows()).hasSize(3).allSatisfy(p -> assertThat(p.name()).isPresent());
        assertThat(why.posts().rows()).anySatisfy(p -> assertThat(p.modules().get(0).award()).isNotNull());
        assertThat(why.rules()).hasSize(1);
    }

    @OnBothDatabases
    void theChairOfManyGetsNoRoundWayToAnAgencysSmallNumbers(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        Overview o = see(db, house.nurseries);
        assertThat(o.figure().unit()).isEqualTo(house.partnership);
        assertThat(o.shared()).isTrue();
        var why = db.tx(em -> coverages.why(Figure.of(house.nurseries, TODAY).forGroup("dsl"), PageRequest.of(0, 25)));
        assertThat(why.posts().rows()).isEmpty();
        var all = db.tx(em -> coverages.why(Figure.of(house.partnership, TODAY), PageRequest.of(0, 100)));
        assertThat(all.posts().rows()).filteredOn(p -> p.group().startsWith("Nursery") || p.group().startsWith("Designated")).isEmpty();
        assertThat(all.leftOut()).isPresent();
        assertThatThrownBy(() -> see(db, house.harbourLane)).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void theHeadcountPageTellsWhatTheViewsTell(Database.Fresh db) {
        openThreeByThree(db);
        caller(Role.LEADER, house.partnership);
        assertThat(told(db, house.nurseries, "nursery", "L2")).isTrue();
        assertThat(told(db, house.nurseries, "dsl", "L4")).as("3 leads").isFalse();
        assertThat(told(db, house.nurseries, "school", "L2")).as("the total less the others would be the 3").isFalse();
        assertThat(told(db, house.police, "dsl", "L2")).as("no such cell").isFalse();
        db.run(em -> {
            posts(em, house.nurseries, house.harbourLane, "nursery", "L3", 2, 2);
            JobDesk.has(em, clock, new Rebuild(new Copy(em, clock)), "");
        });
        assertThat(told(db, house.nurseries, "nursery", "L2")).as("32 less 30 would be the 2 of another level").isFalse();
        caller(Role.LEADER, house.nurseries);
        assertThat(told(db, house.nurseries, "dsl", "L4")).as("the agency's own").isTrue();
        assertThat(told(db, house.police, "nursery", "L2")).isFalse();
        caller(Role.SUPERVISOR, house.nurseries);
        assertThat(told(db, house.nurseries, "nursery", "L2")).as("sees no coverage").isFalse();
    }

    private boolean told(Database.Fresh db, int agency, String group, String level) {
        return db.<Boolean>tx(em -> new ShownCells(coverages).today().tells(agency, group, level, house.england));
    }

    /** Three agencies with three groups each; the nurseries' 3 leads are few, and so are the 3 of the police's school staff never trained. */
    private void openThreeByThree(Database.Fresh db) {
        open(db, em -> {
            posts(em, house.nurseries, house.harbourLane, "nursery", "L2", 30, 24);
            posts(em, house.nurseries, house.harbourLane, "school", "L2", 12, 6);
            posts(em, house.nurseries, house.harbourLane, "dsl", "L4", 3, 2);
            posts(em, house.school, null, "nursery", "L2", 24, 12);
            posts(em, house.school, null, "school", "L2", 14, 8);
            posts(em, house.school, null, "dsl", "L4", 11, 6);
            posts(em, house.police, house.nights, "nursery", "L2", 40, 30);
            posts(em, house.police, house.nights, "school", "L2", 25, 22);
            posts(em, house.police, house.nights, "dsl", "L4", 29, 20);
        });
    }

    @OnBothDatabases
    void noRowTellsWhatTheFigureHides(Database.Fresh db) {
        openThreeByThree(db);
        caller(Role.LEADER, house.partnership);
        Figure nurseries = Figure.of(house.partnership, TODAY).forAgency(house.nurseries);
        for (Figure f : List.of(nurseries, new Figure(house.partnership, house.nurseries, null, null, "alpha", TODAY, null),
                new Figure(house.partnership, house.nurseries, null, null, Coverages.ALL_REQUIRED, TODAY, OffsetDateTime.now(clock).minusDays(1)))) {
            var why = db.tx(em -> coverages.why(f, PageRequest.of(0, 100)));
            assertThat(why.overview().total().isShown()).isTrue();
            assertThat(why.posts().rows()).hasSize(30).allSatisfy(p -> assertThat(p.group()).startsWith("Nursery"));
            assertThat(why.posts().total()).as("the pager counts what is listed").isEqualTo(30);
            assertThat(why.leftOut()).contains(new Coverages.LeftOut(0, 2, false));
        }
        List<Coverages.PostRow> file = new java.util.ArrayList<>();
        db.run(em -> coverages.rows(nurseries, file::addAll));
        assertThat(file).hasSize(30).allSatisfy(p -> assertThat(p.group()).startsWith("Nursery"));

        var police = db.tx(em -> coverages.why(Figure.of(house.partnership, TODAY).forAgency(house.police), PageRequest.of(0, 200)));
        List<String> never = police.posts().rows().stream().filter(p -> p.mark() == Mark.NEVER).map(p -> p.group()).distinct().toList();
        assertThat(never).as("the 3 and the next fewest, so that no subtraction tells them").hasSize(1).allSatisfy(g -> assertThat(g).startsWith("Nursery"));

        var all = db.tx(em -> coverages.why(Figure.of(house.partnership, TODAY), PageRequest.of(0, 200)));
        List<String> order = all.posts().rows().stream().map(p -> p.agency()).toList();
        assertThat(order).as("an order that tells nothing").isNotEqualTo(order.stream().sorted().toList()).isNotEmpty();
        assertThat(db.tx(em -> coverages.why(Figure.of(house.partnership, TODAY), PageRequest.of(0, 200))).posts().rows()).isEqualTo(all.posts().rows());
    }

    @OnBothDatabases
    void whoMaySeeThePeopleSeesEveryRow(Database.Fresh db) {
        openThreeByThree(db);
        caller(Role.COORDINATOR, house.partnership);
        var why = db.tx(em -> coverages.why(Figure.of(house.partnership, TODAY).forAgency(house.nurseries), PageRequest.of(0, 100)));
        assertThat(why.posts().rows()).hasSize(45).allSatisfy(p -> assertThat(p.name()).isPresent());
        assertThat(why.leftOut()).isEmpty();
        user.is(Ids.next(), null, "Caller", false, List.of(new Grant(Ids.next(), Role.LEADER, house.partnership, LocalDate.of(2020, 1, 1), null),
                new Grant(Ids.next(), Role.SUPERVISOR, house.harbourLane, LocalDate.of(2020, 1, 1), null)));
        var own = db.tx(em -> coverages.why(Figure.of(house.partnership, TODAY), PageRequest.of(0, 300)));
        assertThat(own.posts().rows()).filteredOn(p -> p.agency().startsWith("Harbour")).hasSize(45).allSatisfy(p -> assertThat(p.name()).isPresent());
        assertThat(own.leftOut()).isPresent();
    }

    @OnBothDatabases
    void aLeaderSeesRowsWithoutNames(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.police);
        var why = db.tx(em -> coverages.why(Figure.of(house.police, TODAY), PageRequest.of(0, 10)));
        assertThat(why.posts().total()).isEqualTo(21);
        assertThat(why.posts().rows()).hasSize(10).allSatisfy(p -> assertThat(p.name()).isEmpty());
        assertThat(why.returns()).hasSize(1);
    }

    @OnBothDatabases
    void aWorkplaceIsCountedByItsStaffList(Database.Fresh db) {
        open(db);
        caller(Role.COORDINATOR, house.harbourLane);
        Overview o = see(db, house.harbourLane);
        assertThat(o.total().coverage().base()).isEqualTo(33);
        assertThat(o.total().band()).isEqualTo(Band.NONE);
    }

    @OnBothDatabases
    void nobodySeesBeyondTheGrantOrTheHorizon(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.nurseries);
        assertThatThrownBy(() -> see(db, house.police)).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> see(db, house.partnership)).isInstanceOf(NotInScope.class);
        caller(Role.SUPERVISOR, house.nurseries);
        assertThatThrownBy(() -> see(db, house.nurseries)).isInstanceOf(NotInScope.class);
        caller(Role.LEADER, house.nurseries);
        assertThatThrownBy(() -> db.tx(em -> coverages.overview(Figure.of(house.nurseries, TODAY.plusYears(2))))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void theOutlookShowsTheMonthInWhichManyLapse(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        var outlook = db.tx(em -> forecasts.outlook(coverages.overview(Figure.of(house.partnership, TODAY)))).orElseThrow();
        // Completed on 22 March 2025 and good for two years.
        assertThat(outlook.months().get(4).month()).isEqualTo(java.time.YearMonth.of(2027, 3));
        assertThat(outlook.lapses().get(3).posts()).isEqualTo(40);
        assertThat(outlook.lapses().get(3).last()).isEqualTo(java.time.YearMonth.of(2027, 3));
        assertThat(outlook.months()).hasSize(13).allSatisfy(m -> assertThat(m.low() <= m.planned() && m.planned() <= m.high()).isTrue());
        assertThat(outlook.gap()).isPositive();
    }

    /** So many school posts of the school whose training lapses on the day. */
    private void lapsing(EntityManager em, int count, LocalDate day) {
        posts(em, house.school, null, "school", "L2", count, 0);
        Sql.of(em, "insert into award (id, person_id, slug, completed_on, source, verified, recorded_at) select p.id, p.person_id, 'alpha', :day, 'portal', true, :at"
                        + " from post p where p.agency_key = :school and not exists (select 1 from award a where a.person_id = p.person_id)")
                .set("day", day.minusMonths(24)).set("at", LONG_AGO.plusYears(4)).set("school", house.school).update();
    }

    private Optional<Forecasts.Outlook> outlook(Database.Fresh db, Figure f) {
        return db.tx(em -> forecasts.outlook(coverages.overview(f)));
    }

    @OnBothDatabases
    void noMonthOfFewIsToldAcrossAgencies(Database.Fresh db) {
        open(db, em -> {
            lapsing(em, 3, LocalDate.of(2027, 3, 10));
            lapsing(em, 27, LocalDate.of(2027, 4, 10));
        });
        caller(Role.LEADER, house.partnership);
        Forecasts.Outlook shared = outlook(db, Figure.of(house.partnership, TODAY)).orElseThrow();
        assertThat(shared.lapses()).extracting(Forecasts.Lapse::posts).as("by three months").containsExactly(0, 30, 0, 0);
        assertThat(shared.months()).extracting(Forecasts.Month::month).as("and so the course").containsExactly(java.time.YearMonth.of(2026, 11),
                java.time.YearMonth.of(2027, 2), java.time.YearMonth.of(2027, 5), java.time.YearMonth.of(2027, 8), java.time.YearMonth.of(2027, 11));
        assertThat(see(db, house.partnership).total().isShown()).isTrue();
        assertThat(on(db, LocalDate.of(2027, 3, 31)).isShown()).as("27 then, 30 now").isFalse();
        assertThat(on(db, LocalDate.of(2027, 4, 30)).isShown()).as("0 then, 27 at the end of the month before, 30 now").isTrue();
        assertThat(outlook(db, Figure.of(house.partnership, TODAY).forAgency(house.school))).as("of one agency, across agencies").isEmpty();
        assertThat(outlook(db, Figure.of(house.partnership, TODAY).forGroup("school"))).as("of one group, across agencies").isEmpty();

        caller(Role.LEADER, house.school);
        Forecasts.Outlook own = outlook(db, Figure.of(house.school, TODAY)).orElseThrow();
        assertThat(own.lapses()).hasSize(12).allMatch(Forecasts.Lapse::isShown);
        assertThat(own.lapses().get(3).posts()).isEqualTo(3);
    }

    private Coverages.Line on(Database.Fresh db, LocalDate day) {
        return db.tx(em -> coverages.overview(Figure.of(house.partnership, day))).total();
    }

    @OnBothDatabases
    void aQuarterOfFewTakesTheCourseWithIt(Database.Fresh db) {
        open(db, em -> {
            lapsing(em, 3, LocalDate.of(2027, 3, 10));
            lapsing(em, 27, LocalDate.of(2027, 6, 10));
        });
        caller(Role.LEADER, house.partnership);
        Forecasts.Outlook shared = outlook(db, Figure.of(house.partnership, TODAY)).orElseThrow();
        assertThat(shared.lapses()).extracting(Forecasts.Lapse::hiding).containsExactly(Hiding.NO, Hiding.SMALL, Hiding.COMPANY, Hiding.NO);
        assertThat(shared.isForetold()).isFalse();
        assertThat(shared.gap()).isZero();
    }

    @OnBothDatabases
    void theMonthsDoNotTellHowManyAreExpiring(Database.Fresh db) {
        open(db, em -> {
            lapsing(em, 3, TODAY.plusDays(80));
            lapsing(em, 27, LocalDate.of(2027, 2, 25));
        });
        caller(Role.LEADER, house.partnership);
        assertThat(see(db, house.partnership).statuses()).contains(Mark.EXPIRING);
        assertThat(outlook(db, Figure.of(house.partnership, TODAY))).isEmpty();
    }

    @OnBothDatabases
    void theOutlookBeginsToday(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        Figure today = Figure.of(house.partnership, TODAY);
        for (Figure other : List.of(Figure.of(house.partnership, TODAY.plusDays(1)), Figure.of(house.partnership, TODAY.plusMonths(10)), Figure.of(house.partnership, TODAY.minusDays(1)),
                new Figure(house.partnership, null, null, null, Coverages.ALL_REQUIRED, TODAY, OffsetDateTime.now(clock).minusDays(1)))) {
            Optional<Forecasts.Outlook> none = db.tx(em -> forecasts.outlook(coverages.overview(other)));
            assertThat(none).as(other.code()).isEmpty();
            assertThat(coverages.isOfToday(other)).isFalse();
            assertThat(coverages.today(other)).isEqualTo(today);
        }
        assertThat(coverages.isOfToday(today)).isTrue();
        Optional<Forecasts.Outlook> there = db.tx(em -> forecasts.outlook(coverages.overview(today)));
        assertThat(there).isPresent();
    }

    @OnBothDatabases
    void whatWasNotYetKnownThenIsNotShown(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        Figure then = new Figure(house.partnership, null, null, null, Coverages.ALL_REQUIRED, TODAY, LONG_AGO.plusYears(3));
        var o = db.tx(em -> coverages.overview(then));
        assertThat(o.total().coverage().counts().current()).isZero();
        assertThat(Figure.parse(then.code())).contains(then);
    }

    private Coverage coverage(Database.Fresh db, int unit, OffsetDateTime knownOn) {
        return db.tx(em -> coverages.overview(new Figure(unit, null, null, null, Coverages.ALL_REQUIRED, TODAY, knownOn))).total().coverage();
    }

    /** What is printed beside the partnership's number. */
    private Figure printed(Database.Fresh db) {
        Overview o = see(db, house.partnership);
        return Figure.parse(o.code(o.figure())).orElseThrow();
    }

    /** Harbour Nurseries declare 40 nursery posts; 30 are on their staff list. */
    private void openDeclared(Database.Fresh db) {
        open(db, em -> {
            posts(em, house.nurseries, house.harbourLane, "nursery", "L2", 30, 24);
            posts(em, house.police, house.nights, "police_response", "L2", 12, 9);
            house.headcounts.record(new HeadcountReturn(house.nurseries, "nursery", "L2", house.england, 40, TODAY.minusDays(30), "payroll", "payroll",
                    "high", "A. Clerk"));
        });
        caller(Role.LEADER, house.partnership);
        assertThat(coverage(db, house.partnership, null).base()).isEqualTo(40 + 12);
    }

    private void change(Database.Fresh db, Runnable change) {
        db.run(em -> {
            change.run();
            Copy copy = new Copy(em, clock);
            JobDesk.has(em, clock, new Rebuild(copy), "");
        });
    }

    @OnBothDatabases
    void aMergedAgencyLeavesNoHeadcountBehind(Database.Fresh db) {
        openDeclared(db);
        Figure before = printed(db);
        clock.forward(java.time.Duration.ofHours(1));
        int[] trust = new int[1];
        change(db, () -> {
            trust[0] = house.units.create(heed.workforce.UnitKind.AGENCY, null, "HNT", "Harbour and Tern Trust", house.england, TODAY.minusDays(10));
            house.units.merge(List.of(house.nurseries), trust[0], TODAY.minusDays(5));
        });
        Coverage c = coverage(db, house.partnership, null);
        assertThat(c.base()).as("those on staff lists, once each").isEqualTo(30 + 12);
        assertThat(c.declared()).isZero();
        Overview o = see(db, house.partnership);
        assertThat(o.agencies()).extracting(a -> a.all().name()).doesNotContain("Harbour Nurseries").contains("Harbour and Tern Trust");
        assertThat(o.faults()).noneMatch(f -> f.agency().equals("Harbour Nurseries"));
        db.run(em -> house.headcounts.record(new HeadcountReturn(trust[0], "nursery", "L2", house.england, 44, TODAY.minusDays(2), "payroll", "payroll",
                "high", "A. Clerk")));
        assertThat(coverage(db, house.partnership, null).base()).isEqualTo(44 + 12);
        assertThat(db.tx(em -> coverages.overview(before)).total().coverage().base()).as("as known before the merger").isEqualTo(40 + 12);
        Figure lastMonth = Figure.of(house.partnership, TODAY.minusDays(20));
        assertThat(db.tx(em -> coverages.overview(lastMonth)).total().coverage().base()).as("before the merger").isEqualTo(40 + 12);
    }

    @OnBothDatabases
    void whoMovesOrIsMergedLeavesNobodyBehind(Database.Fresh db) {
        openDeclared(db);
        caller(Role.COORDINATOR, house.partnership);
        double steady = turnover(db);
        assertThat(steady).isZero();
        change(db, () -> {
            int trust = house.units.create(heed.workforce.UnitKind.AGENCY, null, "HNT", "Harbour and Tern Trust", house.england, TODAY.minusDays(100));
            house.units.merge(List.of(house.nurseries), trust, TODAY.minusDays(60));
        });
        assertThat(turnover(db)).as("thirty posts ended and thirty began the next day").isZero();
        List<UUID> officers = db.tx(em -> Sql.of(em, "select post_id from post where superseded_at is null and group_code = 'police_response' order by id").list(r -> r.uuid("post_id")));
        change(db, () -> house.people.move(officers.get(0), house.people.post(officers.get(0)).orElseThrow().facts().at(house.school, null, house.england),
                TODAY.minusDays(50)));
        assertThat(turnover(db)).as("a mover").isZero();
        change(db, () -> house.people.end(officers.get(1), TODAY.minusDays(50)));
        assertThat(turnover(db)).as("a real leaver").isBetween(0.01, 0.1);
        assertThat(leavers(db)).isEqualTo(1);
        change(db, () -> house.people.move(officers.get(2), house.people.post(officers.get(2)).orElseThrow().facts().at(house.police, null, house.wales),
                TODAY.minusDays(50)));
        assertThat(leavers(db)).as("who goes on in another area takes the completions along").isEqualTo(1);
        change(db, () -> Sql.of(db.em(), "update post set group_code = 'dsl' where superseded_at is null and agency_key = :agency").set("agency", house.school).update());
        assertThat(leavers(db)).as("who goes to another group leaves the one").isEqualTo(2);
    }

    private double turnover(Database.Fresh db) {
        return db.tx(em -> forecasts.outlook(coverages.overview(Figure.of(house.partnership, TODAY)))).orElseThrow().turnover();
    }

    private long leavers(Database.Fresh db) {
        return db.tx(em -> Sql.of(em, "select coalesce(sum(leavers), 0) from cell_month").number());
    }

    @OnBothDatabases
    void aDividedAgencyIsAskedForANewHeadcount(Database.Fresh db) {
        openDeclared(db);
        change(db, () -> house.units.splitOff(house.nurseries, "TS", "Tern Street Nursery", List.of(house.ternStreet), TODAY.minusDays(5)));
        assertThat(coverage(db, house.partnership, null).base()).isEqualTo(30 + 12);
        Overview o = see(db, house.partnership);
        assertThat(o.faults()).anySatisfy(f -> assertThat(f.agency().equals("Harbour Nurseries") && f.kind() == Fault.Kind.NO_RETURN && f.outlived()).isTrue());
    }

    @OnBothDatabases
    void anAgencyThatMovesToAnotherAreaIsNotCountedInBoth(Database.Fresh db) {
        openDeclared(db);
        change(db, () -> house.units.move(house.nurseries, house.wales, TODAY.minusDays(5)));
        assertThat(coverage(db, house.partnership, null).base()).isEqualTo(30 + 12);
        db.run(em -> house.headcounts.record(new HeadcountReturn(house.nurseries, "nursery", "L2", house.wales, 41, TODAY.minusDays(1), "payroll", "payroll",
                "high", "A. Clerk")));
        assertThat(coverage(db, house.partnership, null).base()).isEqualTo(41 + 12);
    }

    @OnBothDatabases
    void aClosedAgencyHasNoGap(Database.Fresh db) {
        openDeclared(db);
        change(db, () -> {
            Sql.of(db.em(), "update post set last_day = :day where agency_key = :agency").set("day", TODAY.minusDays(6)).set("agency", house.nurseries).update();
            for (int unit : List.of(house.harbourLane, house.ternStreet, house.nurseries)) {
                house.units.close(unit, TODAY.minusDays(6));
            }
        });
        Overview o = see(db, house.partnership);
        assertThat(o.total().coverage().base()).isEqualTo(12);
        assertThat(o.agencies()).extracting(a -> a.all().name()).doesNotContain("Harbour Nurseries");
    }

    @OnBothDatabases
    void linesAndTreeAreAsKnownThen(Database.Fresh db) {
        openDeclared(db);
        Figure before = printed(db);
        clock.forward(java.time.Duration.ofHours(1));
        change(db, () -> {
            for (int area : List.of(house.england, house.scotland, house.wales)) {
                house.areas.set(area, java.util.Map.of("coverage.met", "80", "coverage.close", "60"), null);
            }
            int apart = house.units.create(heed.workforce.UnitKind.PARTNERSHIP, null, "APART", "Northmere alone", null, WorkforceFixture.SINCE);
            house.units.move(house.england, apart, TODAY.minusDays(5));
        });
        caller(Role.LEADER, house.partnership);
        assertThat(coverage(db, house.partnership, null).base()).isZero();
        Overview then = db.tx(em -> coverages.overview(before));
        assertThat(then.total().coverage().base()).isEqualTo(40 + 12);
        assertThat(then.lines()).isEqualTo(Thresholds.DEFAULT);
        assertThat(db.tx(em -> coverages.overview(Figure.of(house.partnership, TODAY))).lines().met()).isEqualTo(80);
    }

    @OnBothDatabases
    void theCodeBesideANumberBringsTheNumberBack(Database.Fresh db) {
        openDeclared(db);
        Overview printed = see(db, house.partnership);
        String code = printed.code(printed.figure());
        clock.forward(java.time.Duration.ofHours(1));
        change(db, () -> posts(db.em(), house.police, house.nights, "police_response", "L2", 7, 7, OffsetDateTime.now(clock)));
        assertThat(coverage(db, house.partnership, null).base()).isEqualTo(40 + 19);
        Overview again = db.tx(em -> coverages.overview(Figure.parse(code).orElseThrow()));
        assertThat(again.total().coverage()).isEqualTo(printed.total().coverage());
        assertThat(again.code(again.figure())).isEqualTo(code);
    }

    @OnBothDatabases
    void aSharedViewTellsOfOtherDaysTheEndOfAMonth(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        assertThat(answered(db, "2026-11-22")).isEqualTo("2026-11-22");
        assertThat(answered(db, "2026-11-21")).as("this month has not ended").isEqualTo("2026-10-31");
        assertThat(answered(db, "2026-10-31")).isEqualTo("2026-10-31");
        assertThat(answered(db, "2026-10-01")).isEqualTo("2026-10-31");
        assertThat(answered(db, "2024-02-03")).isEqualTo("2024-02-29");
        assertThat(answered(db, "2026-11-23")).as("two days to come could be compared as well").isEqualTo("2026-11-30");
        assertThat(answered(db, "2027-11-03")).as("the last day there is").isEqualTo("2027-11-22");
        OffsetDateTime noon = OffsetDateTime.parse("2026-06-10T12:00:00Z");
        Figure known = db.tx(em -> coverages.overview(new Figure(house.partnership, null, null, null, Coverages.ALL_REQUIRED, TODAY, noon)).figure());
        assertThat(known.knownOn()).as("in summer time").isEqualTo(OffsetDateTime.parse("2026-05-31T23:00:00Z"));
        Figure again = db.tx(em -> coverages.overview(known).figure());
        assertThat(again).isEqualTo(known);
        caller(Role.LEADER, house.england);
        String area = db.tx(em -> coverages.overview(Figure.of(house.england, LocalDate.parse("2026-10-12"))).figure().asAt().toString());
        assertThat(area).isEqualTo("2026-10-31");
        String part = db.tx(em -> coverages.overview(Figure.of(house.nurseries, LocalDate.parse("2026-10-12"))).figure().asAt().toString());
        assertThat(part).as("one agency of many").isEqualTo("2026-10-31");

        caller(Role.LEADER, house.nurseries);
        String own = db.tx(em -> coverages.overview(Figure.of(house.nurseries, LocalDate.parse("2026-10-12"))).figure().asAt().toString());
        assertThat(own).as("one's own agency, whole").isEqualTo("2026-10-12");
        caller(Role.COORDINATOR, house.partnership);
        assertThat(answered(db, "2026-10-12")).as("who may see everybody by name").isEqualTo("2026-10-12");
        String everybody = db.tx(em -> coverages.overview(Figure.of(house.england, LocalDate.parse("2026-10-12"))).figure().asAt().toString());
        assertThat(everybody).as("also of one area").isEqualTo("2026-10-12");
        caller(Role.COORDINATOR, house.england);
        String some = db.tx(em -> coverages.overview(Figure.of(house.england, LocalDate.parse("2026-10-12"))).figure().asAt().toString());
        assertThat(some).as("who does not see the police by name, which stands right below the partnership").isEqualTo("2026-10-31");
    }

    private String answered(Database.Fresh db, String day) {
        Figure f = Figure.of(house.partnership, LocalDate.parse(day));
        String dated = db.tx(em -> coverages.dated(f).asAt().toString());
        String told = db.tx(em -> coverages.overview(f).figure().asAt().toString());
        assertThat(told).isEqualTo(dated);
        return dated;
    }

    @OnBothDatabases
    void onlyACodeThatWasPrintedBringsBackADayOfNoMonthsEnd(Database.Fresh db) {
        open(db);
        caller(Role.LEADER, house.partnership);
        Figure printed = printed(db);
        clock.forward(java.time.Duration.ofDays(3));
        assertThat(db.tx(em -> coverages.overview(printed)).figure()).isEqualTo(printed);
        Figure part = printed.forAgency(house.police);
        assertThat(db.tx(em -> coverages.overview(part)).figure()).as("what stood beside it").isEqualTo(part);
        String code = printed.code();
        String seal = code.substring(code.lastIndexOf('.') + 1);
        for (String madeUp : List.of(code.substring(0, code.lastIndexOf('.')), code.replace("20261122", "20261121"), code.replace("C." + house.partnership + ".", "C." + house.england + "."),
                code.replace(seal, "0" + seal.substring(1)), code.replace(seal, ""))) {
            Figure asked = Figure.parse(madeUp).orElseThrow();
            assertThat(db.tx(em -> coverages.overview(asked)).figure().asAt()).as(madeUp).isEqualTo(LocalDate.parse("2026-10-31"));
        }
    }

    @OnBothDatabases
    void aRowTellsWhyToTheEnd(Database.Fresh db) {
        UUID clerk = Ids.next();
        open(db, em -> {
            posts(em, house.nurseries, house.harbourLane, "nursery", "L2", 4, 1);
            List<UUID> ids = Sql.of(em, "select post_id from post order by post_id").list(r -> r.uuid("post_id"));
            Sql.of(em, "update award set module_version = '1.2.0', provider = 'Northmere Academy', verified_by = 'V. Erifier'").update();
            Sql.of(em, "insert into account (id, user_name, display_name, created_at) values (:id, 'clerk', 'S. Igner', :at)")
                    .set("id", clerk).set("at", LONG_AGO).update();
            Sql.of(em, "insert into absence (id, post_id, reason, first_day, recorded_at) values (:id, :post, 'sickness', :day, :at)").set("id", Ids.next())
                    .set("post", ids.get(1)).set("day", TODAY.minusDays(60)).set("at", LONG_AGO).update();
            Sql.of(em, "insert into exemption (id, post_id, slug, first_day, reason, signed_by, recorded_at) values (:id, :post, null, :day, 'Teaches it',"
                            + " :by, :at)").set("id", Ids.next()).set("post", ids.get(2)).set("day", TODAY.minusDays(9)).set("by", clerk).set("at", LONG_AGO).update();
            Sql.of(em, "update post set confirmed_on = :day where post_id = :post").set("day", TODAY.minusMonths(14)).set("post", ids.get(3)).update();
        });
        caller(Role.COORDINATOR, house.nurseries);
        var rows = db.tx(em -> coverages.why(Figure.of(house.nurseries, TODAY), PageRequest.of(0, 25))).posts().rows();
        assertThat(rows).anySatisfy(r -> assertThat(r.modules().get(0).proof()).contains(new Coverages.Proof("Northmere Academy", "V. Erifier")));
        assertThat(rows).flatExtracting(r -> r.reason().stream().toList()).containsExactlyInAnyOrder(
                new Coverages.Reason(Coverages.Reason.Kind.ABSENCE, TODAY.minusDays(60), null, null, null),
                new Coverages.Reason(Coverages.Reason.Kind.EXEMPTION, TODAY.minusDays(9), null, "Teaches it", "S. Igner"),
                new Coverages.Reason(Coverages.Reason.Kind.UNCONFIRMED, TODAY.minusMonths(14), null, null, null));
        caller(Role.LEADER, house.nurseries);
        assertThat(db.tx(em -> coverages.why(Figure.of(house.nurseries, TODAY), PageRequest.of(0, 25))).posts().rows())
                .allSatisfy(r -> {
                    assertThat(r.reason().map(Coverages.Reason::words)).isEmpty();
                    assertThat(r.reason().map(Coverages.Reason::signedBy)).isEmpty();
                    assertThat(r.modules()).allSatisfy(m -> assertThat(m.proof().map(Coverages.Proof::verifiedBy)).isEmpty());
                });
    }

    @OnBothDatabases
    void whoComesBeforeTheFirstBuildIsToldHowFarItIs(Database.Fresh db) {
        open(db, em -> posts(em, house.police, house.nights, "police_response", "L2", 1_001, 0));
        caller(Role.LEADER, house.partnership);
        Figure first = Figure.of(house.partnership, TODAY);
        assertThat(db.<OptionalInt>tx(em -> coverages.firstBuild(first))).as("built").isEmpty();
        db.run(em -> Sql.of(em, "delete from copy_state").update());
        assertThat(db.<OptionalInt>tx(em -> coverages.firstBuild(first))).as("nobody builds it, so the posts are counted").isEmpty();
        db.run(em -> coverages.rebuild());
        assertThat(db.<OptionalInt>tx(em -> coverages.firstBuild(first))).hasValue(0);
        db.run(em -> Sql.of(em, "update job set state = 'running', progress = 3, total = 4").update());
        assertThat(db.<OptionalInt>tx(em -> coverages.firstBuild(first))).hasValue(75);
        assertThatThrownBy(() -> db.tx(em -> coverages.firstBuild(Figure.of(-1, TODAY)))).isInstanceOf(NotInScope.class);
        db.run(em -> Sql.of(em, "delete from post where post_id in (select post_id from post fetch first 1 rows only)").update());
        assertThat(db.<OptionalInt>tx(em -> coverages.firstBuild(first))).as("few enough to be counted at once").isEmpty();
    }
}
