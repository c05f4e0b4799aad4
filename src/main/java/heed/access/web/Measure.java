package heed.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What no page and no endpoint can make sense of, turned away at the door before anything reads it. */
final class Measure {
    /** Far above five hundred answers. */
    private static final long LONGEST_TEXT = 1024 * 1024;

    /** As in web.xml: above the file that an import takes, so that the page itself can refuse one with a sentence. */
    private static final long LONGEST_FILE = 42_991_616;

    /** A piece of a package, see the room scorm. */
    private static final long LONGEST_PIECE = 4 * 1024 * 1024;

    /** A whole package from the form that needs no script: 200 MB and the form around it. */
    private static final long LONGEST_PACKAGE = 200L * 1024 * 1024 + 64 * 1024;

    private Measure() {}

    /**
     * The status to refuse a request with, 0 for none: 400 for an address with a zero byte, which no database takes; 413
     * for a body that is too long, 411 for one to an endpoint, or with a file, whose length is not told: every browser tells it.
     */
    static int refuses(HttpServletRequest request, boolean rest) {
        return refuses(request.getRequestURI() + "?" + request.getQueryString(), request.getRequestURI().substring(request.getContextPath().length()), request.getContentType(),
                request.getContentLengthLong(), request.getHeader("Transfer-Encoding") != null, rest);
    }

    /** Whether the address holds no zero byte. */
    static boolean sound(HttpServletRequest request) {
        return !(request.getRequestURI() + "?" + request.getQueryString()).toLowerCase(Locale.ROOT).contains("%00");
    }

    /** @param path of the address, below the application */
    static int refuses(String address, String path, String type, long length, boolean untold, boolean rest) {
        if (address.toLowerCase(Locale.ROOT).contains("%00")) {
            return 400;
        }
        boolean file = !rest && type != null && type.startsWith("multipart/");
        if ((rest || file) && untold) {
            return 411;
        }
        return length > longest(path, type == null ? "" : type, file) ? 413 : 0;
    }

    private static long longest(String path, String type, boolean file) {
        if (file) {
            return path.equals("/scorm/send") ? LONGEST_PACKAGE : LONGEST_FILE;
        }
        return path.startsWith("/api/scorm/uploads/") && type.equals("application/octet-stream") ? LONGEST_PIECE : LONGEST_TEXT;
    }
}
