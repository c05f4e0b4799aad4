package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heed.Database;
import heed.OnBothDatabases;
import heed.enrolment.ItemAnalysis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What first answers to a package's questions teach, through the same door as those to our own. */
class QuestionsDbTest {
    @TempDir
    Path folder;

    private static String[] answers(String first, boolean right, boolean secondRight) {
        return new String[] {
            "cmi.interactions.0.id", "q1", "cmi.interactions.0.type", "choice", "cmi.interactions.0.description", "Who acts?", "cmi.interactions.0.learner_response", first,
            "cmi.interactions.0.result", right ? "correct" : "incorrect",
            "cmi.interactions.1.id", "q2", "cmi.interactions.1.type", "true-false", "cmi.interactions.1.learner_response", String.valueOf(secondRight), "cmi.interactions.1.result", secondRight ? "correct" : "incorrect",
            "cmi.interactions.2.id", "q3", "cmi.interactions.2.type", "long-fill-in", "cmi.interactions.2.learner_response", "In my own words", "cmi.interactions.2.result", "neutral"};
    }

    @OnBothDatabases
    void countsFirstAttemptsAloneAndTellsWhatWasChosen(Database.Fresh db) {
        ReportsFixture room = new ReportsFixture(db, folder.resolve(db.toString()));
        for (int i = 0; i < 12; i++) {
            ReportsFixture.Learner learner = room.nurseryWorker("Person", "No " + i);
            room.take(learner, "suspendAll", answers(i < 3 ? "me" : i < 9 ? "they" : "they[,]me", i < 3, i < 3));
            room.take(learner, "suspendAll", answers("me", true, true));
        }

        List<ItemAnalysis.ItemFigures> all = db.tx(em -> room.questions.of(room.slug, room.scope(room.town.nurseries)));
        assertThat(all).extracting(ItemAnalysis.ItemFigures::stem).containsExactly("One: Who acts?", "One: q2", "One: q3");
        ItemAnalysis.ItemFigures first = all.get(0);
        assertThat(first.people()).isEqualTo(12);
        assertThat(first.facility().orElseThrow()).isEqualTo(0.25, within(0.0001));
        assertThat(first.discrimination().orElseThrow()).isEqualTo(1.0, within(0.0001));
        assertThat(first.flags()).containsExactly(ItemAnalysis.Flag.TOO_HARD);
        assertThat(first.ideas()).containsExactly(new ItemAnalysis.Idea("they", 0.5), new ItemAnalysis.Idea("me", 0.25), new ItemAnalysis.Idea("they, me", 0.25));
        ItemAnalysis.ItemFigures written = all.get(2);
        assertThat(written.people()).isEqualTo(12);
        assertThat(written.facility()).as("nothing is right or wrong").isEmpty();
        assertThat(written.ideas()).as("what people wrote is told nobody").isEmpty();
        assertThat(db.<Boolean>tx(em -> room.questions.isPackage(room.slug))).isTrue();
        assertThat(db.<List<ItemAnalysis.ItemFigures>>tx(em -> room.questions.of(room.slug, room.scope(room.town.police)))).isEmpty();
    }
}
