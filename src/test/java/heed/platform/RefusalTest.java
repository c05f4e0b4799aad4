package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.ELException;
import jakarta.faces.FacesException;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void isFoundInsideWhatFacesMakesOfIt() {
        Refusal refusal = new Refusal("quiz.alreadySubmitted");
        assertThat(Refusal.in(new FacesException(new ELException(refusal)))).contains(refusal);
    }

    @Test
    void isWhatSomebodyIsToldWhoseChangeCameSecond() {
        Refusal refusal = Refusal.in(new FacesException(new OptimisticLockException("row 7"))).orElseThrow();
        assertThat(Texts.of(refusal)).contains("Somebody else").doesNotContain("row 7");
    }

    @Test
    void leavesABugToTheErrorPages() {
        assertThat(Refusal.in(new FacesException(new IllegalStateException("no text")))).isEmpty();
    }
}
