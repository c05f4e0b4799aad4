/**
 * The launcher: checks what a start needs, starts Payara Micro around the WAR, and says in one sentence what is wrong.
 *
 * <p>It stands outside the house, in a jar of its own: {@link heed.launch.Launcher} sees only the server, and
 * {@link heed.launch.Preflight} is loaded from the WAR to check with the program's own code.
 */
package heed.launch;
