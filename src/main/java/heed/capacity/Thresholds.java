package heed.capacity;

/**
 * The local lines between met, close and short, in percent. No national threshold was found; the defaults are the domain
 * report's, 4.9.
 */
public record Thresholds(double met, double close) {
    public static final Thresholds DEFAULT = new Thresholds(90, 75);

    public Thresholds {
        if (!(0 <= close && close <= met && met <= 100)) {
            throw new IllegalArgumentException("Thresholds out of order: " + close + ", " + met);
        }
    }
}
