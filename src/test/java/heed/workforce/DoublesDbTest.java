package heed.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.TestClock;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class DoublesDbTest {
    private final TestClock clock = TestClock.at("2026-11-22");
    private Database.Fresh db;
    private WorkforceFixture f;
    private Doubles doubles;

    private void open(Database.Fresh fresh) {
        db = fresh;
        f = db.tx(em -> new WorkforceFixture(em, clock));
        doubles = new Doubles(db.em(), clock);
    }

    private UUID nursery(String given, String family, String email, String mobile) {
        return db.tx(em -> f.people.add(new NewPerson(given, family, email, mobile), f.facts(UUID.randomUUID(), f.nurseries, f.harbourLane, "nursery", "2022-01-01")));
    }

    private UUID school(String given, String family, String email, String mobile, String first) {
        return db.tx(em -> f.people.add(new NewPerson(given, family, email, mobile), f.facts(UUID.randomUUID(), f.school, null, "school", first)));
    }

    private List<String> pairs(Integer... units) {
        return db.tx(em -> doubles.page(new Scope(Set.of(units)), PageRequest.of(0, 50))).rows().stream()
                .map(p -> p.one().getName() + " = " + p.other().getName() + ": " + p.why()).toList();
    }

    @OnBothDatabases
    void listsTheSameAddressNumberOrNameOnceEach(Database.Fresh fresh) {
        open(fresh);
        nursery("Ann", "Lee", "Ann.Lee@x.example", "07700 900 111");
        school("Annie", "Moss", "ann.lee@X.example", "+44 7700 900111", "2023-01-01");
        nursery("Bea", "Fox", null, "07700 900222");
        school("Bea", "Fox-Hay", null, "0044 (0)7700 900222", "2023-01-01");
        nursery("Cat", "Poe", null, null);
        school("CAT", "Poe", "cat@x.example", null, "2023-01-01");
        db.tx(em -> f.people.add(new NewPerson("cat", "Poe", "c.poe@x.example", null), f.facts(UUID.randomUUID(), f.school, null, "nursery", "2023-01-01")));
        nursery("Dan", "Ray", null, null);
        assertThat(pairs(f.partnership)).containsExactlyInAnyOrder("Ann Lee = Annie Moss: email", "Bea Fox = Bea Fox-Hay: mobile", "Cat Poe = cat Poe: name");
        assertThat(pairs(f.nurseries)).as("one record alone").isEmpty();
        long many = db.tx(em -> doubles.count(new Scope(Set.of(f.partnership))));
        assertThat(many).isEqualTo(3);
    }

    @OnBothDatabases
    void namesakesWhoWorkAtOnceUnderTwoAddressesAreTwoAndAMoverIsAsked(Database.Fresh fresh) {
        open(fresh);
        UUID old = nursery("Ann", "Lee", "ann@nursery.example", null);
        school("Ann", "Lee", "ann@school.example", null, "2026-09-01");
        assertThat(pairs(f.partnership)).isEmpty();
        db.run(em -> f.people.end(f.people.posts(List.of(old)).get(0).postId(), LocalDate.parse("2026-08-31")));
        assertThat(pairs(f.partnership)).containsExactly("Ann Lee = Ann Lee: name");
        db.run(em -> f.people.end(f.people.posts(List.of(old)).get(0).postId(), LocalDate.parse("2026-04-30")));
        assertThat(pairs(f.partnership)).as("four months lie between").isEmpty();
        nursery("Mo", "Ali", null, "07700 900333");
        school("Mo", "Ali", null, "07700 900444", "2026-09-01");
        assertThat(pairs(f.partnership)).as("two numbers speak against it").isEmpty();
    }

    @OnBothDatabases
    void anAddressThatAnOfficeSharesSaysNothing(Database.Fresh fresh) {
        open(fresh);
        for (String family : List.of("Lee", "Fox", "Poe", "Ray")) {
            nursery("Ann", family, "office@x.example", null);
        }
        assertThat(pairs(f.partnership)).isEmpty();
    }

    @OnBothDatabases
    void whatIsLinkedOrSaidToBeTwoIsNotListedAgain(Database.Fresh fresh) {
        open(fresh);
        UUID a = nursery("Ann", "Lee", "ann@x.example", null);
        UUID b = school("Ann", "Lee", "ann@x.example", null, "2023-01-01");
        UUID c = school("Anna", "Lee", "ann@x.example", null, "2023-01-01");
        assertThat(pairs(f.partnership)).hasSize(3);
        db.run(em -> f.people.link(a, b, null));
        assertThat(pairs(f.partnership)).hasSize(2);
        UUID second = db.tx(em -> f.people.link(c, a, null));
        assertThat(pairs(f.partnership)).as("through the record both are linked with").isEmpty();
        db.run(em -> f.people.unlink(second));
        db.run(em -> doubles.apart(c, a, null));
        db.run(em -> doubles.apart(b, c, null));
        assertThat(pairs(f.partnership)).isEmpty();
        List<String> lines = db.tx(em -> Sql.of(em, "select subject_name || ' ' || detail as line from audit_entry where action = 'workforce.person.apart'").list(r -> r.text("line")));
        assertThat(lines).containsExactlyInAnyOrder("Anna Lee Ann Lee", "Ann Lee Anna Lee");
    }

    @OnBothDatabases
    void tellsWhoInTheScopeLooksLikeSomebodyNewAndOfOthersOnlyThatThereIsOne(Database.Fresh fresh) {
        open(fresh);
        UUID here = nursery("Ann", "Lee", null, "07700 900111");
        school("Ann", "Moss", "ann@x.example", null, "2023-01-01");
        NewPerson typed = new NewPerson("ann", "LEE", "ANN@x.example", null);
        var both = db.tx(em -> doubles.near(typed, new Scope(Set.of(f.nurseries))));
        assertThat(both.here()).extracting(PersonRow::id).containsExactly(here);
        assertThat(both.elsewhere()).isTrue();
        var number = db.tx(em -> doubles.near(new NewPerson("Zoe", "Ray", null, "+447700900111"), new Scope(Set.of(f.nurseries))));
        assertThat(number.here()).extracting(PersonRow::id).containsExactly(here);
        assertThat(number.elsewhere()).isFalse();
        var nobody = db.tx(em -> doubles.near(new NewPerson("Zoe", "Ray", "zoe@x.example", "07700 900999"), new Scope(Set.of(f.nurseries))));
        assertThat(nobody.isNobody()).isTrue();
    }

    @OnBothDatabases
    void followsAChangeOfNameOrAddress(Database.Fresh fresh) {
        open(fresh);
        UUID a = nursery("Ann", "Lee", "ann@x.example", null);
        school("Ann", "Lee", "ann@x.example", null, "2023-01-01");
        db.run(em -> f.people.correct(a, new NewPerson("Zoe", "Ray", "zoe@x.example", null), 0));
        assertThat(pairs(f.partnership)).isEmpty();
        db.run(em -> f.people.changeAll(java.util.Map.of(f.people.find(a).orElseThrow(), new NewPerson("Ann", "Lee", "ann@X.example", null)), null));
        assertThat(pairs(f.partnership)).containsExactly("Ann Lee = Ann Lee: email");
    }
}
