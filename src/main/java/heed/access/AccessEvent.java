package heed.access;

import java.util.UUID;

/**
 * Something happened at the door; the rooms above hear it in the same transaction and the audit log keeps it.
 *
 * @param action    what, such as {@code signin.in}; the list is in the audit room's texts
 * @param actor     account that did it, or null: nobody known
 * @param actorName name of the actor, or an empty text
 * @param account   account it was done to, or null when the name is unknown to us
 * @param name      name of that account's holder, or an empty text
 * @param unitKey   unit it concerns, or null
 * @param detail    more words, or null; never what somebody typed into a box for a secret
 */
public record AccessEvent(
        String action, UUID actor, String actorName, UUID account, String name, Integer unitKey, String detail) {}
