package heed.catalogue;

/** The training levels a module serves, 1 (universal) to 5 (direct); {@code specialised} when it is for certain groups within the level. */
public record Levels(int from, int to, boolean specialised) {
    public Levels {
        if (from < 1 || to > 5 || from > to) {
            throw new IllegalArgumentException("levels run from 1 to 5: " + from + " to " + to);
        }
    }

    public boolean includes(int level) {
        return from <= level && level <= to;
    }

    /** {@code L2} or {@code L1-L2}. */
    @Override
    public String toString() {
        return from == to ? "L" + from : "L" + from + "-L" + to;
    }
}
