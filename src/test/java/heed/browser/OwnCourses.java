package heed.browser;

import heed.scorm.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small SCORM 2004 courses that are written on the spot, each with one content object. */
final class OwnCourses {
    /** Finds the interface of the course from frame to frame upwards, as the book says. */
    private static final String FIND = "let api = null; for (let w = window, n = 0; !api && n < 9; n++, w = w.parent) { api = w.API_1484_11; if (w === w.parent) break; } ";

    private OwnCourses() {}

    /** @param script runs in the page of the content object; {@code api} is its interface, not yet initialised */
    static Path write(String name, String title, String script, Map<String, String> more) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", "<manifest identifier='" + name + "' xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_v1p3' xmlns:imsss='http://www.imsglobal.org/xsd/imsss'>"
                + "<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata><organizations default='o'><organization identifier='o'><title>" + title + "</title>"
                + "<item identifier='only' identifierref='r'><title>" + title + "</title></item></organization></organizations>"
                + "<resources><resource identifier='r' type='webcontent' adlcp:scormType='sco' href='page.html'><file href='page.html'/></resource></resources></manifest>");
        files.put("page.html", "<!doctype html><html><head><title>" + title + "</title></head><body><p>" + title + "</p><script src='page.js'></script></body></html>");
        files.put("page.js", FIND + script);
        files.putAll(more);
        try {
            return Files.write(Files.createDirectories(Path.of("target", "own-courses")).resolve(name + ".zip"), Samples.zip(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
