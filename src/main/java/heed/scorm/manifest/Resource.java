package heed.scorm.manifest;

import java.util.List;

/**
 * Something an item can show.
 *
 * @param href address from the root of the package (every {@code xml:base} is applied), or an absolute http(s) address;
 *     with its own query and fragment; empty for a resource that only lists files
 * @param path the file behind the address, decoded; empty for an absolute address
 * @param sco whether it talks to the run-time interface; an asset is shown and nothing more
 * @param dependencies identifiers of the resources it needs
 */
public record Resource(String identifier, String href, String path, boolean sco, List<String> dependencies, Element element) {

    /** Whether the page lies on somebody else's server. */
    public boolean external() {
        return path.isEmpty() && !href.isEmpty();
    }

    /**
     * The address to open with an item's parameters behind it, as the content aggregation model tells (SCORM 2004 CAM 4th edition, 3.4.1.1.1):
     * leading {@code ?} and {@code &} are dropped; a fragment is added only where there is none.
     */
    public String launch(String parameters) {
        String rest = parameters.strip();
        while (rest.startsWith("?") || rest.startsWith("&")) {
            rest = rest.substring(1);
        }
        if (rest.isEmpty()) {
            return href;
        }
        int hash = href.indexOf('#');
        if (rest.startsWith("#")) {
            return hash >= 0 ? href : href + rest;
        }
        String before = hash >= 0 ? href.substring(0, hash) : href;
        return before + (before.contains("?") ? "&" : "?") + rest + (hash >= 0 ? href.substring(hash) : "");
    }
}
