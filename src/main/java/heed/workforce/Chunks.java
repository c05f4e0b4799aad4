package heed.workforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A long list in pieces a statement can take as values: PostgreSQL counts at most 65,535 of them. */
final class Chunks {
    private static final int SIZE = 5_000;

    private Chunks() {}

    static <T> Stream<List<T>> of(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        return IntStream.iterate(0, i -> i < list.size(), i -> i + SIZE)
                .mapToObj(i -> list.subList(i, Math.min(list.size(), i + SIZE)));
    }
}
