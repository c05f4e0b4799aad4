package heed.platform.faces;

import heed.platform.Texts;

/** What a person comes to do: the navigation of those who may do much has one entry for each. */
public enum NavGroup {
    TODAY,
    PEOPLE,
    FIGURES,
    CONTENT,
    HOUSE,
    SELF;

    public String label() {
        return Texts.of("platform", "nav.group." + name().toLowerCase(java.util.Locale.ROOT));
    }
}
