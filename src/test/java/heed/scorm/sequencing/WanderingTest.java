package heed.scorm.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.scorm.Samples;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.ManifestReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever people and content do, in whatever course: an answer and never an exception, and a state that can be kept as text. */
class WanderingTest {
    private static final long SEED = 20261122;

    @Test
    void noCourseAtHandIsBroughtToAFall() {
        int walked = 0;
        for (String family : List.of("scorm12", "scorm2004-2nd", "scorm2004-3rd", "scorm2004-4th-adl-lms-tests")) {
            for (Path zip : Samples.family(family)) {
                Optional<Manifest> manifest = ManifestReader.read(Samples.of(zip)).manifest();
                manifest.ifPresent(m -> wander(zip.getFileName().toString(), ActivityTree.of(m)));
                walked += manifest.isPresent() ? 1 : 0;
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
