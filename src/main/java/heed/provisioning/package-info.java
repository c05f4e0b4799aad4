/**
 * Brings units, people and posts, headcount returns and past completions in from files: checked row by row, written only
 * when confirmed, and undone as a whole.
 *
 * <p>Door: {@link heed.provisioning.Imports}. Called by its own pages; the demonstration may use it.
 */
package heed.provisioning;
