package heed.workforce;

/**
 * Which cells' headcounts may be told to somebody who may not see the people there: asked of the room that hides small numbers
 * in its own views, so that no other page gives back what these hide.
 */
public interface ToldCells {
    /** The cells that the caller's views show today. */
    Told today();

    /** Asked of many cells. */
    interface Told {
        boolean tells(int agencyKey, String group, String level, int areaKey);
    }
}
