package heed.scorm.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ADL's test packages for SCORM 2004 4th edition, played without a browser by one learner in their order. */
class AdlReplayTest {

    @Test
    void everyPackageGoesAsItExpects() {
        Globals learner = Globals.none();
        List<String> faults = new ArrayList<>();
        List<AdlPackage> packages = AdlPackage.all();
        for (AdlPackage course : packages) {
            if (!course.name().equals("DDMb")) {
                new AdlReplay(together(course, packages), learner).play().forEach(f -> faults.add(course.name() + ": " + f));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(packages).hasSize(189);
    }

    /** One case runs over two packages and is written into both. */
    private static List<AdlPackage> together(AdlPackage course, List<AdlPackage> packages) {
        List<AdlPackage> courses = new ArrayList<>(List.of(course));
        packages.stream().filter(p -> course.name().equals("DDMa") && p.name().equals("DDMb")).forEach(courses::add);
        return courses;
    }
}
