package heed.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.Scope;
import heed.catalogue.Item;
import heed.enrolment.Classroom;
import heed.enrolment.Enrolment;
import heed.enrolment.Given;
import heed.enrolment.ItemAnalysis;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class ItemAnalysisDbTest {
    @OnBothDatabases
    void countsFirstAnswersOfPeopleInScopeAndSaysNothingAboutFewerThanTen(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Quizzes quizzes = new Quizzes(db.em(), room.clock, room.enrolments);
        ItemAnalysis analysis = new ItemAnalysis(db.em(), room.clock, room.modules);
        for (int i = 0; i < 12; i++) {
            int n = i;
            UUID person = db.tx(em -> room.town.nurseryWorker("Person", "No " + n, "2025-09-01"));
            Enrolment enrolment = db.tx(em -> room.enrolments.enrol(person, Classroom.SLUG));
            Attempt attempt = db.tx(em -> quizzes.start(person, enrolment.id()));
            List<Given> answers = attempt.items().stream().map(item -> room.given("quiz", attempt.answerName(item.id()), words(item, n < 3))).toList();
            db.run(em -> room.enrolments.answer(person, enrolment.id(), answers));
            db.run(em -> quizzes.submit(person, attempt.id()));
        }

        List<ItemAnalysis.ItemFigures> all = db.tx(em -> analysis.of(Classroom.SLUG, new Scope(Set.of(room.town.nurseries))));
        ItemAnalysis.ItemFigures anchor = all.stream().filter(f -> f.item().equals("M99-Q1")).findFirst().orElseThrow();
        assertThat(anchor.people()).isEqualTo(12);
        assertThat(anchor.facility().orElseThrow()).isEqualTo(0.25, within(0.0001));
        assertThat(anchor.discrimination().orElseThrow()).isEqualTo(1.0, within(0.0001));
        assertThat(anchor.flags()).containsExactly(ItemAnalysis.Flag.TOO_HARD);
        assertThat(anchor.stem()).isEqualTo("What now?");
        assertThat(anchor.ideas()).containsExactly(new ItemAnalysis.Idea("Waiting is safe", 0.75));
        assertThat(all.stream().filter(f -> f.people() == 0)).allMatch(f -> f.ideas().isEmpty() && f.flags().isEmpty());
        assertThat(all.stream().mapToLong(ItemAnalysis.ItemFigures::people)).allMatch(n -> n == 0 || n >= 10);
        List<ItemAnalysis.ItemFigures> elsewhere = db.tx(em -> analysis.of(Classroom.SLUG, new Scope(Set.of(room.town.police))));
        assertThat(elsewhere).isEmpty();
    }

    private static String[] words(Item item, boolean right) {
        return right ? item.fitting().toArray(String[]::new) : new String[] {"wait"};
    }
}
