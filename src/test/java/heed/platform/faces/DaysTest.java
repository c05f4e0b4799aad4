package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    @ParameterizedTest
    @CsvSource({"27 3 2027,2027-03-27", "27/03/2027,2027-03-27", "' 1.1.2000 ',2000-01-01", "29-2-2028,2028-02-29", "2027-03-27,2027-03-27"})
    void readsWhatPeopleType(String typed, LocalDate day) {
        assertThat(Days.read(typed)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"31 9 2026", "29 2 2027", "3/27/2027", "27 3 27", "tomorrow", "''"})
    void readsNothingFromWhatIsNoDay(String typed) {
        assertThat(Days.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"31 9 2026|September 2026 has 30 days", "3/27/2027|There is no month 27", "tomorrow|in numbers", "27 3 27|in numbers"})
    void saysWhatKeepsATypedDayFromBeingRead(String typed, String said) {
        assertThat(Days.fault(typed)).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"27 3 2027", "'  '", "''"})
    void hasNothingToSayOfADayOrOfNothing(String typed) {
        assertThat(Days.fault(typed)).isEmpty();
    }

    @Test
    void writesADayAsItIsTyped() {
        assertThat(Days.read(Days.write(LocalDate.of(2027, 3, 7)))).contains(LocalDate.of(2027, 3, 7));
        assertThat(Days.write(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "31| 9|2026|September 2026 has 30 days", "29| 2|2027|February 2027 has 28 days", "1 |13|2026|There is no month 13",
        "1 | 1|26  |four digits", "x | 1|2026|in numbers", "1 |  |2026|the day, the month and the year"})
    void saysWhichPartToLookAtAgain(String day, String month, String year, String said) {
        assertThatThrownBy(() -> Days.of(day, month == null ? "" : month, year)).hasMessageContaining(said);
    }
}
