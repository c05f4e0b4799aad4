/**
 * How much of the workforce is covered, against headcount: today, on any past day, as known then, and in the next twelve
 * months; and why each figure is what it is.
 *
 * <p>Doors: {@link heed.capacity.Coverages} (figures and what is behind them, rebuilding the derived copy),
 * {@link heed.capacity.Forecasts} (the outlook). Callers: report, home, provisioning, demo.
 */
package heed.capacity;
