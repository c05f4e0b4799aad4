package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.PageRequest;
import heed.platform.Slice;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerTest {
    @Test
    void linksKeepTheFilterAndForgetWhatWasDone() {
        Map<String, String[]> address = address(Map.of("q", "O'Neil & son", "page", "2", "done", "added", "n", "3"));
        PageRequest asked = Pager.asked(address, 50, "q", "status");
        assertThat(asked.first()).isEqualTo(50);
        assertThat(asked.filter("q")).contains("O'Neil & son");
        assertThat(asked.filter("status")).isEmpty();

        Pager pager = Pager.of("/workforce/people", address, asked, new Slice<>(Collections.nCopies(50, "row"), 212));
        assertThat(pager.say()).isEqualTo("51 to 100 of 212");
        assertThat(pager.previous()).isEqualTo("/workforce/people?q=O%27Neil+%26+son&page=1");
        assertThat(pager.next()).isEqualTo("/workforce/people?q=O%27Neil+%26+son&page=3");
    }

    @Test
    void theLastPageLeadsNoFurther() {
        Map<String, String[]> address = address(Map.of("page", "5"));
        Pager pager = Pager.of("/workforce/people", address, Pager.asked(address, 50), new Slice<>(Collections.nCopies(12, "row"), 212));
        assertThat(pager.say()).isEqualTo("201 to 212 of 212");
        assertThat(pager.next()).isEmpty();
    }

    @Test
    void anEmptyListHasNoPages() {
        Map<String, String[]> address = address(Map.of("page", "abc"));
        Pager pager = Pager.of("/workforce/people", address, Pager.asked(address, 50), new Slice<>(Collections.emptyList(), 0));
        assertThat(pager).isEqualTo(new Pager("None", "", ""));
    }

    private static Map<String, String[]> address(Map<String, String> parameters) {
        Map<String, String[]> all = new HashMap<>();
        parameters.forEach((name, value) -> all.put(name, new String[] {value}));
        return all;
    }
}
