/**
 * The first page after signing in: what needs doing, by role. Queries and links only; every decision is made in the room
 * that the link leads to.
 *
 * <p>Called by nobody.
 */
package heed.home;
