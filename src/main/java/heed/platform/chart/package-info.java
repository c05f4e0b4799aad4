/**
 * Charts drawn on the server as SVG: text, title and pattern stand in the page, no script, sharp in print. Each chart is
 * a record; its drawing and the rows of its table come from the same values.
 *
 * <p>Doors: {@link heed.platform.chart.StatusBar}, {@link heed.platform.chart.Outlook},
 * {@link heed.platform.chart.Spark}. Called by pages and documents that show figures.
 */
package heed.platform.chart;
