package heed.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.access.Scope;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.workforce.Doubles;
import heed.workforce.JobTitle;
import heed.workforce.NewPerson;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import heed.workforce.WorkforceFixture;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

class ImportsDbTest {
    private static final String HEADS = "Staff No,First name,Surname,Agency,Workplace,Job title,Start date,End date,E-mail\n";

    private static PostRow postOf(ImportFixture desk, String number) {
        return desk.db.tx(em -> desk.f.people.postsIn(Set.of(desk.f.nurseries, desk.f.school, desk.f.police))).stream()
                .filter(p -> number.equals(p.facts().staffNumber())).reduce((a, b) -> b).orElseThrow();
    }

    @OnBothDatabases
    void nothingIsWrittenBeforeItIsConfirmed(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        TreeSet<String> before = desk.believed();
        UUID id = desk.people(HEADS + "1,Lucy,Hartley,Harbour Nurseries,Harbour Lane,Nursery nurse,01/09/2025,,lucy@x.example\n"
                + "2,Tom,Sayle,HN,Quay Playgroup,Room leader,1 Sep 2026,,\n");
        assertThat(desk.said(id)).containsExactly("2 added", "3 added");
        assertThat(desk.batch(id).notes()).anyMatch(n -> n.contains("1 workplace or team is new: Quay Playgroup"));
        assertThat(desk.believed()).isEqualTo(before);

        assertThat(desk.save(id)).isNull();
        assertThat(desk.batch(id).state()).isEqualTo("written");
        PostRow tom = postOf(desk, "2");
        assertThat(tom.facts().group()).isEqualTo("nursery");
        assertThat(tom.facts().firstDay()).isEqualTo("2026-09-01");
        var place = db.tx(em -> desk.f.units.find(tom.facts().placeKey()));
        assertThat(place).get().extracting(u -> u.name()).isEqualTo("Quay Playgroup");
    }

    @OnBothDatabases
    void asksAboutSomebodyWhoStandsTwiceInTheFile(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID id = desk.people(HEADS.replace("E-mail", "E-mail,Mobile") + "1,Jo,Frost,HN,Harbour Lane,Nursery nurse,01/09/2025,,jo@x.example,07700 900111\n"
                + "2,Jo,Winter,HN,Harbour Lane,Nursery nurse,01/09/2025,,JO@x.example,\n"
                + "3,Jo,Frost,HN,Harbour Lane,Nursery nurse,01/09/2023,,,\n"
                + "4,Jo,Frost,HN,Harbour Lane,Nursery nurse,01/09/2025,,other@x.example,\n"
                + "5,Al,Winter,HN,Tern Street,Nursery nurse,01/09/2025,,jo@x.example,\n"
                + "6,Jo,Summer,HN,Tern Street,Nursery nurse,01/09/2025,,,+44 7700 900111\n");
        String asked = " asked: Row 2, Jo Frost, may be the same person. Decide before this row comes in.";
        assertThat(desk.said(id)).containsExactly("2 added", "3" + asked, "4" + asked, "5 added", "6 added", "7" + asked);
        assertThat(desk.rows(id).get(1).otherLine()).isEqualTo(2);
        db.run(em -> desk.imports.decide(id, Map.of(3, "same", 4, "same", 7, "other")));
        desk.check(id);
        assertThat(desk.said(id)).containsExactly("2 added", "3 added: A further post of somebody who has one.",
                "4 added: A further post of somebody who has one.", "5 added", "6 added", "7 added");
        assertThat(desk.save(id)).isNull();
        assertThat(postOf(desk, "2").facts().personId()).isEqualTo(postOf(desk, "1").facts().personId())
                .isNotEqualTo(postOf(desk, "6").facts().personId());
    }

    @OnBothDatabases
    void doesNotAskAboutPeopleWhoShareNothingButAName(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID id = desk.people(HEADS + "1,Ann,Lee,HN,Harbour Lane,Nursery nurse,01/09/2025,,\n2,Ann,Lee,HN,Tern Street,Nursery nurse,01/09/2025,,\n"
                + "3,Ann,Lee,HN,,Nursery nurse,01/09/2025,,\n"
                + IntStream.range(10, 60).mapToObj(n -> n + ",David,Jones,HN,Site " + n % 5 + ",Nursery nurse,01/09/2025,,\n").collect(Collectors.joining()));
        assertThat(desk.counts(id)).isEqualTo(Map.of(Outcome.ADDED, 53L));
    }

    @OnBothDatabases
    void theSameFileTwiceChangesNothingAndSaysSo(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String file = HEADS + "1,Lucy,Hartley,HN,Harbour Lane,Nursery nurse,01/09/2025,,\n2,Tom,Sayle,HN,New Place,Room leader,1/9/2026,31/12/2026,\n";
        desk.save(desk.people(file));
        TreeSet<String> once = desk.believed();
        UUID again = desk.people(file);
        assertThat(desk.said(again)).containsExactly("2 unchanged", "3 unchanged");
        assertThat(desk.batch(again).notes()).anyMatch(n -> n.contains("The same file came in on 22 November 2026 and was saved"));
        desk.save(again);
        assertThat(desk.believed()).isEqualTo(once);
    }

    @OnBothDatabases
    void readsMoversLeaversCorrectionsAndReturners(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS
                + "1,Amina,Rahman,HN,Harbour Lane,Nursery nurse,01/09/2024,,\n"
                + "2,Keira,Boyd,HN,Tern Street,Nursery nurse,01/09/2024,,\n"
                + "3,Dawn,Fielding,HN,Tern Street,Nursery nurse,01/09/2024,,\n"
                + "4,Chloe,Webb,HN,Tern Street,Nursery nurse,01/09/2024,31/03/2026,\n"
                + "5,Mo,Ali,HN,Tern Street,Nursery nurse,01/09/2024,,\n"
                + "6,Sue,Old,HN,Tern Street,Nursery nurse,01/09/2024,,\n"));
        UUID id = desk.people(HEADS
                + "1,Amina,Rahman,HN,Harbour Lane,Manager,01/09/2024,,\n"
                + "2,Keira,Boyd,HN,Tern Street,Nursery nurse,01/09/2024,31/10/2026,\n"
                + "3,Dawn,Fielding,HN,Tern Street,Room leader,01/10/2024,,\n"
                + "4,Chloe,Webb,HN,Tern Street,Nursery nurse,01/09/2026,,\n"
                + "5,Mo,Ali,HN,Harbour Lane,Nursery nurse,01/06/2026,,\n"
                + "6,Sue,New,HN,Tern Street,Nursery nurse,01/09/2024,,\n");
        List<ImportRow> rows = desk.rows(id);
        assertThat(rows).extracting(r -> r.outcome().code()).containsExactly("changed", "ended", "changed", "added", "changed", "asked");
        assertThat(rows.get(0).before()).isEqualTo("level: L2; since: 1 Sept 2024; job title: Nursery nurse");
        assertThat(rows.get(0).after()).isEqualTo("level: L4; since: 1 Nov 2026; job title: Manager");
        db.run(em -> desk.imports.decide(id, Map.of(7, "same")));
        desk.check(id);
        assertThat(desk.rows(id).get(5)).satisfies(r -> {
            assertThat(r.outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(r.after()).isEqualTo("name: Sue New");
        });
        assertThat(desk.save(id)).isNull();

        UUID id1 = postOf(desk, "1").facts().personId();
        var amina = db.tx(em -> desk.f.people.posts(List.of(id1)));
        assertThat(amina).extracting(p -> p.facts().level() + p.facts().firstDay()).containsExactly("L22024-09-01", "L42026-11-01");
        assertThat(postOf(desk, "2").facts().lastDay()).isEqualTo("2026-10-31");
        assertThat(postOf(desk, "3").facts().firstDay()).isEqualTo("2024-10-01");
        UUID id4 = postOf(desk, "4").facts().personId();
        var chloe = db.tx(em -> desk.f.people.posts(List.of(id4)));
        assertThat(chloe).hasSize(2);
        UUID id5 = postOf(desk, "5").facts().personId();
        var mo = db.tx(em -> desk.f.people.posts(List.of(id5)));
        assertThat(mo).extracting(p -> p.facts().placeKey() + " " + p.facts().lastDay())
                .containsExactly(desk.f.ternStreet + " 2026-05-31", desk.f.harbourLane + " null");
    }

    @OnBothDatabases
    void aFormerEmployersListLeavesNameAndAddressesAlone(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String heads = HEADS.replace("E-mail", "E-mail,Mobile");
        String old = "1,Ann,Lee,HN,,Nursery nurse,01/09/2020,31/08/2024,ann@nursery.example,07700 900111\n";
        desk.save(desk.people(heads + old + "2,Bea,Ray,HN,,Nursery nurse,01/09/2020,31/08/2027,bea@nursery.example,\n"));
        UUID ann = postOf(desk, "1").facts().personId();
        db.run(em -> desk.f.people.begin(desk.f.facts(ann, desk.f.school, null, "school", "2024-09-01")));
        db.run(em -> desk.f.people.change(ann, new NewPerson("Ann", "Lee", "ann@home.example", "07700 900222"), 0));

        UUID again = desk.upload(ImportKind.PEOPLE, desk.f.nurseries, heads + old + "2,Bea,Ray,HN,,Nursery nurse,01/09/2020,31/08/2027,bea@home.example,\n",
                "2026-11-10", null);
        assertThat(desk.rows(again)).extracting(ImportRow::outcome).containsExactly(Outcome.UNCHANGED, Outcome.CHANGED);
        assertThat(desk.rows(again).get(0).before()).as("where she is reached now is not the old employer's to see").isNull();
        assertThat(desk.rows(again).get(1).before()).as("whoever is still there is reached as the list says").contains("bea@nursery.example");
        assertThat(desk.save(again)).isNull();
        var now = db.tx(em -> desk.f.people.find(ann));
        assertThat(now).get().satisfies(p -> {
            assertThat(p.email()).isEqualTo("ann@home.example");
            assertThat(p.mobile()).isEqualTo("07700 900222");
        });
    }

    @OnBothDatabases
    void whoeverAListMovesIsConfirmedByIt(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String rows = "1,Ann,Lee,HN,Harbour Lane,Nursery nurse,01/09/2024,,\n2,Bea,Ray,HN,Harbour Lane,Nursery nurse,01/09/2024,,\n";
        desk.save(desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + rows, "2025-01-10", null));
        desk.save(desk.people(HEADS + rows.replace("1,Ann,Lee,HN,Harbour Lane,Nursery nurse", "1,Ann,Lee,HN,Harbour Lane,Manager")
                .replace("Harbour Lane,Nursery nurse,01/09/2024", "Tern Street,Nursery nurse,01/06/2025")));
        UUID ann = postOf(desk, "1").facts().personId();
        var posts = db.tx(em -> desk.f.people.posts(List.of(ann)));
        assertThat(posts).extracting(p -> p.facts().level() + " " + p.confirmedOn()).containsExactly("L2 2025-01-10", "L4 2026-11-01");
        assertThat(postOf(desk, "2").confirmedOn()).isEqualTo("2026-11-01");
    }

    @OnBothDatabases
    void aFullListEndsThoseItLacksButNobodyWhoseRowHasAFault(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n2,Bob,Ray,HN,,Nursery nurse,01/09/2024,,\n"
                + "3,Cat,Fox,HN,,Nursery nurse,01/09/2024,,\n4,Dan,Poe,HN,,Nursery nurse,01/09/2024,,\n"
                + "5,Eve,Hay,HN,,Nursery nurse,01/09/2024,,\n9,Tim,Tate,NHS,,Teacher,01/09/2024,,\n"));
        db.run(em -> desk.f.nurseryWorker("By", "Hand", "2024-01-01"));
        UUID id = desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n"
                + "3,Cat,Fox,HN,,Nursery nurse,31/09/2024,,\n4,Dan,Poe,Harbor Nurserys,,Nursery nurse,01/09/2024,,\n"
                + ",Eve,Hay,HN,,Nursery nurse,01/09/2024,,\n", "2026-11-01", "2026-10-31");
        assertThat(desk.said(id)).containsExactly("2 unchanged",
                "3 refused: start \"31/09/2024\" does not exist: September 2024 has 30 days.",
                "4 refused: agency \"Harbor Nurserys\" is not known, or is not one of yours.", "5 refused: staff_number is empty.",
                "-1 ended: Not in the file.");
        assertThat(desk.rows(id).get(4).subject()).isEqualTo("Bob Ray, 2, Harbour Nurseries");
        assertThat(desk.batch(id).notes()).anyMatch(n -> n.startsWith("1 running post has no staff number"));
        assertThat(desk.save(id)).isNull();
        assertThat(postOf(desk, "2").facts().lastDay()).isEqualTo("2026-10-31");
        for (String stays : List.of("1", "3", "4", "5", "9")) {
            assertThat(postOf(desk, stays).facts().lastDay()).as(stays).isNull();
        }
    }

    @OnBothDatabases
    void asksAboutPeopleWhoMayBeKnown(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,ann@x.example\n"
                + "2,Bob,Ray,HN,,Nursery nurse,01/09/2024,,office@x.example\n3,Cat,Fox,HN,,Nursery nurse,01/09/2024,,office@x.example\n"));
        UUID byHand = db.tx(em -> desk.f.nurseryWorker("By", "Hand", "2024-01-01"));
        UUID id = desk.people(HEADS + "77,Annie,Lee-Roy,NHS,,Teacher,01/09/2026,,ann@x.example\n"
                + "2,Bob,Ray,NHS,,Teacher,01/09/2026,,\n"
                + "8,By,Hand,HN,,Nursery nurse,01/01/2024,,\n"
                + "9,Ann,Lee,HN,,Manager,01/09/2026,,\n"
                + "10,Dee,Dum,HN,,Manager,01/09/2026,,office@x.example\n");
        assertThat(desk.said(id)).containsExactly(
                "2 asked: Ann Lee is known already and may be the same person. Decide before number 77 comes in.",
                "3 asked: Bob Ray is known already and may be the same person. Decide before number 2 comes in.",
                "4 asked: By Hand is known already and may be the same person. Decide before number 8 comes in.",
                "5 asked: Ann Lee is known already and may be the same person. Decide before number 9 comes in.", "6 added");
        db.run(em -> desk.imports.decide(id, Map.of(2, "same", 3, "other", 4, "same", 5, "out")));
        desk.check(id);
        assertThat(desk.said(id)).containsExactly("2 added: A further post of somebody who has one.", "3 added", "4 changed",
                "5 refused: Left out, as you decided.", "6 added");
        assertThat(desk.save(id)).isNull();
        assertThat(postOf(desk, "77").facts().personId()).isEqualTo(postOf(desk, "1").facts().personId());
        assertThat(postOf(desk, "8").facts().personId()).isEqualTo(byHand);
        assertThat(db.tx(em -> desk.f.people.posts(List.of(byHand))).size()).isEqualTo(1);
        assertThat(desk.db.tx(em -> desk.f.people.postsIn(Set.of(desk.f.school, desk.f.nurseries))).stream()
                .filter(p -> "2".equals(p.facts().staffNumber())).map(p -> p.facts().personId()).distinct().count()).isEqualTo(2L);
    }

    @OnBothDatabases
    void showsOfSomebodyWhoMayBeKnownOnlyWhatIsTheCallersToKnow(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2020,31/08/2024,ann@nursery.example\n"));
        UUID ann = postOf(desk, "1").facts().personId();
        db.run(em -> desk.f.people.begin(desk.f.facts(ann, desk.f.school, null, "school", "2024-09-01")));
        db.run(em -> desk.f.people.change(ann, new NewPerson("Ann", "Lee", "ann@home.example", null), 0));
        UUID id = desk.upload(ImportKind.PEOPLE, desk.f.nurseries, HEADS + "9,Ann,Lee,HN,,Manager,01/09/2026,,\n", "2026-11-10", null);
        assertThat(desk.rows(id)).extracting(ImportRow::candidate).containsExactly(ann);

        var wide = db.tx(em -> desk.imports.candidates(id, List.of(ann)).get(ann));
        assertThat(wide.email()).isEqualTo("ann@home.example");
        assertThat(wide.posts()).extracting(p -> p.agencyKey()).containsExactly(desk.f.nurseries, desk.f.school);
        desk.signedInFor(desk.f.nurseries);
        var own = db.tx(em -> desk.imports.candidates(id, List.of(ann)).get(ann));
        assertThat(own.name()).isEqualTo("Ann Lee");
        assertThat(own.left()).isTrue();
        assertThat(own.email()).isNull();
        assertThat(own.posts()).extracting(p -> p.agencyKey()).containsExactly(desk.f.nurseries);

        UUID tom = db.tx(em -> desk.f.responseOfficer("Tom", "Sayle", "2024-01-01"));
        db.run(em -> Sql.of(em, "update person set removed_at = :now where id = :ann").set("now", java.time.OffsetDateTime.now(desk.clock))
                .set("ann", ann).update());
        var gone = db.tx(em -> desk.imports.candidates(id, List.of(ann, tom)));
        assertThat(gone).as("who is gone, and who was never here").isEmpty();
    }

    @OnBothDatabases
    void asksAboutWhoMayHaveARecordWithAnotherAgencyAndDoesNotTellWhose(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID cat = db.tx(em -> {
            PostFacts school = desk.f.facts(desk.account, desk.f.school, null, "school", "2024-09-01");
            desk.f.people.add(new NewPerson("Ann", "Lee", "ann@x.example", null), school);
            desk.f.people.add(new NewPerson("Bea", "Fox", "bea@x.example", "07700 900222"), school);
            desk.f.people.add(new NewPerson("Dan", "Ray", "dan@school.example", null), school);
            return desk.f.people.add(new NewPerson("Cat", "Poe", null, null), desk.f.facts(desk.account, desk.f.school, null, "nursery", "2024-09-01"));
        });
        desk.signedInFor(desk.f.nurseries);
        UUID id = desk.upload(ImportKind.PEOPLE, desk.f.nurseries, HEADS.replace("E-mail", "E-mail,Mobile")
                + "1,Ann,Moss,HN,,Nursery nurse,01/09/2026,,ANN@x.example,\n"
                + "2,Zoe,Hay,HN,,Nursery nurse,01/09/2026,,bea@x.example,\n"
                + "3,Bea,Hay,HN,,Nursery nurse,01/09/2026,,,+44 (0)7700 900222\n"
                + "4,cat,POE,HN,,Nursery nurse,01/09/2026,,,\n"
                + "5,Dan,Ray,HN,,Nursery nurse,01/09/2026,,dan@nursery.example,\n"
                + "6,Eve,New,HN,,Nursery nurse,01/09/2026,,,\n", "2026-11-10", null);
        String asked = " asked: This person may have a record with another agency. Decide before the row comes in.";
        assertThat(desk.said(id)).as("an address alone tells nothing, and namesakes under two addresses are two")
                .containsExactly("2" + asked, "3 added", "4" + asked, "5" + asked, "6 added", "7 added");
        assertThat(desk.rows(id)).allSatisfy(r -> {
            assertThat(r.candidate()).isNull();
            assertThat(r.subject() + r.before() + r.after()).doesNotContain("School").doesNotContain("Lee").doesNotContain("Fox");
        });
        db.run(em -> desk.imports.decide(id, Map.of(2, "other", 4, "out", 5, "same")));
        desk.check(id);
        assertThat(desk.said(id)).as("that it is the same person is not for this agency to say")
                .containsExactly("2 added", "3 added", "4 refused: Left out, as you decided.", "5" + asked, "6 added", "7 added");
        assertThat(desk.save(id)).isNull();
        List<String> pairs = db.tx(em -> new Doubles(db.em(), desk.clock).page(new Scope(Set.of(desk.f.partnership)), PageRequest.of(0, 10)).rows().stream()
                .map(p -> p.one().getName() + ", " + p.other().getName()).toList());
        assertThat(pairs).as("the partnership's coordinator sees both").contains("Ann Lee, Ann Moss");

        desk.signedInFor(desk.f.partnership);
        UUID wide = desk.people(HEADS + "4,Cat,Poe,HN,,Nursery nurse,01/09/2026,,\n");
        assertThat(desk.said(wide)).containsExactly("2 asked: Cat Poe is known already and may be the same person. Decide before number 4 comes in.");
        assertThat(desk.rows(wide).get(0).candidate()).isEqualTo(cat);
        db.run(em -> desk.imports.decide(wide, Map.of(2, "same")));
        desk.check(wide);
        assertThat(desk.save(wide)).isNull();
        assertThat(postOf(desk, "4").facts().personId()).isEqualTo(cat);
    }

    @OnBothDatabases
    void aFormerEmployersListAddsNoPostToTheRecordOfWhoHasLeft(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String then = "1,Ann,Lee,HN,,Nursery nurse,01/09/2020,31/08/2024,\n";
        desk.save(desk.people(HEADS + then));
        UUID ann = postOf(desk, "1").facts().personId();
        db.run(em -> desk.f.people.begin(desk.f.facts(ann, desk.f.school, null, "school", "2024-09-01")));
        desk.signedInFor(desk.f.nurseries);
        UUID id = desk.upload(ImportKind.PEOPLE, desk.f.nurseries, HEADS + then + "1,Ann,Lee,HN,,Manager,01/09/2026,,\n", "2026-11-10", null);
        assertThat(desk.said(id)).containsExactly("2 unchanged",
                "3 asked: This person has left, and the row begins another post. A former employer adds none to that record. Decide before the row comes in.");
        db.run(em -> desk.imports.decide(id, Map.of(3, "other")));
        desk.check(id);
        assertThat(desk.said(id)).containsExactly("2 unchanged", "3 added");
        assertThat(desk.save(id)).isNull();
        var posts = db.tx(em -> desk.f.people.posts(List.of(ann)));
        assertThat(posts).extracting(p -> p.facts().agencyKey()).containsExactly(desk.f.nurseries, desk.f.school);
        var running = db.tx(em -> desk.f.people.running(desk.f.people.postsIn(Set.of(desk.f.nurseries)).stream().map(p -> p.facts().personId()).toList(), LocalDate.parse("2026-11-22")));
        assertThat(running).extracting(p -> p.facts().agencyKey()).containsExactlyInAnyOrder(desk.f.school, desk.f.nurseries);
    }

    @OnBothDatabases
    void aTitleIsMappedOnceAndRemembered(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        String file = HEADS + "1,Ann,Lee,HN,,NURSERY Nurse,01/09/2024,,\n2,Bob,Ray,HN,,Nursery nurse,01/09/2024,,\n3,Cat,Fox,NHS,,Teacher,01/09/2024,,\n";
        UUID id = desk.people(file);
        assertThat(desk.counts(id)).containsEntry(Outcome.UNTITLED, 3L);
        var unknown = db.tx(em -> desk.imports.unknownTitles(id));
        assertThat(unknown).extracting(UnknownTitle::agency, UnknownTitle::rows).containsExactly(
                org.assertj.core.groups.Tuple.tuple("Harbour Nurseries", 2L), org.assertj.core.groups.Tuple.tuple("Northmere High School", 1L));
        db.run(em -> desk.imports.mapTitles(id, List.of(new JobTitle(desk.f.nurseries, "Nursery Nurse", "nursery", "L2"))));
        desk.check(id);
        assertThat(desk.counts(id)).containsEntry(Outcome.ADDED, 2L).containsEntry(Outcome.UNTITLED, 1L);
        desk.save(id);
        UUID later = desk.people(file);
        assertThat(desk.counts(later)).containsEntry(Outcome.UNCHANGED, 2L);
    }

    @OnBothDatabases
    void everyFaultHasItsSentence(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        db.run(em -> desk.f.units.create(heed.workforce.UnitKind.AGENCY, null, "HN2", "Northmere High School", desk.f.wales, WorkforceFixture.SINCE));
        String heads = "staff_number,given_name,family_name,agency,workplace,job_title,group,level,start,end,email,hours,lead,worker_kind,mobile,area\n";
        String[][] faults = {
            {",Ann,Lee,HN,,Manager,,,1/9/2024,,,,,,,", "staff_number is empty"},
            {"2,,Lee,HN,,Manager,,,1/9/2024,,,,,,,", "given_name is empty"},
            {"3,Ann,=cmd(),HN,,Manager,,,1/9/2024,,,,,,,", "does not look like a name"},
            {"4,Ann,Lee,Acme,,Manager,,,1/9/2024,,,,,,,", "agency \"Acme\" is not known, or is not one of yours"},
            {"5,Ann,Lee,,,Manager,,,1/9/2024,,,,,,,", "agency is empty"},
            {"6,Ann,Lee,Northmere High School,,Teacher,,,1/9/2024,,,,,,,", "name of several units. Write the code instead: HN2, NHS"},
            {"7,Ann,Lee,HN,,,,,1/9/2024,,,,,,,", "job_title and group are both empty"},
            {"8,Ann,Lee,HN,,x,nursey,,1/9/2024,,,,,,,", "Did you mean \"Nursery and early years\"?"},
            {"9,Ann,Lee,HN,,x,astronaut,,1/9/2024,,,,,,,", "group \"astronaut\" is not known"},
            {"10,Ann,Lee,HN,,Manager,,L9,1/9/2024,,,,,,,", "\"L9\" is not a level"},
            {"11,Ann,Lee,HN,,Manager,,,31/2/2024,,,,,,,", "February 2024 has 29 days"},
            {"12,Ann,Lee,HN,,Manager,,,1/9/24,,,,,,,", "four figures"},
            {"13,Ann,Lee,HN,,Manager,,,soon,,,,,,,", "not a date we can read"},
            {"14,Ann,Lee,HN,,Manager,,,1/9/2024,1/8/2024,,,,,,", "would end on 1 August 2024, before it begins on 1 September 2024"},
            {"15,Ann,Lee,HN,,Manager,,,1/9/2029,,,,,,,", "more than a year ahead"},
            {"16,Ann,Lee,HN,,Manager,,,1/9/2024,,ann at home,,,,,", "is not an e-mail address"},
            {"17,Ann,Lee,HN,,Manager,,,1/9/2024,,,many,,,,", "hours \"many\" is not a number of hours"},
            {"18,Ann,Lee,HN,,Manager,,,1/9/2024,,,,maybe,,,", "lead \"maybe\" is neither yes nor no"},
            {"19,Ann,Lee,HN,,Manager,,,1/9/2024,,,,,robot,,", "worker_kind \"robot\" is not known"},
            {"20,Ann,Lee,HN,,Manager,,,1/9/2024,,,,,,ring,", "is not a phone number"},
            {"21,Ann,Lee,HN,,Manager,,,1/9/2024,,,,,,,Atlantis", "area \"Atlantis\" is not known"},
            {"22,Ann,Lee,POL,,Constable,,,1/9/2024,,,,,,,", "works in more than one local area"},
            {"23,Ann,Lee,HN,,Manager,,,,,,,,,,", "start is empty"},
            {"24," + "x".repeat(81) + ",Lee,HN,,Manager,,,1/9/2024,,,,,,,", "given_name is longer than 80 characters"},
            {"25,Ann,Lee,HN,,Manager, with duties,,,1/9/2024,,,,,,,ENG", "17 cells but there are 16 heads"},
            {"26,Ann,Lee,HN,,Manager,,,1/9/2024,,,,,,,", null},
            {"26,Zoe,Poe,HN,,Manager,,,1/9/2024,,,,,,,", "Staff number 26 is on row 27 already, for Ann Lee"},
            {"26,Ann,Lee,HN,,Manager,,,1/9/2024,,,,,,,", "The same as row 27"},
        };
        UUID id = desk.people(heads + IntStream.range(0, faults.length).mapToObj(i -> faults[i][0]).collect(Collectors.joining("\n")));
        List<ImportRow> rows = desk.rows(id);
        assertThat(rows).hasSize(faults.length);
        for (int i = 0; i < faults.length; i++) {
            if (faults[i][1] != null) {
                assertThat(rows.get(i).outcome()).as(faults[i][0]).isEqualTo(Outcome.REFUSED);
                assertThat(rows.get(i).reason()).as(faults[i][0]).contains(faults[i][1]);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        db.run(em -> desk.imports.writeLeftOut(id, out));
        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(faults.length).anyMatch(l -> l.contains("'=cmd()"));
        assertThat(csv).startsWith("\uFEFFrow,why,staff_number");
    }

    @OnBothDatabases
    void anImportForOneAgencyCannotTouchAnother(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.signedInFor(desk.f.nurseries);
        assertThatThrownBy(() -> desk.people(HEADS + "1,A,B,HN,,Manager,1/9/2024,,\n")).isInstanceOf(NotInScope.class);
        UUID id = desk.upload(ImportKind.PEOPLE, desk.f.nurseries, HEADS + "1,Ann,Lee,,,Manager,1/9/2024,,\n2,Bob,Ray,NHS,,Teacher,1/9/2024,,\n",
                "2026-11-01", null);
        assertThat(desk.said(id)).containsExactly("2 added", "3 refused: agency \"NHS\" is not known, or is not one of yours.");
        desk.signedInFor(desk.f.school);
        assertThatThrownBy(() -> desk.batch(id)).isInstanceOf(NotInScope.class);
        assertThatThrownBy(() -> db.run(em -> desk.imports.confirm(id))).isInstanceOf(NotInScope.class);
        var list = db.tx(em -> desk.imports.page(PageRequest.of(0, 10)));
        assertThat(list.total()).isZero();
    }

    @OnBothDatabases
    void nothingIsWrittenWhenSomethingChangedAfterTheCheck(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n"));
        UUID id = desk.people(HEADS + "1,Ann,Lee,HN,,Manager,01/09/2024,,\n");
        PostRow ann = postOf(desk, "1");
        db.run(em -> desk.f.people.end(ann.postId(), LocalDate.of(2026, 6, 30)));
        TreeSet<String> before = desk.believed();
        assertThat(desk.save(id)).contains("nothing was saved");
        assertThat(desk.believed()).isEqualTo(before);
        assertThat(desk.batch(id).state()).isEqualTo("checked");
        assertThat(desk.batch(id).message()).contains("nothing was saved");
        assertThat(desk.log()).as("the first import only").containsExactly("Ruth Calder import.confirmed: people, 1 rows");
        desk.sitsDown("Owen Price");
        assertThat(desk.save(id)).isNull();
        assertThat(desk.log()).hasSize(2).contains("Owen Price import.confirmed: people, 1 rows");
    }

    /** What a node does with an import; it says that it is at work whenever it gives a sign of life. */
    private interface Work {
        void with(Imports imports, Runnable alive);
    }

    /** Two nodes, each over a connection of its own; whoever is at work waits a little for the other. @return what each was told, "done" when nothing */
    private static List<String> onTwoNodes(ImportFixture desk, Work one, Work other) throws Exception {
        CountDownLatch bothAtWork = new CountDownLatch(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<String> told = new ArrayList<>();
        for (Future<String> each : two.invokeAll(List.of(node(desk, one, bothAtWork), node(desk, other, bothAtWork)))) {
            told.add(each.get());
        }
        two.shutdown();
        return told;
    }

    private static Callable<String> node(ImportFixture desk, Work work, CountDownLatch bothAtWork) {
        boolean[] said = {false};
        return () -> {
            try (EntityManager em = desk.db.anotherEm()) {
                em.getTransaction().begin();
                try {
                    work.with(desk.imports(em), () -> {
                        if (!said[0]) {
                            said[0] = true;
                            bothAtWork.countDown();
                            await(bothAtWork);
                        }
                    });
                    em.getTransaction().commit();
                    return "done";
                } catch (Refusal refusal) {
                    em.getTransaction().rollback();
                    return refusal.key();
                }
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Work writing(ImportFixture desk, UUID id) {
        return (imports, alive) -> imports.write(id, desk.account, done -> alive.run());
    }

    private static Work takingBack(ImportFixture desk, UUID id) {
        return (imports, alive) -> imports.takeBack(id, desk.account, alive);
    }

    @OnBothDatabases
    void theSameListConfirmedOnTwoNodesIsWrittenOnce(Database.Fresh db) throws Exception {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String file = HEADS + "1,Ann,Lee,HN,Tern Street,Nursery nurse,01/09/2024,,\n2,Bea,Ray,HN,Tern Street,Nursery nurse,01/09/2024,,\n";
        UUID one = desk.people(file);
        UUID two = desk.people(file);
        db.run(em -> desk.imports.confirm(one));
        db.run(em -> desk.imports.confirm(two));

        assertThat(onTwoNodes(desk, writing(desk, one), writing(desk, two))).containsExactlyInAnyOrder("done", "provisioning.changedSince");
        var posts = db.tx(em -> desk.f.people.postsIn(Set.of(desk.f.nurseries)));
        assertThat(posts).hasSize(2);
        assertThat(List.of(desk.batch(one).state(), desk.batch(two).state())).containsExactlyInAnyOrder("written", "writing");
    }

    @OnBothDatabases
    void workThatAnotherNodeTakesOverIsDoneOnce(Database.Fresh db) throws Exception {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        TreeSet<String> before = desk.believed();
        UUID id = desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n2,Bea,Ray,HN,,Nursery nurse,01/09/2024,,\n");
        db.run(em -> desk.imports.confirm(id));
        assertThat(onTwoNodes(desk, writing(desk, id), writing(desk, id))).containsExactly("done", "done");
        var posts = db.tx(em -> desk.f.people.postsIn(Set.of(desk.f.nurseries)));
        assertThat(posts).hasSize(2);
        assertThat(desk.log()).containsExactly("Ruth Calder import.confirmed: people, 2 rows");

        db.run(em -> desk.imports.undo(id));
        assertThat(onTwoNodes(desk, takingBack(desk, id), takingBack(desk, id))).containsExactly("done", "done");
        assertThat(desk.believed()).isEqualTo(before);
        assertThat(desk.log()).hasSize(2);
    }

    @OnBothDatabases
    void whatStoppedOneNodeDoesNotPutBackWhatAnotherHasDone(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID id = desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n");
        assertThat(desk.save(id)).isNull();
        db.run(em -> desk.imports.stopped(id, "Too late."));
        assertThat(desk.batch(id).state()).isEqualTo("written");
    }

    @OnBothDatabases
    void givesSignsOfLifeWhileItWritesAndTakesBack(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID id = desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n");
        db.run(em -> desk.imports.confirm(id));
        List<Integer> signs = new ArrayList<>();
        db.run(em -> desk.imports.write(id, desk.account, signs::add));
        assertThat(signs).hasSizeGreaterThanOrEqualTo(4).containsOnly(1);
        db.run(em -> desk.imports.undo(id));
        signs.clear();
        db.run(em -> desk.imports.takeBack(id, desk.account, () -> signs.add(1)));
        assertThat(signs).hasSizeGreaterThanOrEqualTo(5);
    }

    @OnBothDatabases
    void anUndoneImportLeavesEverythingAsItWas(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String first = HEADS + "1,Ann,Lee,HN,Harbour Lane,Nursery nurse,01/09/2024,,ann@x.example\n2,Bob,Ray,HN,Tern Street,Nursery nurse,01/09/2024,,\n"
                + "3,Cat,Fox,HN,Tern Street,Nursery nurse,01/09/2024,,\n4,Dan,Poe,HN,Tern Street,Nursery nurse,01/09/2024,,\n";
        desk.save(desk.people(first));
        UUID bob = postOf(desk, "2").postId();
        db.run(em -> desk.f.people.beginAbsence(bob, "sickness", LocalDate.of(2026, 10, 1), null));
        TreeSet<String> before = desk.believed();
        UUID id = desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + "1,Ann,Lee-Hay,HN,Harbour Lane,Manager,01/09/2024,,ann@x.example\n"
                + "2,Bob,Ray,HN,Tern Street,Nursery nurse,01/09/2024,31/10/2026,\n3,Cat,Fox,HN,Brand New,Room leader,01/09/2024,,\n"
                + "5,Eve,Hay,HN,Harbour Lane,Nursery nurse,01/10/2026,,\n", "2026-11-10", "2026-11-09");
        assertThat(desk.counts(id)).containsEntry(Outcome.CHANGED, 2L).containsEntry(Outcome.ENDED, 2L).containsEntry(Outcome.ADDED, 1L);
        assertThat(desk.save(id)).isNull();
        assertThat(desk.believed()).isNotEqualTo(before);
        assertThat(desk.undo(id)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
        assertThat(desk.batch(id).state()).isEqualTo("undone");
        var again = desk.upload(ImportKind.PEOPLE, desk.f.partnership, first, "2026-11-11", null);
        assertThat(desk.counts(again)).containsEntry(Outcome.UNCHANGED, 4L);
    }

    @OnBothDatabases
    void anImportOnWhichLaterWorkStandsIsNotUndone(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID id = desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,\n");
        desk.save(id);
        PostRow ann = postOf(desk, "1");
        db.run(em -> Sql.of(em, "insert into account (id, person_id, user_name, display_name, created_at) values (:id, :id, 'a.lee', 'Ann Lee', :now)")
                .set("id", ann.facts().personId()).set("now", ann.recordedAt()).update());
        assertThat(desk.undo(id)).contains("1 accounts");
        assertThat(desk.log()).as("what was refused").noneMatch(l -> l.contains("undone"));
        assertThat(desk.batch(id).state()).isEqualTo("written");
        db.run(em -> Sql.of(em, "delete from account where user_name = 'a.lee'").update());
        desk.clock.forward(java.time.Duration.ofMinutes(1));
        db.run(em -> desk.f.people.end(ann.postId(), LocalDate.of(2026, 11, 20)));
        assertThat(desk.undo(id)).contains("1 posts");
    }

    @OnBothDatabases
    void aListThatOnlyConfirmedAnExemptedPostIsUndone(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        String ann = "1,Ann,Lee,HN,,Nursery nurse,01/09/2020,,\n";
        desk.save(desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + ann, "2021-01-10", null));
        exempt(desk, postOf(desk, "1").postId());
        TreeSet<String> before = desk.believed();
        UUID id = desk.people(HEADS + ann + "2,Bea,Ray,HN,,Nursery nurse,01/09/2024,,\n");
        desk.save(id);
        UUID fresh = exempt(desk, postOf(desk, "2").postId());
        assertThat(desk.undo(id)).contains("1 exemptions");
        db.run(em -> Sql.of(em, "delete from exemption where id = :id").set("id", fresh).update());
        assertThat(desk.undo(id)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
    }

    private static UUID exempt(ImportFixture desk, UUID post) {
        UUID id = heed.platform.Ids.next();
        desk.db.run(em -> Sql.of(em, "insert into exemption (id, post_id, first_day, last_day, reason, signed_by, recorded_at)"
                        + " values (:id, :post, :first, :last, 'Parental leave', :by, :now)")
                .set("id", id).set("post", post).set("first", LocalDate.of(2021, 2, 1)).set("last", LocalDate.of(2021, 8, 31))
                .set("by", desk.account).set("now", java.time.OffsetDateTime.now(desk.clock)).update());
        return id;
    }

    @OnBothDatabases
    void twoImportsAreUndoneInTurn(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        UUID cat = db.tx(em -> desk.f.nurseryWorker("Cat", "Fox", "2024-01-01"));
        UUID catsPost = db.tx(em -> desk.f.people.posts(List.of(cat))).get(0).postId();
        db.run(em -> desk.f.people.beginAbsence(catsPost, "sickness", LocalDate.of(2026, 10, 1), null));
        TreeSet<String> before = desk.believed();

        UUID january = desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + "1,Ann,Lee,HN,Harbour Lane,Nursery nurse,01/09/2024,,\n"
                + "2,Bea,Ray,HN,Quay,Nursery nurse,01/09/2024,,\n7,Cat,Fox,HN,Harbour Lane,Nursery nurse,01/01/2024,,\n", "2026-10-01", null);
        db.run(em -> desk.imports.decide(january, Map.of(4, "same")));
        desk.check(january);
        assertThat(desk.save(january)).isNull();
        TreeSet<String> afterJanuary = desk.believed();

        UUID february = desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + "1,Ann,Lee,HN,Harbour Lane,Manager,01/09/2024,,ann@x.example\n"
                + "2,Bea,Ray,HN,Tern Street,Nursery nurse,01/06/2026,,\n7,Cat,Fox,HN,Harbour Lane,Room leader,01/01/2024,31/10/2026,\n", "2026-11-01", null);
        assertThat(desk.counts(february)).isEqualTo(Map.of(Outcome.CHANGED, 3L));
        assertThat(desk.save(february)).isNull();
        assertThat(desk.undo(january)).as("February stands on it").isNotNull();
        assertThat(desk.undo(february)).isNull();
        assertThat(desk.believed()).isEqualTo(afterJanuary);
        assertThat(desk.undo(january)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
    }

    @OnBothDatabases
    void twoImportsOfUnitsAndOfReturnsAreUndoneInTurn(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        TreeSet<String> before = desk.believed();
        String units = "Type,Unit code,Unit name,Part of\n";
        String returns = "Agency;Group;Level;Area;Headcount;As at;Source;Method;Confidence;Returned by\n";
        UUID one = desk.upload(ImportKind.UNITS, desk.f.partnership, units + "Agency,NF,Fire,ENG\nSite,HN-TS,Tern Square,HN\n", "2026-10-01", null);
        desk.save(one);
        UUID first = desk.upload(ImportKind.HEADCOUNT, desk.f.partnership, returns + "HN;nursery;;;164;31/10/2026;Payroll;payroll;high;Ann\n", "2026-11-01", null);
        desk.save(first);
        TreeSet<String> between = desk.believed();
        UUID two = desk.upload(ImportKind.UNITS, desk.f.partnership, units + "Agency,NF,Fire and Rescue,ENG\nSite,HN-TS,Tern Place,HN\n", "2026-11-01", null);
        desk.save(two);
        UUID second = desk.upload(ImportKind.HEADCOUNT, desk.f.partnership, returns + "HN;nursery;;;171;31/10/2026;Payroll;payroll;high;Ann\n", "2026-11-01", null);
        desk.save(second);
        assertThat(desk.undo(first)).contains("1 headcount returns");
        assertThat(desk.undo(second)).isNull();
        assertThat(desk.undo(two)).isNull();
        assertThat(desk.believed()).isEqualTo(between);
        int fire = db.tx(em -> desk.f.units.findByCode("NF").orElseThrow().key());
        db.run(em -> Sql.of(em, "insert into role_grant (id, account_id, role, unit_key, first_day, recorded_at) values (:id, :account, 'coordinator', :unit, :day, :now)")
                .set("id", heed.platform.Ids.next()).set("account", desk.account).set("unit", fire).set("day", LocalDate.of(2026, 11, 1))
                .set("now", java.time.OffsetDateTime.now(desk.clock)).update());
        assertThat(desk.undo(one)).as("the unit is still one that the import brought").contains("1 rules or grants");
        db.run(em -> Sql.of(em, "delete from role_grant where unit_key = :unit").set("unit", fire).update());
        assertThat(desk.undo(first)).isNull();
        assertThat(desk.undo(one)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
    }

    @OnBothDatabases
    void theAccountIsCalledAsBeforeOnceTheImportIsUndone(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2024,,ann@x.example\n"));
        UUID ann = postOf(desk, "1").facts().personId();
        db.run(em -> Sql.of(em, "insert into account (id, person_id, user_name, display_name, created_at) values (:id, :id, 'a.lee', 'Ann Lee', :now)")
                .set("id", ann).set("now", java.time.OffsetDateTime.now(desk.clock)).update());
        UUID id = desk.people(HEADS + "1,Ann,Moss,HN,,Nursery nurse,01/09/2024,,ann@x.example\n");
        desk.save(id);
        assertThat(accountName(desk)).isEqualTo("Ann Moss");
        assertThat(desk.undo(id)).isNull();
        assertThat(accountName(desk)).isEqualTo("Ann Lee");
        var names = db.tx(em -> desk.f.people.before(ann));
        assertThat(names).as("what was believed in between can still be asked").singleElement().satisfies(b -> {
            assertThat(b.name()).isEqualTo("Ann Moss");
            assertThat(b.wrong()).isTrue();
        });
    }

    private static String accountName(ImportFixture desk) {
        return desk.db.tx(em -> Sql.of(em, "select display_name from account where user_name = 'a.lee'").first(r -> r.text("display_name")).orElseThrow());
    }

    @OnBothDatabases
    void bringsUnitsInTheOrderTheTreeNeeds(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        TreeSet<String> before = desk.believed();
        UUID id = desk.upload(ImportKind.UNITS, desk.f.england, "Type,Unit code,Unit name,Part of,Sector,Start date\n"
                + "Team,ST-A,Shift A,ST,,\nSite,ST,South Station,NF,fire,\nAgency,NF,Northmere Fire,ENG,fire,1/1/2022\n"
                + "Site,HN-TS,Tern Square,HN,,\nSite,HN-HL,Harbour Lane,NHS,,\nAgency,POL2,Other,POL,,\nAgency,POL,Other name,ENG,,\n"
                + "Planet,X,Mars,ENG,,\nTeam,NF,Shift,HN,,\nSite,Q,Quay,NOPE,,\n", "2026-11-01", null);
        assertThat(desk.said(id)).containsExactly("2 added", "3 added", "4 added", "5 changed", "6 changed",
                "7 refused: parent \"POL\" is not known, or is not one of yours.",
                "8 refused: code POL belongs to a unit that this import cannot change.",
                "9 refused: kind \"Planet\" is not known. Known: agency, area, team, workplace.", "10 refused: code NF is on row 4 already.",
                "11 refused: parent \"NOPE\" is not known, or is not one of yours.");
        db.run(em -> desk.f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        TreeSet<String> withAnn = desk.believed();
        assertThat(desk.save(id)).isNull();
        var path = db.tx(em -> desk.f.units.path(desk.f.units.findByCode("st-a").orElseThrow().key(), LocalDate.of(2026, 11, 22)).stream()
                .map(u -> u.name()).toList());
        assertThat(path).containsExactly("Northmere Safeguarding Partnership", "Northmere", "Northmere Fire", "South Station", "Shift A");
        var ann = db.tx(em -> desk.f.people.postsIn(Set.of(desk.f.school)));
        assertThat(ann).singleElement().satisfies(p -> assertThat(p.facts().firstDay()).isEqualTo("2026-11-01"));
        assertThat(desk.undo(id)).isNull();
        assertThat(desk.believed()).isEqualTo(withAnn).isNotEqualTo(before);
    }

    @OnBothDatabases
    void endsAnAgencyTogetherWithWhatStandsBelowIt(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        String heads = "Type,Unit code,Unit name,Part of,End date\n";
        TreeSet<String> before = desk.believed();
        UUID id = desk.upload(ImportKind.UNITS, desk.f.england, heads + "Agency,HN,Harbour Nurseries,ENG,31/10/2026\n"
                + "Site,HN-HL,Harbour Lane,HN,31/10/2026\nSite,HN-TS,Tern Street,HN,30/09/2026\n", "2026-11-01", null);
        assertThat(desk.said(id)).containsExactly("2 ended", "3 ended", "4 ended");
        assertThat(desk.save(id)).isNull();
        var closed = db.tx(em -> desk.f.units.find(desk.f.harbourLane)).orElseThrow();
        assertThat(closed.lastDay()).isEqualTo("2026-10-31");
        assertThat(desk.undo(id)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
    }

    @OnBothDatabases
    void refusesToEndUnitsThatAreStillInUse(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        String heads = "Type,Unit code,Unit name,Part of,End date\n";
        db.run(em -> desk.f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID id = desk.upload(ImportKind.UNITS, desk.f.partnership, heads + "Agency,HN,Harbour Nurseries,ENG,31/10/2026\n"
                + "Site,HN-HL,Harbour Lane,HN,31/10/2026\nSite,HN-TS,Tern Street,HN,30/09/2026\n"
                + "Agency,POL,Northmere Police,NSP,31/10/2026\nAgency,NHS,Northmere High School,ENG,31/10/2026\nSite,NHS-6,Sixth Form,NHS,\n"
                + "Area,WAL,Llanmere,NSP,31/12/2019\n", "2026-11-01", null);
        assertThat(desk.said(id)).containsExactly(
                "2 refused: \"Harbour Nurseries\" is still in use after that day: 1 units stand below it and 1 posts run in it. End or move them first.",
                "3 refused: \"Harbour Lane\" is still in use after that day: 0 units stand below it and 1 posts run in it. End or move them first.",
                "4 ended",
                "5 refused: \"Northmere Police\" is still in use after that day: 1 units stand below it and 0 posts run in it. End or move them first.",
                "6 refused: \"Northmere High School\" is still in use after that day: 1 units stand below it and 0 posts run in it. End or move them first.",
                "7 added", "8 refused: This unit does not exist on 31 December 2019. Choose another day.");
        assertThat(desk.save(id)).isNull();
    }

    @OnBothDatabases
    void endsAnAgencyWhosePartsTheFileMovesAway(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        db.run(em -> desk.f.nurseryWorker("Ann", "Lee", "2024-09-01"));
        UUID id = desk.upload(ImportKind.UNITS, desk.f.partnership, "Type,Unit code,Unit name,Part of,End date\n"
                + "Agency,HN,Harbour Nurseries,ENG,31/10/2026\nSite,HN-HL,Harbour Lane,NHS,\nSite,HN-TS,Tern Street,NHS,\n", "2026-11-01", null);
        assertThat(desk.said(id)).containsExactly("2 ended", "3 changed", "4 changed");
        assertThat(desk.save(id)).isNull();
    }

    @OnBothDatabases
    void bringsHeadcountReturnsAndTakesThemBack(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        String heads = "Agency;Group;Level;Area;Headcount;As at;Source;Method;Confidence;Returned by\n";
        UUID first = desk.upload(ImportKind.HEADCOUNT, desk.f.partnership, heads + "HN;nursery;;;164;31/10/2026;Payroll;payroll;high;\n", "2026-11-01", null);
        desk.save(first);
        TreeSet<String> before = desk.believed();
        UUID id = desk.upload(ImportKind.HEADCOUNT, desk.f.partnership, heads + "HN;nursery;;;171;31/10/2026;Payroll;payroll;high;Ann\n"
                + "HN;nursery;4;;1,002;31/10/2026;Payroll;HR system;medium;\nPOL;Police, response;;ENG;300;46326;Duty system;census;low;\n"
                + "POL;Police, response;;;300;31/10/2026;Duty system;census;low;\nHN;nursery;;;5;1/12/2026;Payroll;payroll;high;\n"
                + "HN;nursery;;;5.5;31/10/2026;Payroll;payroll;high;\nHN;nursery;;;5;31/10/2026;;payroll;high;\n"
                + "HN;nursery;;;5;31/10/2026;x;sorcery;high;\nHN;nursery;;;5;31/10/2026;x;payroll;rather;\n"
                + "HN;nursery;L2;Northmere;9;31/10/2026;Payroll;payroll;high;\n", "2026-11-01", null);
        assertThat(desk.rows(id)).extracting(r -> r.outcome().code()).containsExactly("changed", "added", "added", "refused", "refused",
                "refused", "refused", "refused", "refused", "refused");
        assertThat(desk.rows(id).get(9).reason()).isEqualTo("The same agency, group, level, area and date as row 2.");
        assertThat(desk.rows(id).get(0).before()).isEqualTo("posts: 164; sent by: Ruth Calder");
        assertThat(desk.save(id)).isNull();
        List<String> hands = db.tx(em -> Sql.of(em, "select submitted_by, submitted_by_account from headcount_return where superseded_at is null order by posts")
                .list(r -> r.text("submitted_by") + " " + r.uuid("submitted_by_account")));
        assertThat(hands).as("a name in the file is nobody's account").containsExactly("Ann null", "Ruth Calder " + desk.account, "Ruth Calder " + desk.account);
        assertThat(desk.undo(id)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
        hands = db.tx(em -> Sql.of(em, "select submitted_by_account from headcount_return where superseded_at is null").list(r -> String.valueOf(r.uuid("submitted_by_account"))));
        assertThat(hands).containsExactly(desk.account.toString());
        assertThat(desk.said(desk.upload(ImportKind.HEADCOUNT, desk.f.partnership, heads + "HN;nursery;;;164;31/10/2026;Payroll;payroll;high;Ruth Calder\n", "2026-11-01", null)))
                .as("the same return, written from before accounts were kept or by hand").containsExactly("2 unchanged");
    }

    @OnBothDatabases
    void bringsPastCompletionsToTheRightPerson(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        db.run(em -> Sql.of(em, "insert into module (slug, code, title, level_from, level_to, minutes, refresh_months, first_seen)"
                + " select 'act-on-a-concern', 'M03', 'Act on a concern', 1, 5, 20, 24, :now from unit where code = 'NSP'"
                + " and not exists (select 1 from module where code = 'M03')").set("now", java.time.OffsetDateTime.now()).update());
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2020,31/08/2024,\n2,Bob,Ó Briain,HN,,Nursery nurse,01/09/2024,,bob@x.example\n"));
        String file = "Payroll No,Surname,Email,Agency,Course,Date completed,Trainer,Certificate No,Verified by\n"
                + "1,LEE,,HN,M03,14/5/2022,Pool,4711,Ruth\n,O Briain,BOB@x.example,,act-on-a-concern,45000,Pool,,\n"
                + "2,Ó Briain,,HN,Act on a concern,1 May 2024,,,\n1,Ray,,HN,M03,14/5/2022,Pool,,\n9,Lee,,HN,M03,14/5/2022,Pool,,\n"
                + "1,Lee,,HN,M99,14/5/2022,Pool,,\n1,Lee,,HN,M03,14/5/2027,Pool,,\n,Lee,,,M03,14/5/2022,Pool,,\n1,Lee,,HN,M03,14/5/2022,Pool,,\n";
        TreeSet<String> before = desk.believed();
        UUID id = desk.upload(ImportKind.AWARDS, desk.f.partnership, file, "2026-11-01", null);
        assertThat(desk.said(id)).containsExactly("2 added", "3 added", "4 added",
                "5 refused: 1 belongs to somebody whose family name is not \"Ray\".",
                "6 refused: Nobody at Harbour Nurseries has or had the staff number 9.",
                "7 refused: module \"M99\" is not one of ours. Write its code, such as M01.", "8 refused: 14 May 2027 is still to come.",
                "9 refused: staff_number and email are both empty. One of them must say who it is.", "10 refused: The same person, module and day as row 2.");
        assertThat(desk.batch(id).notes()).anyMatch(n -> n.startsWith("2 completions name nobody who verified it"));
        assertThat(desk.save(id)).isNull();
        UUID again = desk.upload(ImportKind.AWARDS, desk.f.partnership, file, "2026-11-01", null);
        assertThat(desk.counts(again)).containsEntry(Outcome.UNCHANGED, 3L);
        desk.sitsDown("Owen Price");
        assertThat(desk.undo(id)).isNull();
        assertThat(desk.believed()).isEqualTo(before);
        assertThat(desk.log()).last().isEqualTo("Owen Price import.undone: awards, 9 rows");
        var revokers = db.tx(em -> Sql.of(em, "select distinct revoked_by from award_revocation").list(r -> r.text("revoked_by")));
        assertThat(revokers).containsExactly("Owen Price");
    }

    /** Whatever a file holds, what the check shows is what is written, and an undo restores what was believed before. */
    @OnBothDatabases
    void theCheckShowsWhatIsWrittenAndTheUndoRestoresIt(Database.Fresh db) {
        long seed = new SplittableRandom().nextLong();
        System.out.println("theCheckShowsWhatIsWrittenAndTheUndoRestoresIt seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        for (int round = 0; round < 12; round++) {
            TreeSet<String> before = desk.believed();
            boolean full = random.nextInt(3) == 0;
            UUID id = desk.upload(ImportKind.PEOPLE, desk.f.partnership, HEADS + randomRows(random), "2026-10-" + (10 + round),
                    full ? "2026-10-09" : null);
            Map<Outcome, Long> counts = desk.counts(id);
            long work = counts.entrySet().stream().filter(e -> !e.getKey().isLeftOut()).mapToLong(Map.Entry::getValue).sum();
            if (work == 0) {
                continue;
            }
            assertThat(desk.save(id)).isNull();
            TreeSet<String> after = desk.believed();
            long posts = after.stream().filter(b -> b.startsWith("post ")).count() - before.stream().filter(b -> b.startsWith("post ")).count();
            long moved = desk.rows(id).stream().filter(r -> r.after() != null && r.after().contains("since: ")).count();
            assertThat(posts).isEqualTo(counts.getOrDefault(Outcome.ADDED, 0L) + moved);
            if (random.nextInt(2) == 0) {
                assertThat(desk.undo(id)).isNull();
                assertThat(desk.believed()).isEqualTo(before);
            }
        }
    }

    private static String randomRows(SplittableRandom random) {
        String[] names = {"Ann,Lee", "Bob,Ray", "Cat,Fox", "Dan,Poe", "Eve,Hay"};
        String[] places = {"Harbour Lane", "Tern Street", "", "Quay", "Dock"};
        String[] jobs = {"Nursery nurse", "Room leader", "Manager", "Unheard of"};
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            int n = random.nextInt(8);
            rows.append(n).append(',').append(names[random.nextInt(6) == 0 ? random.nextInt(5) : n % 5]).append(",HN,")
                    .append(places[random.nextInt(5)]).append(',').append(jobs[random.nextInt(4)]).append(",1/").append(1 + random.nextInt(12))
                    .append("/202").append(4 + random.nextInt(3)).append(',')
                    .append(random.nextInt(5) == 0 ? "30/" + (1 + random.nextInt(11)) + "/2026" : "").append(",\n");
        }
        return rows.toString();
    }

    @Tag("bench")
    @OnBothDatabases
    void takesFiftyThousandRows(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        StringBuilder file = new StringBuilder(HEADS);
        for (int i = 0; i < Sheet.LIMIT_ROWS; i++) {
            file.append(i).append(",Given,Family").append((char) ('a' + i % 26)).append((char) ('a' + i / 26 % 26))
                    .append((char) ('a' + i / 676 % 26)).append(i % 7).append(",HN,Site ").append(i % 40)
                    .append(",Nursery nurse,01/09/2024,,g").append(i).append("@x.example\n");
        }
        String text = file.toString().replaceAll("(Family\\w{3})\\d", "$1");
        long start = System.nanoTime();
        UUID id = desk.people(text);
        long checked = System.nanoTime();
        assertThat(desk.counts(id)).containsEntry(Outcome.ADDED, (long) Sheet.LIMIT_ROWS);
        assertThat(desk.save(id)).isNull();
        long written = System.nanoTime();
        UUID again = desk.people(text);
        long again1 = System.nanoTime();
        assertThat(desk.counts(again)).containsEntry(Outcome.UNCHANGED, (long) Sheet.LIMIT_ROWS);
        assertThat(desk.undo(id)).isNull();
        System.out.printf("%s: 50,000 rows checked in %d ms, written in %d ms, checked again in %d ms, undone in %d ms%n", db.kind,
                (checked - start) / 1_000_000, (written - checked) / 1_000_000, (again1 - written) / 1_000_000,
                (System.nanoTime() - again1) / 1_000_000);
    }

    @OnBothDatabases
    void aPersonOfAnotherNameUnderAnOldNumberIsAnotherPerson(Database.Fresh db) {
        ImportFixture desk = new ImportFixture(db);
        desk.knowTitles();
        desk.save(desk.people(HEADS + "1,Ann,Lee,HN,,Nursery nurse,01/09/2020,31/08/2024,\n"));
        UUID id = desk.people(HEADS + "1,Zoe,Poe,HN,,Nursery nurse,01/09/2025,,\n");
        assertThat(desk.said(id)).containsExactly("2 added");
        UUID known = db.tx(em -> desk.f.people.create(new NewPerson("Un", "Related", null, null)));
        assertThat(known).isNotNull();
    }
}
