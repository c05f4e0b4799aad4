package heed.platform.faces;

import heed.platform.Texts;
import java.util.List;

/**
 * One page of the main navigation.
 *
 * @param group what it is opened for
 * @param order small numbers come first, within the group and of the groups the one with the smallest; no two are the same
 * @param room  the room whose bundle holds the words
 * @param key   key of the words in that bundle
 * @param path  address from the root of the application, such as {@code /workforce/people}
 * @param holds the addresses of further pages that are reached through this one, in whatever room they are; one that ends
 *              with a stroke stands for all that begin so
 */
public record NavEntry(NavGroup group, int order, String room, String key, String path, List<String> holds) {
    public NavEntry {
        holds = List.copyOf(holds);
    }

    public NavEntry(NavGroup group, int order, String room, String key, String path, String... holds) {
        this(group, order, room, key, path, List.of(holds));
    }

    public String label() {
        return Texts.of(room, key);
    }

    boolean holds(String page) {
        return holds.stream().anyMatch(held -> held.endsWith("/") ? page.startsWith(held) : page.equals(held));
    }

    boolean sharesFolder(String page) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return folder.length() > 1 && page.startsWith(folder);
    }
}
