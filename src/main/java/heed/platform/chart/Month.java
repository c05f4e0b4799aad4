package heed.platform.chart;

/**
 * One month of a series.
 *
 * @param label the month as the axis says it, "Sept 2027"
 * @param value per cent, 0 to 100
 * @param low   least it can be, in per cent, not above the value; the value itself where nothing is unknown
 * @param high  most it can be, in per cent, not below the value
 */
public record Month(String label, double value, double low, double high) {
    public Month {
        if (low > value || high < value) throw new IllegalArgumentException(low + " to " + high + " does not hold " + value);
    }

    public static Month of(String label, double value) {
        return new Month(label, value, value, value);
    }
}
