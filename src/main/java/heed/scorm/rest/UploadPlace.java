package heed.scorm.rest;

import heed.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets what programs send arrive in the data folder. The server's own place for it may be memory, as in our containers, where a
 * course of 2 GB takes the room of the whole program; an annotation cannot name a folder that a setting chooses.
 */
@WebListener
public class UploadPlace implements ServletContextListener {
    private static final int IN_MEMORY = 256 * 1024;

    /** Longer than the slowest course takes to arrive. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    @Inject private Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Path place = settings.dataFolder().resolve("arriving");
        try {
            Files.createDirectories(place);
            clear(place, Instant.now().minus(ABANDONED));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder takes no courses: " + place, e);
        }
        var servlet = event.getServletContext().addServlet("upload", UploadServlet.class);
        servlet.setMultipartConfig(new MultipartConfigElement(place.toString(), UploadServlet.LONGEST, UploadServlet.LONGEST + 1024 * 1024, IN_MEMORY));
        servlet.addMapping(UploadServlet.PATH);
    }

    /** What a server that was killed has left half-way. Other nodes may have theirs in the same folder. */
    static void clear(Path place, Instant before) throws IOException {
        List<Path> files;
        try (Stream<Path> there = Files.list(place)) {
            files = there.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
