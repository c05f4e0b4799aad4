/**
 * What anybody may read without signing in: whom to call about a child, what to say, what happens then; and what Heed is,
 * how it can be used and what it holds about people.
 *
 * <p>Doors: none; every page gets its numbers to call and the name of the partnership from here, through interfaces of
 * {@code platform.faces}. Its pages are {@code index.xhtml} and {@code awareness/}.
 */
package heed.awareness;
