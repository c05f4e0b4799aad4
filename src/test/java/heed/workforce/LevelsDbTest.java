package heed.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import java.util.List;
import java.util.Map;

class LevelsDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");

    @OnBothDatabases
    void eachAreaHasTheWordsOfItsNationUnlessItPutsItsOwn(Database.Fresh db) {
        WorkforceFixture f = db.tx(em -> new WorkforceFixture(em, clock));
        Levels levels = new Levels(db.em(), clock, new Areas(db.em(), clock));
        List<Integer> all = List.of(f.england, f.scotland, f.wales);
        var usual = db.tx(em -> levels.of(all, false));
        assertThat(usual).extracting(Levels.Vocabulary::where).containsExactly("Kirkmere", "Llanmere");
        assertThat(usual.get(1).words()).containsEntry("L1", "A").containsEntry("L4", "D to E").hasSize(5);
        db.run(em -> new Areas(em, clock).set(f.wales, Map.of("level.L4", "D"), null));
        db.run(em -> new Areas(em, clock).set(f.england, Map.of("level.L3", "Advanced"), null));
        var own = db.tx(em -> levels.of(all, false));
        assertThat(own).extracting(Levels.Vocabulary::where).containsExactly("Kirkmere", "Llanmere", "Northmere");
        assertThat(own.get(1).words()).containsEntry("L4", "D").containsEntry("L1", "A");
        assertThat(own.get(2).words()).isEqualTo(Map.of("L3", "Advanced"));
    }

    @OnBothDatabases
    void healthStaffHaveOneSetOfWordsWhereTheAreasAgree(Database.Fresh db) {
        WorkforceFixture f = db.tx(em -> new WorkforceFixture(em, clock));
        Levels levels = new Levels(db.em(), clock, new Areas(db.em(), clock));
        var health = db.tx(em -> levels.of(List.of(f.england, f.wales), true));
        assertThat(health).extracting(Levels.Vocabulary::where).containsExactly("Llanmere", "Llanmere, Northmere");
        assertThat(health.get(1).health()).isTrue();
        assertThat(health.get(1).words()).containsEntry("L5", "5, or senior management");
        assertThat(db.<List<Levels.Vocabulary>>tx(em -> levels.of(List.of(), true))).isEmpty();
    }
}
