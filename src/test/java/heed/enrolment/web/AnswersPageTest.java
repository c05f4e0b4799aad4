package heed.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswersPageTest {
    @Test
    void saysOfEachAnswerWhetherItFitsAlsoThatNobodyMarkedIt() {
        assertThat(AnswersPage.mark(true)).isEqualTo("It fits");
        assertThat(AnswersPage.mark(false)).isEqualTo("Look again");
        assertThat(AnswersPage.mark(null)).isEqualTo("Not marked");
    }
}
