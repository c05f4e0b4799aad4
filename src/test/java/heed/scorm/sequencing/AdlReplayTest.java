package heed.scorm.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ADL's test packages for SCORM 2004 4th edition, played without a browser by one learner in their order. */
class AdlReplayTest {

    @BeforeEach
    void packagesAreAtHand() {
        assumeTrue(AdlPackage.folder().isPresent(), "Set HEED_SCORM_PACKAGES to the folder of SCORM packages to play ADL's test packages");
    }

    @Test
    void readsEveryPackageWithoutAFault() throws Exception {
        for (AdlPackage course : packages()) {
            assertThat(ActivityTree.of(course.manifest()).all()).as(course.name()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void everyPackageGoesAsItExpects() throws Exception {
        Globals learner = Globals.none();
        List<String> faults = new ArrayList<>();
        List<AdlPackage> packages = packages();
        for (AdlPackage course : packages) {
            if (!course.name().equals("DDMb")) {
                new AdlReplay(together(course, packages), learner).play().forEach(f -> faults.add(course.name() + ": " + f));
            }
        }
        assertThat(faults).isEmpty();
    }

    /** One case runs over two packages and is written into both. */
    private static List<AdlPackage> together(AdlPackage course, List<AdlPackage> packages) {
        List<AdlPackage> courses = new ArrayList<>(List.of(course));
        packages.stream().filter(p -> course.name().equals("DDMa") && p.name().equals("DDMb")).forEach(courses::add);
        return courses;
    }

    private static List<AdlPackage> packages() throws Exception {
        List<AdlPackage> packages = new ArrayList<>();
        for (Path zip : AdlPackage.zips()) {
            packages.add(AdlPackage.read(zip));
        }
        return packages;
    }
}
