/**
 * Who is at the door and what may they do where: account, sign-in record, role grant, scope.
 *
 * <p>Doors: {@link heed.access.CurrentUser}, {@link heed.access.Access}. Called by every room above and by pages.
 */
package heed.access;
