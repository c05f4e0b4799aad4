package heed.workforce;

import heed.platform.Refusal;

/**
 * A person to be created.
 *
 * @param email an address of the person's own, or null; at most 254 characters
 * @param mobile or null; at most 30 characters
 */
public record NewPerson(String givenName, String familyName, String email, String mobile) {
    public NewPerson {
        givenName = givenName.strip();
        familyName = familyName.strip();
        email = email == null || email.isBlank() ? null : email.strip();
        mobile = mobile == null || mobile.isBlank() ? null : mobile.strip();
        if (givenName.isEmpty() || familyName.isEmpty() || givenName.length() > 80 || familyName.length() > 80) {
            throw new Refusal("workforce.person.name", 80);
        }
        if (email != null && (email.length() > 254 || !SettingCheck.EMAIL.fits(email))) {
            throw new Refusal("workforce.person.email", email);
        }
        if (mobile != null && !SettingCheck.PHONE.fits(mobile)) {
            throw new Refusal("workforce.person.mobile", mobile);
        }
    }
}
