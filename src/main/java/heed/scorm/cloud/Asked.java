package heed.scorm.cloud;

import static heed.platform.Json.JSON;

import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of a list as a program asks for it. The token for the next page holds the question and where the last page
 * ended, so pages follow each other without gap or repeat also while things are added.
 *
 * @param values of the question by the API's names; those that were not given are missing
 * @param after  the moment and id at which the last page ended; null for the first page
 */
public record Asked(Map<String, String> values, After after) {
    /** Rows of a page. */
    static final int SIZE = 100;

    private static final Set<String> TIMES = Set.of("created", "updated");

    /** Where a page ended. */
    record After(OffsetDateTime at, UUID id) {}

    /** @param more token of the next page; empty on the last */
    public record Page<T>(List<T> rows, Optional<String> more) {
        public <U> Page<U> map(Function<T, U> to) {
            return new Page<>(rows.stream().map(to).toList(), more);
        }
    }

    public Asked {
        values = Map.copyOf(values);
    }

    /**
     * The first page of a question, or the page that a token leads to; a token brings its own question.
     *
     * @throws Refusal when the token is none of ours, or the question cannot be read
     */
    public static Asked of(Map<String, String> values, String more) {
        Asked asked = more == null || more.isBlank() ? new Asked(values, null) : read(more);
        if (asked.values().values().stream().anyMatch(v -> v.indexOf('\0') >= 0)) {
            throw new Refusal("scorm.api.more");
        }
        if (!TIMES.contains(asked.value("datetimeFilter").orElse("created"))) {
            throw new Refusal("scorm.api.datetimeFilter");
        }
        asked.order();
        asked.moment("since");
        asked.moment("until");
        return asked;
    }

    private static Asked read(String more) {
        try (JsonReader reader = JSON.createReader(new StringReader(new String(Base64.getUrlDecoder().decode(more), StandardCharsets.UTF_8)))) {
            JsonObject token = reader.readObject();
            Map<String, String> values = new LinkedHashMap<>();
            token.getJsonObject("asked").forEach((name, value) -> values.put(name, text(value)));
            return new Asked(values, new After(OffsetDateTime.parse(token.getString("at")), UUID.fromString(token.getString("id"))));
        } catch (JsonException | IllegalArgumentException | NullPointerException | ClassCastException | DateTimeException e) {
            throw new Refusal("scorm.api.more");
        }
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private String token(After end) {
        JsonObjectBuilder asked = JSON.createObjectBuilder();
        values.forEach(asked::add);
        String json = JSON.createObjectBuilder().add("asked", asked).add("at", end.at().toString()).add("id", end.id().toString()).build().toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isBlank());
    }

    public boolean flag(String name) {
        return value(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** {@code created_at} or {@code updated_at}, the column by which the list is ordered. */
    private String column() {
        return order().startsWith("updated") ? "updated_at" : "created_at";
    }

    private boolean descends() {
        return order().endsWith("desc");
    }

    private String order() {
        String order = value("orderBy").orElse("created_desc");
        if (!order.matches("(created|updated)(_date)?_(asc|desc)")) {
            throw new Refusal("scorm.api.orderBy");
        }
        return order;
    }

    private Optional<OffsetDateTime> moment(String name) {
        return value(name).map(text -> moment(name, text));
    }

    /** A day, or a moment; without an offset it is in UTC. */
    public static OffsetDateTime moment(String name, String text) {
        try {
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            return text.matches(".*T.*([Zz]|[+-]\\d\\d:?\\d\\d)$") ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    : java.time.LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Refusal("scorm.api.moment", name);
        }
    }

    /**
     * Conditions and order of the page, for a query on rows called {@code x}.
     *
     * @param idColumn the application's own name, which {@code filter} looks in
     */
    String where(String idColumn) {
        String by = value("datetimeFilter").orElse("created").equals("updated") ? "x.updated_at" : "x.created_at";
        String turn = descends() ? "<" : ">";
        return (moment("since").isPresent() ? " and " + by + " >= :since" : "") + (moment("until").isPresent() ? " and " + by + " <= :until" : "")
                + (value("filter").isPresent() ? " and lower(x." + idColumn + ") like :filter escape '!'" : "")
                + (after == null ? "" : " and (x." + column() + " " + turn + " :afterAt or x." + column() + " = :afterAt and x.id " + turn + " :afterId)")
                + " order by x." + column() + (descends() ? " desc" : "") + ", x.id" + (descends() ? " desc" : "") + " fetch first " + (SIZE + 1) + " rows only";
    }

    Sql set(Sql sql) {
        moment("since").ifPresent(m -> sql.set("since", m));
        moment("until").ifPresent(m -> sql.set("until", m));
        value("filter").ifPresent(f -> sql.set("filter", "%" + f.toLowerCase(java.util.Locale.ROOT).replaceAll("[!%_]", "!$0") + "%"));
        if (after != null) {
            sql.set("afterAt", after.at()).set("afterId", after.id());
        }
        return sql;
    }

    /** A page of the rows found, one more than a page when there are more. */
    <T> Page<T> page(List<T> found, Function<T, OffsetDateTime> created, Function<T, OffsetDateTime> updated, Function<T, UUID> id) {
        if (found.size() <= SIZE) {
            return new Page<>(found, Optional.empty());
        }
        T last = found.get(SIZE - 1);
        OffsetDateTime at = (column().equals("updated_at") ? updated : created).apply(last).truncatedTo(ChronoUnit.MICROS);
        return new Page<>(List.copyOf(found.subList(0, SIZE)), Optional.of(token(new After(at, id.apply(last)))));
    }
}
