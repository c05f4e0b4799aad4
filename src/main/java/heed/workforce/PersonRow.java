package heed.workforce;

import java.util.UUID;

/**
 * A person. Given and family name are two fields, never to be taken apart or joined otherwise.
 *
 * @param email or null
 * @param mobile or null
 * @param version rises with each change of the name or the addresses
 */
public record PersonRow(UUID id, String givenName, String familyName, String email, String mobile, int version) {
    public String getName() {
        return givenName + " " + familyName;
    }
}
