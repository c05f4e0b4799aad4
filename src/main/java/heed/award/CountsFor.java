package heed.award;

import heed.platform.Texts;
import heed.requirement.Basis;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One requirement that an award meets, and the last day on which it does.
 *
 * @param group name of the professional group of the post
 * @param area  name of the local area
 * @param line  the line's name in the matrix
 */
public record CountsFor(LocalDate until, String group, String area, Basis basis, String line) {
    /** As one sentence without its full stop. */
    public String say() {
        return Texts.of("award", "certificate.countsFor", until, group, area, Texts.of("requirement", "basis." + basis.code()), line);
    }

    static String write(List<CountsFor> all) {
        return all.stream().map(c -> String.join("\t", c.until.toString(), c.group, c.area, c.basis.code(), c.line)).collect(Collectors.joining("\n"));
    }

    static List<CountsFor> read(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\n")).map(line -> {
            String[] f = line.split("\t", -1);
            return new CountsFor(LocalDate.parse(f[0]), f[1], f[2], Basis.of(f[3]), f[4]);
        }).toList();
    }
}
