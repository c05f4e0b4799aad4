package heed.platform.faces;

import heed.platform.Texts;

/**
 * One link of the main navigation.
 *
 * @param order small numbers come first; two entries of one order stand as they were contributed
 * @param room  the room whose bundle holds the words
 * @param key   key of the words in that bundle
 * @param path  address from the root of the application, such as {@code /workforce/people}
 */
public record NavEntry(int order, String room, String key, String path) {
    public String label() {
        return Texts.of(room, key);
    }
}
