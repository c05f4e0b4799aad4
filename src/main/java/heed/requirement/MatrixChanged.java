package heed.requirement;

import java.util.Set;

/**
 * Lines of the matrix have changed; fired in the transaction that changed them, for whoever keeps figures derived from them.
 *
 * @param slugs     the modules concerned
 * @param scopeKeys the units for which the lines hold, with all below them
 */
public record MatrixChanged(Set<String> slugs, Set<Integer> scopeKeys) {
    public MatrixChanged {
        slugs = Set.copyOf(slugs);
        scopeKeys = Set.copyOf(scopeKeys);
    }
}
