package heed.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Database;
import heed.OnBothDatabases;
import heed.catalogue.Block;
import heed.catalogue.ModuleText;
import java.util.List;

class AnswerWordsDbTest {
    private static List<String> said(Database.Fresh db, Classroom room, Given... given) {
        Enrolment enrolment = db.tx(em -> room.enrolments.enrol(room.nina, Classroom.SLUG));
        db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(given)));
        return db.tx(em -> {
            ModuleText text = room.enrolments.text(enrolment);
            AnswerWords words = new AnswerWords(text, enrolment.nation(), page -> room.enrolments.renderer(enrolment, text.page(page).orElseThrow(), ""));
            return room.enrolments.given(enrolment).stream().map(a -> words.question(a) + " > " + words.answer(a)).toList();
        });
    }

    @OnBothDatabases
    void saysWhatWasAskedInTheLearnersNationAndWhatWasChosen(Database.Fresh db) {
        Classroom room = new Classroom(db);
        assertThat(said(db, room, room.given("look", "M99-C1", "me"), room.given("quiz", "M99-Q4#1", "a", "c"), room.given("quiz", "M99-Q5#1", "ask=wise", "hope=not-enough"), room.given("look", "M99-C1")))
                .containsExactly("Who acts in England? > I do", "Choose all that fit. > Hungry; Late once", "Rate. > Ask: Wise; Hope: Not enough", "Who acts in England? > Nothing chosen");
    }

    @OnBothDatabases
    void saysTheWayThroughAStoryAndWhetherATaskIsDone(Database.Fresh db) {
        Classroom room = new Classroom(db);
        Block.Scenario story = db.tx(em -> room.enrolments.text(room.enrolments.enrol(room.nina, Classroom.SLUG)).scenario("M99-S1").orElseThrow());
        String no = story.steps().get("a").choices().get(1).key();
        assertThat(said(db, room, room.given("story", "M99-S1", "a=" + no), room.given("story", "M99-S1", "back"), room.given("story", "M99-S1", "restart"),
                room.given("extra", "M99-T1", "done"), room.given("extra", "M99-T1", "not-done")))
                .containsExactly("Knock? > No", "A door. > Go back one step", "A door. > Start again", "Find the number. > I have done this", "Find the number. > Not done after all");
    }
}
