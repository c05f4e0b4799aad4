package heed.privacy;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some of what is held about a person.
 *
 * @param name    what it is; the words for people are in the privacy room's texts under {@code section.<name>}
 * @param columns names of the values of each row
 * @param rows    values by column; what is empty is left out
 */
public record Section(String name, List<String> columns, List<Map<String, String>> rows) {
    public Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a section.
     *
     * @param from    of a select, from "from" on; may use {@code :persons} and {@code :accounts}
     * @param columns expressions; one with " as " goes by the name after it
     */
    public static Section read(EntityManager em, String name, Subject subject, String from, String... columns) {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(column.contains(" as ") ? column.substring(column.indexOf(" as ") + 4) : column.substring(column.indexOf('.') + 1));
        }
        List<Map<String, String>> rows = Sql.of(em, "select " + String.join(", ", columns) + " " + from)
                .set("persons", subject.persons()).set("accounts", subject.accounts())
                .list(r -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    names.forEach(n -> {
                        if (r.text(n) != null) {
                            row.put(n, r.text(n));
                        }
                    });
                    return row;
                });
        return new Section(name, names, rows);
    }
}
