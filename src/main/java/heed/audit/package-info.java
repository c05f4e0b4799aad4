/**
 * Who did what, when, to whom: a list to which lines are only ever added.
 *
 * <p>Door: {@link heed.audit.AuditLog}, which also hears {@link heed.access.AccessEvent}. Called by every room above that
 * changes records of people, rules or rights.
 */
package heed.audit;
