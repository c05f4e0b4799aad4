/**
 * Our own modules to take along: as a SCORM package that another training system plays.
 *
 * <p>Door: {@link heed.takeaway.Takeaways} (what may be taken along, and the package). Callers: its own page and endpoint.
 */
package heed.takeaway;
