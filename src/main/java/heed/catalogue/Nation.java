package heed.catalogue;

import java.util.Locale;
import java.util.Optional;

/** The law and guidance an area works under. Module files name it by {@link #key()}. */
public enum Nation {
    ENGLAND, SCOTLAND, WALES, NORTHERN_IRELAND;

    /** {@code england}, {@code scotland}, {@code wales} or {@code northern-ireland}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The nation of that key, in any case; empty for every other word. */
    public static Optional<Nation> of(String key) {
        for (Nation nation : values()) {
            if (nation.key().equalsIgnoreCase(key.strip())) {
                return Optional.of(nation);
            }
        }
        return Optional.empty();
    }
}
