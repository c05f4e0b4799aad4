package heed.scorm;

import java.util.Locale;

/** Sizes of files in words. */
public final class Sizes {
    private Sizes() {}

    /** Such as 812 bytes, 45 KB or 1.5 GB. */
    public static String words(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        if (bytes < 1L << 20) {
            return (bytes >> 10) + " KB";
        }
        return bytes < 1L << 30 ? (bytes >> 20) + " MB" : String.format(Locale.UK, "%.1f GB", bytes / (double) (1L << 30));
    }
}
