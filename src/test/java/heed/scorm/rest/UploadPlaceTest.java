package heed.scorm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadPlaceTest {
    @Test
    void clearsWhatAKilledServerHasLeftAndNothingThatStillArrives(@TempDir Path place) throws Exception {
        Path left = Files.writeString(place.resolve("upload_1.tmp"), "half a course");
        Path arriving = Files.writeString(place.resolve("upload_2.tmp"), "a course on its way");
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-11-20T09:00:00Z")));
        Files.setLastModifiedTime(arriving, FileTime.from(Instant.parse("2026-11-22T09:00:00Z")));
        UploadPlace.clear(place, Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(left).doesNotExist();
        assertThat(arriving).exists();
    }
}
