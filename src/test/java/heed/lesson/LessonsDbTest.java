package heed.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.Database;
import heed.OnBothDatabases;
import heed.access.NotInScope;
import heed.enrolment.Classroom;
import heed.enrolment.Enrolment;
import heed.enrolment.Reflections;
import heed.platform.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

class LessonsDbTest {
    private static final class Desk {
        final Database.Fresh db;
        final Classroom room;
        final Reflections notes;
        final Lessons lessons;
        final Enrolment enrolment;

        Desk(Database.Fresh db) {
            this.db = db;
            room = new Classroom(db);
            notes = new Reflections(db.em(), room.clock, room.enrolments);
            lessons = new Lessons(room.enrolments, notes);
            enrolment = db.tx(em -> room.enrolments.enrol(room.nina, Classroom.SLUG));
        }

        Screen screen(String page) {
            return db.tx(em -> lessons.screen(room.nina, enrolment.id(), page, false, ""));
        }

        Document html(String page) {
            return Jsoup.parse(screen(page).html());
        }

        void answer(String page, String item, String... words) {
            room.clock.forward(Duration.ofSeconds(5));
            db.run(em -> room.enrolments.answer(room.nina, enrolment.id(), List.of(room.given(page, item, words))));
        }

        String shown() {
            return html("story").select("[data-step]:not([hidden])").attr("data-step");
        }

        String word(String step, String to) {
            return html("story").select("[data-step=" + step + "] form[data-to=" + to + "] [name=value]").val();
        }
    }

    @OnBothDatabases
    void aNoteIsAsLongAsItsBoxCountsIt(Database.Fresh db) {
        Desk desk = new Desk(db);
        String typed = "a".repeat(1999) + "\n" + "b".repeat(2000);
        db.run(em -> desk.notes.write(desk.room.nina, desk.enrolment.id(), "M99-R1", typed.replace("\n", "\r\n")));
        Optional<String> kept = db.tx(em -> desk.notes.read(desk.room.nina, desk.enrolment.id(), "M99-R1"));
        assertThat(kept).contains(typed);
        assertThatThrownBy(() -> db.run(em -> desk.notes.write(desk.room.nina, desk.enrolment.id(), "M99-R1", typed + "c"))).isInstanceOf(Refusal.class);
    }

    @OnBothDatabases
    void showsOnlyTheLearnersPagesWithTheAreasOwnNumbers(Database.Fresh db) {
        Desk desk = new Desk(db);
        Screen first = desk.screen("welcome");

        assertThat(first.steps()).extracting(Screen.Step::id).containsExactly("welcome", "look", "story", "quiz", "extra");
        assertThat(first.html()).contains("01632 960100");
        assertThat(first.minutesLeft()).isEqualTo(10);
        assertThatThrownBy(() -> desk.screen("police")).isInstanceOf(NotInScope.class);
        UUID other = db.tx(em -> desk.room.town.nurseryWorker("Olu", "Bright", "2025-09-01"));
        assertThatThrownBy(() -> db.tx(em -> desk.lessons.screen(other, desk.enrolment.id(), "welcome", false, ""))).isInstanceOf(NotInScope.class);
    }

    @OnBothDatabases
    void goingOnIsAFormThatMarksThePageAndLeadsToTheNext(Database.Fresh db) {
        Desk desk = new Desk(db);
        Element form = Jsoup.parse(desk.screen("welcome").next()).selectFirst("form");

        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/api/learning/registrations/" + desk.enrolment.id() + "/sheet");
        assertThat(form.selectFirst("[name=key]").val()).isEqualTo(desk.enrolment.formKey().toString());
        assertThat(form.selectFirst("[name=next]").val()).endsWith("page=look");
        assertThat(Jsoup.parse(desk.screen("quiz").next()).select("form")).isEmpty();
    }

    @OnBothDatabases
    void aCheckTellsAboutTheAnswerOnlyOnceItIsGiven(Database.Fresh db) {
        Desk desk = new Desk(db);
        assertThat(desk.html("look").select(".feedback:not([hidden])")).isEmpty();
        desk.answer("look", "M99-C1", "they");

        Document html = desk.html("look");
        assertThat(html.select(".feedback:not([hidden])").text()).isEqualTo("Look again. Look again.");
        assertThat(html.selectFirst("input[checked]").val()).isEqualTo("they");
    }

    @OnBothDatabases
    void aStoryGoesOnBackAndRoundFromTheDecisionsOnRecord(Database.Fresh db) {
        Desk desk = new Desk(db);
        assertThat(desk.shown()).isEqualTo("a");
        String yes = desk.word("a", "b");
        desk.answer("story", "M99-S1", desk.word("a", "c"));
        assertThat(desk.shown()).isEqualTo("c");
        assertThat(desk.html("story").select(".trail li").eachText()).containsExactly("No");
        desk.answer("story", "M99-S1", yes);
        assertThat(desk.shown()).as("a decision that was not offered here is passed over").isEqualTo("c");
        desk.answer("story", "M99-S1", "back");
        assertThat(desk.shown()).isEqualTo("a");
        desk.answer("story", "M99-S1", yes);
        assertThat(desk.shown()).isEqualTo("b");
        assertThat(desk.html("story").select("[data-step=b] .consequence").text()).isEqualTo("You asked.");
        desk.answer("story", "M99-S1", "restart");
        assertThat(desk.shown()).isEqualTo("a");
        int decisions = db.tx(em -> desk.room.enrolments.rows(desk.enrolment.id(), List.of("M99-S1"))).size();
        assertThat(decisions).as("every decision stays on record").isEqualTo(5);
    }

    @OnBothDatabases
    void aTaskIsDoneOrNotAndANoteIsShownAsItWasTyped(Database.Fresh db) {
        Desk desk = new Desk(db);
        assertThat(desk.html("extra").select("[data-task] form:not([hidden]) [name=value]").val()).isEqualTo("done");
        assertThat(desk.html("extra").select("[data-task] [role=status]").text()).isEmpty();
        desk.answer("extra", "M99-T1", "done");
        assertThat(desk.html("extra").select("[data-task] [role=status]").text()).isEqualTo("You have marked this as done.");
        assertThat(desk.html("extra").select("[data-task] form:not([hidden]) [name=value]").val()).isEqualTo("not-done");
        db.run(em -> desk.notes.write(desk.room.nina, desk.enrolment.id(), "M99-R1", "<b>Ring sooner</b>"));
        Document html = desk.html("extra");
        assertThat(html.select("textarea").text()).isEqualTo("<b>Ring sooner</b>");
        assertThat(html.select("button[name=delete]:not([hidden])")).hasSize(1);
    }

    @OnBothDatabases
    void whatIsFetchedToBeReadLaterDoesNotMoveThePlace(Database.Fresh db) {
        Desk desk = new Desk(db);
        db.run(em -> desk.lessons.screen(desk.room.nina, desk.enrolment.id(), "story", true, ""));
        String before = db.tx(em -> desk.lessons.place(desk.room.nina, desk.enrolment.id()));
        assertThat(before).isEqualTo("welcome");
        desk.screen("story");
        String after = db.tx(em -> desk.lessons.place(desk.room.nina, desk.enrolment.id()));
        assertThat(after).isEqualTo("story");
    }
}
