package heed.capacity.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.Role;
import heed.capacity.CapacityDoors;
import heed.capacity.Coverages;
import heed.capacity.Figure;
import heed.capacity.Forecasts;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.document.Csv;
import heed.workforce.HeadcountReturn;
import heed.workforce.WorkforceFixture;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

class CoverageResourceDbTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2022, 1, 1, 9, 0, 0, 0, ZoneOffset.UTC);

    private final TestClock clock = TestClock.at("2026-11-22");

    private static void alphaForAll(EntityManager em, WorkforceFixture house) {
        Sql.of(em, "insert into module (slug, code, title, level_from, level_to, specialised, minutes, refresh_months, first_seen)"
                + " values ('alpha', 'T0', 'Alpha', 1, 1, false, 20, 24, :at)").set("at", LONG_AGO).update();
        Sql.of(em, "insert into requirement (id, requirement_id, line, scope_key, slug, basis, source, cycle_months, grace_days, first_day,"
                        + " recorded_at) values (:id, :id, '1', :scope, 'alpha', 'local_standard', 'Local training plan', 24, 30, :day, :at)")
                .set("id", Ids.next()).set("scope", house.partnership).set("day", LocalDate.of(2022, 1, 1)).set("at", LONG_AGO).update();
    }

    @OnBothDatabases
    void aRowTellsItsReturnAndItsKnowledge(Database.Fresh db) {
        CurrentUser user = new CurrentUser();
        String csv = db.tx(em -> {
            WorkforceFixture house = new WorkforceFixture(em, clock);
            alphaForAll(em, house);
            house.headcounts.record(new HeadcountReturn(house.nurseries, "nursery", "L2", house.england, 40, LocalDate.of(2026, 10, 23), "Payroll run 10",
                    "payroll", "high", "A. Clerk"));
            CapacityDoors.rebuild(em, clock);
            user.is(Ids.next(), null, "Caller", false, List.of(new Grant(Ids.next(), Role.LEADER, house.partnership, LocalDate.of(2020, 1, 1), null)));
            var overview = CapacityDoors.coverages(em, clock, user).overview(Figure.of(house.partnership, TODAY));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Csv file = Csv.to(out, CoverageResource.HEADS.toArray(String[]::new))) {
                CoverageResource.coverage(file, overview);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
        List<String> lines = csv.lines().toList();
        assertThat(lines.get(0)).contains("band,returned,return_source,known_on,figure");
        assertThat(lines).anySatisfy(l -> assertThat(l).startsWith("Harbour Nurseries,").contains(",2026-10-23,Payroll run 10,2026-11-22T12:00Z,C."));
        assertThat(lines).allSatisfy(l -> assertThat(l.split(",")).as("every row fills the heads: " + l).hasSize(21));
    }

    @OnBothDatabases
    void theOutlookHidesFewAndRefusesAnotherDay(Database.Fresh db) {
        CurrentUser user = new CurrentUser();
        String csv = db.tx(em -> {
            WorkforceFixture house = new WorkforceFixture(em, clock);
            alphaForAll(em, house);
            for (int i = 0; i < 33; i++) {
                UUID person = house.nurseryWorker("Ann", "Other" + i, "2022-01-01");
                Sql.of(em, "insert into award (id, person_id, slug, completed_on, source, verified, recorded_at) values (:id, :person, 'alpha', :day, 'portal', true, :at)")
                        .set("id", Ids.next()).set("person", person).set("day", i < 3 ? LocalDate.of(2025, 3, 10) : LocalDate.of(2025, 6, 10)).set("at", LONG_AGO.plusYears(4)).update();
            }
            CapacityDoors.rebuild(em, clock);
            user.is(Ids.next(), null, "Caller", false, List.of(new Grant(Ids.next(), Role.LEADER, house.partnership, LocalDate.of(2020, 1, 1), null)));
            Coverages coverages = CapacityDoors.coverages(em, clock, user);
            Forecasts forecasts = new Forecasts(coverages);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Csv file = Csv.to(out, CoverageResource.OUTLOOK_HEADS.toArray(String[]::new))) {
                CoverageResource.outlook(file, CoverageResource.outlook(coverages, forecasts, coverages.overview(Figure.of(house.partnership, TODAY))).orElseThrow());
            }
            assertThatThrownBy(() -> CoverageResource.outlook(coverages, forecasts, coverages.overview(Figure.of(house.partnership, TODAY.plusDays(30)))))
                    .isInstanceOf(Refusal.class).hasMessageContaining("capacity.outlookOfToday");
            return out.toString(StandardCharsets.UTF_8);
        });
        assertThat(csv.lines().skip(1).toList()).containsExactly("2027-02,3,0,,,", "2027-05,3,fewer than 5,,,", "2027-08,3,not shown,,,", "2027-11,3,0,,,");
    }
}
