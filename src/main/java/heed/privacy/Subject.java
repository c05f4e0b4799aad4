package heed.privacy;

import java.util.Set;
import java.util.UUID;

/**
 * A human being as the tables know one: all records that are linked, their accounts, and every word that leads to the person.
 *
 * @param names full names, now and before, also of accounts
 * @param words e-mails, user names, staff numbers and mobiles, now and before
 */
public record Subject(Set<UUID> persons, Set<UUID> accounts, Set<String> names, Set<String> words) {
    /** What stands where a name stood. */
    public static final String NOBODY = "removed";

    public Subject {
        persons = Set.copyOf(persons);
        accounts = Set.copyOf(accounts);
        names = Set.copyOf(names);
        words = Set.copyOf(words);
    }
}
