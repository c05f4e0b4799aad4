package heed.capacity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One cell on one day: its roster by standing, and what the agency declares.
 *
 * @param required whether an ordinary post of the cell must hold what is asked about; when it must not, the declared
 *                 headcount is no base and only posts of which it is required (leads, say) count
 * @param declared the latest return, valid on the day or too old
 */
public record CellCount(Cell cell, Counts counts, boolean required, Optional<Declared> declared, LocalDate asAt) {
    /** {@code D}: the declared headcount when it is there, not too old and the right base. */
    public Optional<Declared> valid() {
        return required ? declared.filter(d -> d.isValid(asAt)) : Optional.empty();
    }

    /** {@code B}: the declared headcount, else the posts on the roster. */
    public int base() {
        return valid().map(Declared::posts).orElse(counts.roster());
    }

    /** More posts on the roster, or current, than the agency declares. */
    public boolean isOverDeclared() {
        return valid().filter(d -> counts.roster() > d.posts() || counts.current() > d.posts()).isPresent();
    }

    /** Posts the agency declares and the portal cannot judge: not on the roster, or unconfirmed. */
    public int unknown() {
        return valid().map(d -> Math.max(0, d.posts() - counts.roster())).orElse(0) + counts.unconfirmed();
    }

    public boolean isNoReturn() {
        return required && valid().isEmpty() && counts.roster() == 0;
    }
}
