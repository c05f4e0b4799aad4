package heed.access;

import heed.platform.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new password must be: 12 to 200 characters, not one that everybody tries first, not the owner's own name. No
 * rule on kinds of characters, which makes passwords worse (NCSC, "Password policy"; NIST SP 800-63B 5.1.1.2).
 */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final Set<String> COMMON = read();

    private PasswordRule() {}

    /** @throws Refusal with the rule that is broken */
    static void check(String password, Account owner) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new Refusal("access.password.short", SHORTEST);
        }
        if (length > LONGEST) {
            throw new Refusal("access.password.long", LONGEST);
        }
        if (isCommon(password)) {
            throw new Refusal("access.password.common");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        String mailbox = owner.email().map(e -> e.substring(0, Math.max(0, e.indexOf('@')))).orElse("");
        if (isMostly(folded, owner.getUserName()) || isMostly(folded, mailbox)
                || isMostly(folded, owner.getDisplayName().toLowerCase(Locale.ROOT).replace(" ", ""))) {
            throw new Refusal("access.password.name");
        }
    }

    /** A common word alone, more than once, or with figures and signs round it; or hardly more than one character. */
    static boolean isCommon(String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(folded) || folded.chars().distinct().count() < 4) {
            return true;
        }
        String plain = folded.replaceAll("^[^a-z]+|[^a-z]+$", "");
        String letters = plain.replace('0', 'o').replace('@', 'a').replace('$', 's').replace('3', 'e').replace('1', 'i');
        return isWord(letters) || isWord(plain) || isWord(letters.replaceAll("[^a-z]", ""));
    }

    private static boolean isWord(String letters) {
        if (COMMON.contains(letters)) {
            return true;
        }
        for (int half = 3; half <= letters.length() / 2; half++) {
            String first = letters.substring(0, half);
            if (COMMON.contains(first) && letters.replace(first, "").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMostly(String password, String name) {
        return name.length() >= 4 && password.contains(name) && password.length() - name.length() < 6;
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                PasswordRule.class.getResourceAsStream("common-passwords.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
