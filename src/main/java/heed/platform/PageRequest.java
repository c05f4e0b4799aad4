package heed.platform;

import java.util.Map;
import java.util.Optional;

/**
 * Which rows of a list a screen wants.
 *
 * @param first   index of the first row, 0 or more
 * @param size    how many rows, 1 to 500
 * @param sort    name of a column the door knows, or null for the door's own order
 * @param descending whether the order is turned round
 * @param filters what the filter form holds, by name; blank values are left out
 */
public record PageRequest(int first, int size, String sort, boolean descending, Map<String, String> filters) {
    public PageRequest {
        first = Math.max(0, first);
        size = Math.min(500, Math.max(1, size));
        filters = filters.entrySet().stream()
                .filter(e -> e.getValue() != null && !e.getValue().isBlank())
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().strip()));
    }

    public static PageRequest of(int first, int size) {
        return new PageRequest(first, size, null, false, Map.of());
    }

    public Optional<String> filter(String name) {
        return Optional.ofNullable(filters.get(name));
    }
}
