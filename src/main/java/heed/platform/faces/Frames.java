package heed.platform.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Which other origin a page shows in a frame; every page shows none unless it says so while it is opened. */
public final class Frames {
    private static final String NAME = "heed.frames";

    private Frames() {}

    /** @param origin scheme, host and port */
    public static void show(HttpServletRequest request, String origin) {
        request.setAttribute(NAME, origin);
    }

    public static Optional<String> shown(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(NAME));
    }
}
