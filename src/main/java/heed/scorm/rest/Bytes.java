package heed.scorm.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a file, whole or the part that a video player asks for, or says that it has not changed (RFC 9110, sections 13 and 14). */
final class Bytes {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int BUFFER = 64 * 1024;

    private Bytes() {}

    /** Opens what is sent. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** @param tag the version, in double quotes */
    record Source(String type, long length, String tag, String cache, Opening opening) {}

    static Source of(Path file, String type, String tag) throws IOException {
        return new Source(type, Files.size(file), tag, "private, max-age=28800", () -> Files.newInputStream(file));
    }

    /** A part of a file, both ends included; {@code from > to} when there is nothing there. */
    record Part(long from, long to) {
        long length() {
            return to - from + 1;
        }
    }

    /** The part a request asks for; the whole where it asks for none, or in a way that is not known here. */
    static Part part(String range, long length) {
        Matcher m = range == null ? null : RANGE.matcher(range.strip());
        if (m == null || !m.matches() || m.group(1).isEmpty() && m.group(2).isEmpty()) {
            return new Part(0, length - 1);
        }
        if (m.group(1).isEmpty()) {
            return new Part(Math.max(0, length - Long.parseLong(m.group(2))), length - 1);
        }
        long from = Long.parseLong(m.group(1));
        return new Part(from, m.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(m.group(2))));
    }

    static void send(HttpServletRequest request, HttpServletResponse response, Source source) throws IOException {
        response.setHeader("ETag", source.tag());
        response.setHeader("Cache-Control", source.cache());
        response.setHeader("Accept-Ranges", "bytes");
        if (source.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        String range = request.getHeader("Range");
        String condition = request.getHeader("If-Range");
        boolean asked = range != null && RANGE.matcher(range.strip()).matches() && (condition == null || condition.equals(source.tag()));
        Part part = asked ? part(range, source.length()) : new Part(0, source.length() - 1);
        if (asked && part.from() > part.to()) {
            response.setStatus(416);
            response.setHeader("Content-Range", "bytes */" + source.length());
            return;
        }
        response.setStatus(asked ? 206 : 200);
        if (asked) {
            response.setHeader("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + source.length());
        }
        response.setContentType(source.type().startsWith("text/") && !source.type().equals("text/html") ? source.type() + "; charset=UTF-8" : source.type());
        response.setContentLengthLong(part.length());
        if (!request.getMethod().equals("HEAD")) {
            try (InputStream in = source.opening().open()) {
                in.skipNBytes(part.from());
                copy(in, response.getOutputStream(), part.length());
            }
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
        for (long left = length; left > 0;) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
