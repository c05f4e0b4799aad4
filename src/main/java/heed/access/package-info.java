/**
 * Who is at the door and what may they do where: account, sign-in record, second factor, role grant, scope.
 *
 * <p>Doors: {@link heed.access.CurrentUser}, {@link heed.access.Access}, {@link heed.access.Accounts},
 * {@link heed.access.Grants}, {@link heed.access.Codes}, {@link heed.access.SignIns},
 * {@link heed.access.Applications} and {@link heed.access.OutsideHosts}; event
 * {@link heed.access.AccessEvent}. Called by every room above and by pages.
 */
package heed.access;
