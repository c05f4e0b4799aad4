package heed.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A statement written by hand, run on the entity manager's own connection and so in its transaction, with rows read
 * into records.
 *
 * <pre>{@code
 * List<Row> rows = Sql.of(em, "select unit_key, name from unit_fact where parent_key = :parent")
 *     .set("parent", key)
 *     .list(r -> new UnitRow(r.integer("unit_key"), r.text("name")));
 * }</pre>
 *
 * A collection given for a name is written out as a list of values: {@code x in (:keys)}; an empty one matches nothing.
 * What JPA has in hand is flushed first, so that a statement sees it.
 */
public final class Sql {
    private final EntityManager em;
    private final String text;
    private final Map<String, Object> values = new HashMap<>();

    private Sql(EntityManager em, String text) {
        this.em = em;
        this.text = text;
    }

    public static Sql of(EntityManager em, String text) {
        return new Sql(em, text);
    }

    public Sql set(String name, Object value) {
        values.put(name, value instanceof Enum<?> e ? e.name() : value);
        return this;
    }

    public Sql setAll(Map<String, ?> more) {
        more.forEach(this::set);
        return this;
    }

    public <T> List<T> list(Function<Row, T> read) {
        List<T> rows = new ArrayList<>();
        each(r -> rows.add(read.apply(r)));
        return rows;
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Function<Row, T> read) {
        List<T> rows = list(read);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** The number in the first column of the only row; 0 when it is null or there is no row. */
    public long number() {
        long[] n = new long[1];
        each(r -> n[0] = r.number(1));
        return n[0];
    }

    public boolean exists() {
        return !list(r -> 1).isEmpty();
    }

    /** Reads row by row with a cursor, so that memory stays flat however long the result is. */
    public void each(Consumer<Row> take) {
        run((statement, ignored) -> {
            statement.setFetchSize(1000);
            try (ResultSet rs = statement.executeQuery()) {
                Row row = new Row(rs);
                while (rs.next()) {
                    take.accept(row);
                }
            }
            return null;
        });
    }

    /** Runs an insert, update or delete and returns how many rows it touched. */
    public int update() {
        return run((statement, ignored) -> statement.executeUpdate());
    }

    /**
     * Runs one statement for many items in batches of 1,000.
     *
     * @param bind fills in the values of one item
     */
    public static <T> void batch(EntityManager em, String text, Collection<T> items, BiConsumer<Sql, T> bind) {
        if (items.isEmpty()) {
            return;
        }
        em.flush();
        Connection connection = em.unwrap(Connection.class);
        List<String> names = new ArrayList<>();
        String sql = plain(text, names, Map.of());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (T item : items) {
                Sql one = new Sql(em, text);
                bind.accept(one, item);
                for (int i = 0; i < names.size(); i++) {
                    if (!one.values.containsKey(names.get(i))) {
                        throw new IllegalStateException("No value for :" + names.get(i));
                    }
                    statement.setObject(i + 1, one.values.get(names.get(i)));
                }
                statement.addBatch();
                if (++waiting % 1000 == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException(e.getMessage() + " in " + text, e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement, Void ignored) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        if (em.isJoinedToTransaction()) {
            em.flush();
        }
        Connection connection = em.unwrap(Connection.class);
        if (connection == null) {
            throw new IllegalStateException("No transaction is running: a door's methods are @Transactional");
        }
        List<String> names = new ArrayList<>();
        String sql = plain(text, names, values);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (String name : names) {
                if (!values.containsKey(name)) {
                    throw new IllegalStateException("No value for :" + name + " in " + text);
                }
                Object value = values.get(name);
                if (value instanceof Collection<?> many) {
                    for (Object one : many) {
                        statement.setObject(place++, one instanceof Enum<?> e ? e.name() : one);
                    }
                } else {
                    statement.setObject(place++, value);
                }
            }
            return work.on(statement, null);
        } catch (SQLException e) {
            throw new PersistenceException(e.getMessage() + " in " + text, e);
        }
    }

    /** The text with a question mark for each name; names come back in the order in which they stand. What is quoted or a comment stays as it is. */
    static String plain(String text, List<String> names, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder(text.length());
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                at = after(text, "'", at + 1);
            } else if (c == '-' && text.startsWith("--", at)) {
                at = after(text, "\n", at);
            } else if (c == ':' && isName(text, at)) {
                int end = at + 2;
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                String name = text.substring(at + 1, end);
                names.add(name);
                sql.append(text, copied, at).append(marks(values.get(name)));
                copied = end;
                at = end;
            } else {
                at++;
            }
        }
        return sql.append(text, copied, text.length()).toString();
    }

    private static String marks(Object value) {
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? "null" : String.join(", ", Collections.nCopies(many.size(), "?"));
        }
        return "?";
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + 1;
    }

    /** Whether a name follows the colon; two colons are a cast. */
    private static boolean isName(String text, int colon) {
        return (colon == 0 || text.charAt(colon - 1) != ':' && !isWord(text.charAt(colon - 1)))
                && colon + 1 < text.length() && isWord(text.charAt(colon + 1)) && !isFigure(text.charAt(colon + 1));
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isFigure(c);
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }
}
