package heed.scorm.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** ADL's test packages, read. */
class AdlReplayTest {

    @Test
    void readsEveryPackageWithoutAFault() throws Exception {
        assumeTrue(AdlPackage.folder().isPresent(), "Set HEED_SCORM_PACKAGES to the folder of SCORM packages to read ADL's test packages");
        for (Path zip : AdlPackage.zips()) {
            AdlPackage course = AdlPackage.read(zip);
            assertThat(ActivityTree.of(course.manifest()).all()).as(course.name()).hasSizeGreaterThan(1);
        }
    }
}
