package heed.scorm;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The media type of a file of a package, from a fixed table by the ending of its name. Whatever is not in the table is bytes to be
 * downloaded, so pages of server-side languages are never more than that.
 */
public final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> TABLE = new HashMap<>();

    static {
        put("text/html", "html htm");
        put("application/xhtml+xml", "xhtml xht");
        put("text/css", "css");
        put("text/javascript", "js mjs");
        put("application/json", "json map webmanifest");
        put("application/xml", "xml xsd xsl xslt dtd");
        put("text/plain", "txt md log csv");
        put("text/vtt", "vtt");
        put("application/x-subrip", "srt");
        put("image/png", "png");
        put("image/jpeg", "jpg jpeg jpe");
        put("image/gif", "gif");
        put("image/svg+xml", "svg");
        put("image/webp", "webp");
        put("image/avif", "avif");
        put("image/bmp", "bmp");
        put("image/x-icon", "ico cur");
        put("audio/mpeg", "mp3");
        put("audio/mp4", "m4a");
        put("audio/ogg", "ogg oga opus");
        put("audio/wav", "wav");
        put("audio/aac", "aac");
        put("video/mp4", "mp4 m4v");
        put("video/webm", "webm");
        put("video/ogg", "ogv");
        put("video/quicktime", "mov");
        put("font/woff", "woff");
        put("font/woff2", "woff2");
        put("font/ttf", "ttf");
        put("font/otf", "otf");
        put("application/vnd.ms-fontobject", "eot");
        put("application/pdf", "pdf");
        put("application/wasm", "wasm");
        put("application/msword", "doc");
        put("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
        put("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");
        put("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
        put("application/zip", "zip");
    }

    private MediaTypes() {}

    private static void put(String type, String endings) {
        for (String ending : endings.split(" ")) {
            TABLE.put(ending, type);
        }
    }

    public static String of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return TABLE.getOrDefault(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
