package heed.platform;

import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** The row a {@link Sql} statement stands on; columns by name. A null column is null, except where the method says. */
public final class Row {
    private final ResultSet rs;

    Row(ResultSet rs) {
        this.rs = rs;
    }

    private interface Read<T> {
        T read() throws SQLException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.read();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    public UUID uuid(String column) {
        // Without the type: the server's pool looks the other method up by its name at each call.
        return read(() -> (UUID) rs.getObject(column));
    }

    public String text(String column) {
        return read(() -> rs.getString(column));
    }

    public LocalDate day(String column) {
        return read(() -> rs.getObject(column, LocalDate.class));
    }

    /** In UTC. */
    public OffsetDateTime at(String column) {
        OffsetDateTime t = read(() -> rs.getObject(column, OffsetDateTime.class));
        return t == null ? null : t.withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** 0 when null. */
    public int integer(String column) {
        return read(() -> rs.getInt(column));
    }

    public Integer integerOrNull(String column) {
        return read(() -> {
            int n = rs.getInt(column);
            return rs.wasNull() ? null : n;
        });
    }

    /** 0 when null. */
    public long number(String column) {
        return read(() -> rs.getLong(column));
    }

    /** The column at a place counted from 1; 0 when null. */
    public long number(int place) {
        return read(() -> rs.getLong(place));
    }

    public BigDecimal decimal(String column) {
        return read(() -> rs.getBigDecimal(column));
    }

    /** False when null. */
    public boolean flag(String column) {
        return read(() -> rs.getBoolean(column));
    }

    public Boolean flagOrNull(String column) {
        return read(() -> {
            boolean b = rs.getBoolean(column);
            return rs.wasNull() ? null : b;
        });
    }

    public byte[] bytes(String column) {
        return read(() -> rs.getBytes(column));
    }
}
