package heed.scorm.manifest;

/**
 * What a package may ask of the disk.
 *
 * @param packed bytes of the zip
 * @param unpacked bytes of all files together
 * @param ratio how many times larger than in the zip a file may be, if it is larger than {@code ratioFrom} bytes
 * @param entries files and folders
 * @param path characters of a file's path
 * @param directory bytes of the zip's list of contents, which has to be held in memory
 */
public record Limits(long packed, long unpacked, int ratio, long ratioFrom, int entries, int path, long directory) {
    private static final long MB = 1L << 20;

    public static final Limits STANDARD = new Limits(2048 * MB, 6144 * MB, 200, 10 * MB, 50_000, 240, 32 * MB);
}
