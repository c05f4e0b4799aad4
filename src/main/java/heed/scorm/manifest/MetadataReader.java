package heed.scorm.manifest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads learning object metadata as SCORM 1.2 ({@code langstring}, {@code datetime}) and SCORM 2004 ({@code string}, {@code duration}) write it. */
final class MetadataReader {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?");
    private static final Pattern PERIOD = Pattern.compile("P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?(T.+)?");

    private MetadataReader() {}

    /** @param lom the element {@code lom} */
    static Metadata read(Element lom) {
        Optional<Element> general = child(lom, "general");
        Optional<Element> educational = child(lom, "educational");
        Optional<Element> technical = child(lom, "technical");
        return new Metadata(general.flatMap(g -> child(g, "title")).flatMap(MetadataReader::words),
                general.flatMap(g -> child(g, "description")).flatMap(MetadataReader::words),
                educational.flatMap(e -> child(e, "typicalLearningTime")).flatMap(MetadataReader::duration)
                        .or(() -> technical.flatMap(t -> child(t, "duration")).flatMap(MetadataReader::duration)));
    }

    private static Optional<Element> child(Element of, String name) {
        return of.children().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The English words if there are any, else the first. */
    private static Optional<String> words(Element of) {
        List<Element> strings = of.children().stream().filter(c -> c.name().equals("string") || c.name().equals("langstring")).filter(c -> !c.text().isEmpty()).toList();
        Stream<String> direct = of.text().isEmpty() ? Stream.empty() : Stream.of(of.text());
        return Stream.concat(strings.stream().sorted(Comparator.comparing(s -> !english(s))).map(Element::text), direct).findFirst().map(t -> t.replaceAll("\\s+", " "));
    }

    private static boolean english(Element string) {
        return string.attribute("language").or(() -> string.attribute("lang")).map(l -> l.toLowerCase(Locale.ROOT).startsWith("en")).orElse(false);
    }

    private static Optional<Duration> duration(Element of) {
        return child(of, "duration").or(() -> child(of, "datetime")).map(Element::text).flatMap(MetadataReader::duration).filter(d -> !d.isZero() && !d.isNegative());
    }

    private static Optional<Duration> duration(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (clock.matches()) {
            return Optional.of(Duration.ofHours(Long.parseLong(clock.group(1))).plusMinutes(Long.parseLong(clock.group(2)))
                    .plusSeconds(clock.group(3) == null ? 0 : Long.parseLong(clock.group(3))));
        }
        Matcher period = PERIOD.matcher(text.strip());
        if (!period.matches()) {
            return Optional.empty();
        }
        try {
            Period days = text.strip().startsWith("PT") ? Period.ZERO : Period.parse(text.strip().replaceAll("T.*", ""));
            Duration time = period.group(4) == null ? Duration.ZERO : Duration.parse("P" + period.group(4));
            return Optional.of(time.plusDays(days.getDays() + 30L * days.getMonths() + 365L * days.getYears()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
