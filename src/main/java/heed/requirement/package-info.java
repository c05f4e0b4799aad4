/**
 * Who must hold what, on what basis and how often: the training matrix as dated data, and signed exemptions from it.
 *
 * <p>Doors: {@code Requirements} (reading and editing lines), {@link heed.requirement.Obligations} (which line counts for a
 * post on a day). Callers: award, assignment, capacity, provisioning.
 */
package heed.requirement;
