package heed.notification;

import java.util.UUID;

/**
 * One message to one person.
 *
 * @param eventKey what it is about, at most 190 characters; a second message of the same key is not sent, so the key names
 *     the event and the person: {@code assignment.due:<id>:<person>}
 * @param personId who reads it in the portal; null for somebody who is no person of ours
 * @param address  mailbox, or null for none: then it is shown in the portal only
 * @param subject  one line, at most 200 characters, plain text
 * @param body     plain text; names no child and no family
 * @param link     path in the portal that it leads to, or null
 */
public record Message(String eventKey, UUID personId, String address, String subject, String body, String link) {
    public Message {
        if (eventKey.isBlank() || eventKey.length() > 190 || subject.isBlank() || subject.length() > 200) {
            throw new IllegalStateException("A message needs a key of at most 190 and a subject of at most 200 characters: " + eventKey);
        }
        address = address == null || address.isBlank() ? null : address.strip();
    }
}
