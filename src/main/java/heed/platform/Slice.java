package heed.platform;

import java.util.List;

/** One page of a longer list: the rows asked for and how many there are in all (0 or more). */
public record Slice<R>(List<R> rows, long total) {
    public Slice {
        rows = List.copyOf(rows);
    }
}
