package heed.privacy;

import java.util.Set;
import java.util.UUID;

/**
 * A human being as the tables know one: all records that are linked, their accounts, and what of words leads to the person
 * and to nobody else. A name or an address that somebody else here has as well is in none of the sets: rows are then found
 * by id alone.
 *
 * @param names        full names, now and before, also of accounts
 * @param words        e-mails and mobiles, now and before, and user names that no ordinary word can be
 * @param staffNumbers numbers of posts, now and before; short ones are everywhere, so none leads to the person without its agency
 */
public record Subject(Set<UUID> persons, Set<UUID> accounts, Set<String> names, Set<String> words, Set<StaffNumber> staffNumbers) {
    /** What stands where a name stood. */
    public static final String NOBODY = "removed";

    public Subject {
        persons = Set.copyOf(persons);
        accounts = Set.copyOf(accounts);
        names = Set.copyOf(names);
        words = Set.copyOf(words);
        staffNumbers = Set.copyOf(staffNumbers);
    }

    /** A number that an agency has given to a post of the person. */
    public record StaffNumber(int agencyKey, String number) {}

    /** Whoever is known by ids alone. */
    public static Subject of(Set<UUID> persons, Set<UUID> accounts) {
        return new Subject(persons, accounts, Set.of(), Set.of(), Set.of());
    }
}
