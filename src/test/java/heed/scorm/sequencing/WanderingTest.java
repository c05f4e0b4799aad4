package heed.scorm.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heed.scorm.manifest.Element;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Whatever people and content do, in whatever course: an answer and never an exception, and a state that can be kept as text. */
class WanderingTest {
    private static final long SEED = 20261122;

    private static List<Path> zips() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("HEED_SCORM_PACKAGES")))) {
            return files.filter(f -> f.toString().endsWith(".zip") && f.getParent().getFileName().toString().startsWith("scorm")).sorted().toList();
        }
    }

    @Test
    void noCourseAtHandIsBroughtToAFall() throws Exception {
        assumeTrue(System.getenv("HEED_SCORM_PACKAGES") != null, "Set HEED_SCORM_PACKAGES to the folder of SCORM packages to wander through all of them");
        int walked = 0;
        for (Path zip : zips()) {
            try (ZipFile file = new ZipFile(zip.toFile())) {
                if (file.getEntry("imsmanifest.xml") == null) {
                    continue;
                }
                try (InputStream in = file.getInputStream(file.getEntry("imsmanifest.xml"))) {
                    Element manifest = Element.read(in);
                    if (manifest.child("organizations").flatMap(o -> o.child("organization")).isPresent()) {
                        wander(zip.getFileName().toString(), ActivityTree.of(manifest));
                        walked++;
                    }
                }
            }
        }
        assertThat(walked).isGreaterThan(200);
    }

    private static void wander(String name, ActivityTree tree) {
        SplittableRandom random = new SplittableRandom(SEED);
        Globals learner = Globals.none();
        String state = SequencingState.fresh(SEED).json();
        for (int step = 0; step < 60; step++) {
            Sequencer s = new Sequencer(tree, SequencingState.read(state), learner, Clock.systemUTC());
            s.opened().ifPresent(open -> s.report(open, anything(random)));
            Request request = anyRequest(random, tree);
            boolean valid = s.isValid(request);
            Outcome outcome = s.request(request);
            state = s.state().json();
            assertThat(SequencingState.read(state).json()).as("%s, seed %d, step %d", name, SEED, step).isEqualTo(state);
            assertThat(outcome.delivered().isPresent() ? 1 : 0).as("%s, seed %d, step %d: one answer to %s", name, SEED, step, request)
                    .isLessThanOrEqualTo(outcome.ended() || outcome.code().isPresent() ? 0 : 1);
            if (request.kind() == Request.Kind.CHOICE || request.kind() == Request.Kind.JUMP) {
                assertThat(outcome.code().isEmpty() || !valid).as("%s, seed %d, step %d: %s was offered and refused with %s", name, SEED, step, request, outcome.code()).isTrue();
            }
        }
    }

    private static Request anyRequest(SplittableRandom random, ActivityTree tree) {
        String target = tree.all().get(random.nextInt(tree.all().size())).id();
        return switch (random.nextInt(12)) {
            case 0, 1 -> Request.start();
            case 2 -> Request.resumeAll();
            case 3, 4 -> Request.forward();
            case 5 -> Request.previous();
            case 6, 7 -> Request.choice(target);
            case 8 -> Request.jump(target);
            case 9 -> Request.exit();
            case 10 -> random.nextBoolean() ? Request.exitAll() : Request.suspendAll();
            default -> random.nextBoolean() ? Request.abandon() : Request.abandonAll();
        };
    }

    private static RuntimeReport anything(SplittableRandom random) {
        ObjectiveStatus status = ObjectiveStatus.unknown().withSuccess(List.of("passed", "failed", "unknown").get(random.nextInt(3)))
                .withCompletion(List.of("completed", "incomplete", "unknown").get(random.nextInt(3)))
                .withScaled(BigDecimal.valueOf(random.nextInt(-10, 11), 1)).withProgress(BigDecimal.valueOf(random.nextInt(11), 1));
        return new RuntimeReport(status, Map.of("obj1", status, "PRIMARYOBJ", status), Map.of("store", "x"), Duration.ofSeconds(random.nextInt(100)),
                RuntimeReport.Exit.values()[random.nextInt(3)]);
    }

    @Test
    void aTextThatIsNoStateIsRefused() {
        assertThatThrownBy(() -> SequencingState.read("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Globals.read("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
