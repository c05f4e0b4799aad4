/**
 * The one way out: every address that the program calls for somebody else is called through
 * {@link heed.platform.outbound.Outbound}, to hosts that an administrator has listed in
 * {@link heed.platform.outbound.Hosts} and to nothing inside our own walls.
 */
package heed.platform.outbound;
