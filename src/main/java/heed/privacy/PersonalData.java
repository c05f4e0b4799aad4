package heed.privacy;

import java.util.List;

/**
 * What a room keeps about persons. Each room with such data offers one as a CDI bean; a test walks every column of every
 * table after an erasure and fails when a room has been forgotten.
 */
public interface PersonalData {
    /** Everything the room holds about the person. */
    List<Section> held(Subject subject);

    /**
     * Takes the human being out of what the room holds. Rows that figures rest on stay, without a name, a number or a word
     * that leads to the person.
     */
    void erase(Subject subject);
}
