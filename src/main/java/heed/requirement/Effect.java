package heed.requirement;

/**
 * What an edit of the matrix would do to people in post on the day it begins, each person counted once.
 *
 * @param adds    asked to hold a module that was not asked of them before
 * @param removes no longer asked
 * @param changes asked before and after, but by another cycle, grace, basis or evidence, or since another day
 * @param stays   asked before and after alike
 */
public record Effect(int adds, int removes, int changes, int stays) {
    public boolean isNothing() {
        return adds + removes + changes == 0;
    }
}
