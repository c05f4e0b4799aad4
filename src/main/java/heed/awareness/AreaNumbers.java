package heed.awareness;

import heed.platform.Texts;
import heed.platform.faces.CallLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom to call in one area.
 *
 * @param days   number of the front door in working hours, or null while nobody has set it
 * @param nights number of the out-of-hours team, or null while nobody has set it
 */
record AreaNumbers(int areaKey, String area, String days, String nights) {

    /** The numbers of several areas: one that all share stands once, others name their area. */
    static List<CallLine> lines(List<AreaNumbers> areas) {
        List<CallLine> lines = new ArrayList<>(lines(areas, AreaNumbers::days, "calls.days.note", CallLine::days));
        lines.addAll(lines(areas, AreaNumbers::nights, "calls.nights.note", CallLine::nights));
        return lines;
    }

    private static List<CallLine> lines(List<AreaNumbers> areas, Function<AreaNumbers, String> number, String note,
            BiFunction<String, String, CallLine> line) {
        Map<String, List<String>> names = areas.stream().filter(a -> number.apply(a) != null)
                .collect(Collectors.groupingBy(number, LinkedHashMap::new, Collectors.mapping(AreaNumbers::area, Collectors.toList())));
        return names.entrySet().stream()
                .map(e -> line.apply(e.getKey(), Texts.of("awareness", note, String.join(", ", e.getValue())))).toList();
    }
}
