package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SayTest {
    @Test
    void saysARefusalInTheRoomsOwnWords() {
        assertThat(Say.refused("quiz.noAttemptLeft", "2")).contains("You have used all 2 attempts. Talk with your supervisor or coordinator.");
        assertThat(Say.refused("quiz.alreadyPassed", "")).isPresent();
        assertThat(Say.refused("platform.old", "")).isPresent();
    }

    @Test
    void saysNothingThatIsNoRefusalOfARoom() {
        assertThat(Say.refused("", "")).isEmpty();
        assertThat(Say.refused("quiz.title", "")).isEmpty();
        assertThat(Say.refused("nowhere.alreadyPassed", "")).isEmpty();
        assertThat(Say.refused("You have won.<b>", "")).isEmpty();
        assertThat(Say.refused("quiz.noAttemptLeft", "<b>9</b>").orElseThrow()).doesNotContain("<");
    }
}
