package heed.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefaultMatrixTest {
    private final List<Line> lines = DefaultMatrix.lines(1, LocalDate.parse("2026-01-01"));

    @Test
    void namesEachModuleOnceForEachGroup() {
        assertThat(lines.stream().collect(Collectors.groupingBy(l -> l.slug() + " " + l.group(), Collectors.counting())).values()).containsOnly(1L);
        assertThat(lines.stream().map(Line::slug).distinct()).hasSize(24);
        assertThat(lines.stream().map(Line::group).distinct()).hasSize(18);
    }

    @Test
    void callsNothingStatutoryOrProfessionalThatTheReportDoesNot() {
        assertThat(lines).filteredOn(l -> l.basis() == Basis.STATUTORY_GUIDANCE).extracting(Line::group).containsOnly("nursery", "dsl", "school");
        assertThat(lines).filteredOn(l -> l.basis() == Basis.PROFESSIONAL_STANDARD).allMatch(l -> l.group().startsWith("health") && l.cycleMonths() == 36);
        assertThat(lines).filteredOn(l -> l.basis() == Basis.LOCAL_STANDARD).allMatch(l -> l.source().startsWith("Local recommendation"));
        assertThat(lines).noneMatch(l -> l.basis() == Basis.STATUTE);
    }
}
