package heed.privacy;

import heed.platform.Row;
import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Some of what is held about a person: a question to the tables, read when it is asked and inside a transaction. */
public final class Section {
    private final EntityManager em;
    private final String name;
    private final Subject subject;
    private final String from;
    private final List<String> expressions;
    private final List<String> columns;

    private Section(EntityManager em, String name, Subject subject, String from, List<String> expressions) {
        this.em = em;
        this.name = name;
        this.subject = subject;
        this.from = from;
        this.expressions = expressions;
        this.columns = expressions.stream().map(c -> c.contains(" as ") ? c.substring(c.indexOf(" as ") + 4) : c.substring(c.indexOf('.') + 1)).toList();
    }

    /**
     * A section.
     *
     * @param name    what it is; the words for people are in the privacy room's texts under {@code section.<name>}
     * @param from    of a select, from "from" on, the newest row first; may use {@code :persons} and {@code :accounts}
     * @param columns expressions; one with " as " goes by the name after it
     */
    public static Section read(EntityManager em, String name, Subject subject, String from, String... columns) {
        return new Section(em, name, subject, from, List.of(columns));
    }

    public String name() {
        return name;
    }

    /** Names of the values of each row. */
    public List<String> columns() {
        return columns;
    }

    /** Values by column, row by row, however many there are; what is empty is left out. */
    public void each(Consumer<Map<String, String>> take) {
        sql("select " + String.join(", ", expressions) + " " + from).each(r -> take.accept(values(r)));
    }

    /** All rows. */
    public List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        each(rows::add);
        return rows;
    }

    /** The first rows, at most so many. */
    List<Map<String, String>> newest(int most) {
        return sql("select " + String.join(", ", expressions) + " " + from + " fetch first " + most + " rows only").list(this::values);
    }

    long count() {
        return sql("select count(*) from (select 1 as one " + from + ") held").number();
    }

    private Sql sql(String text) {
        return Sql.of(em, text).set("persons", subject.persons()).set("accounts", subject.accounts());
    }

    private Map<String, String> values(Row r) {
        Map<String, String> row = new LinkedHashMap<>();
        columns.forEach(n -> {
            String value = r.text(n);
            if (value != null) {
                row.put(n, value);
            }
        });
        return row;
    }
}
