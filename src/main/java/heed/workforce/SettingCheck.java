package heed.workforce;

import heed.platform.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a setting of an area may hold; known by its name, so that a module may bring local fields of its own. */
enum SettingCheck {
    NATION("england|scotland|wales|northern-ireland"),
    YES_NO("true|false"),
    PERCENT("(100|[1-9]?\\d)(\\.\\d{1,2})?"),
    WHOLE("\\d{1,3}"),
    /** A number a phone can dial: digits, spaces, a leading plus, and brackets. */
    PHONE("\\+?[\\d ()]{3,20}"),
    URL("https://[\\w.-]+(:\\d+)?(/[^\\s\"<>]*)?"),
    EMAIL("[^\\s@<>\"]+@[\\w-]+(\\.[\\w-]+)+"),
    WORDS("[^\\p{Cntrl}]{1,2000}");

    private final Pattern allowed;

    SettingCheck(String allowed) {
        this.allowed = Pattern.compile(allowed);
    }

    static SettingCheck of(String name) {
        return switch (name) {
            case "nation", "definition_variant" -> NATION;
            case "demonstration", "licence.gcp2" -> YES_NO;
            case "coverage.met", "coverage.close" -> PERCENT;
            case "cover.minimum" -> WHOLE;
            case "partnership_name" -> WORDS;
            default -> {
                if (name.matches("level\\.(health\\.)?L[1-5]")) {
                    yield WORDS;
                }
                if (!name.matches("local\\.[a-z][a-z0-9_]{0,53}")) {
                    throw new Refusal("workforce.area.unknownSetting", name);
                }
                yield name.endsWith("_phone") ? PHONE
                        : name.endsWith("_url") ? URL : name.endsWith("_email") ? EMAIL : WORDS;
            }
        };
    }

    boolean fits(String value) {
        boolean dialled = this != PHONE || value.chars().filter(Character::isDigit).count() >= 3;
        return dialled && allowed.matcher(value).matches();
    }

    /** @throws Refusal when the value does not fit */
    void check(String name, String value) {
        if (!fits(value)) {
            throw new Refusal("workforce.area.bad_" + name().toLowerCase(Locale.ROOT), name, value);
        }
    }
}
