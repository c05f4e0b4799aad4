package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.Refusal;
import jakarta.el.ELException;
import jakarta.faces.FacesException;
import org.junit.jupiter.api.Test;

class RefusalHandlerTest {
    @Test
    void findsTheRefusalInsideWhatFacesMakesOfIt() {
        Refusal refusal = new Refusal("quiz.alreadySubmitted");
        assertThat(RefusalHandler.refusal(new FacesException(new ELException(refusal)))).contains(refusal);
    }

    @Test
    void leavesABugToTheErrorPages() {
        assertThat(RefusalHandler.refusal(new FacesException(new IllegalStateException("no text")))).isEmpty();
    }
}
