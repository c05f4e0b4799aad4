package heed;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guards the picture in docs/architecture.md: floors, doors, pages without a database. */
class HouseTest {
    /** The floors, lowest first. Rooms on one floor do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("platform"),
            Set.of("notification"),
            Set.of("access"),
            Set.of("audit"),
            Set.of("privacy"),
            Set.of("workforce", "xapi"),
            Set.of("catalogue"),
            Set.of("requirement", "enrolment", "toolkit"),
            Set.of("award", "evaluation", "lesson", "quiz", "scorm", "cmi5", "workshop", "supervision"),
            Set.of("assignment", "takeaway"),
            Set.of("capacity"),
            Set.of("report", "home", "provisioning", "awareness"),
            Set.of("demo"));

    /** The launcher stands outside the house: it is not in the server and knows no room but the platform's checks. */
    private static final String OUTSIDE = "launch";

    private static final Set<String> GROUND_DOORS = Set.of("faces", "rest", "chart", "document", "outbound");

    private static final JavaClasses HEED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("heed");

    private static Map<String, Integer> floorOf() {
        Map<String, Integer> floor = new HashMap<>();
        for (int i = 0; i < FLOORS.size(); i++) {
            for (String room : FLOORS.get(i)) {
                floor.put(room, i + 1);
            }
        }
        return floor;
    }

    private static String room(JavaClass c) {
        String[] parts = c.getPackageName().split("\\.");
        return parts.length < 2 ? "" : parts[1];
    }

    private static String inner(JavaClass c) {
        String[] parts = c.getPackageName().split("\\.");
        return parts.length < 3 ? "" : parts[2];
    }

    private static ArchRule lowerFloorsByTheirDoors() {
        Map<String, Integer> floor = floorOf();
        return classes().that(resideInAPackage("heed..")).should(new ArchCondition<>("use only lower floors, by their doors") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                if (room(from).equals(OUTSIDE)) {
                    return;
                }
                if (!floor.containsKey(room(from))) {
                    events.add(SimpleConditionEvent.violated(from, from.getName() + " stands on no floor"));
                    return;
                }
                for (Dependency d : from.getDirectDependenciesFromSelf()) {
                    JavaClass to = d.getTargetClass();
                    while (to.isArray()) {
                        to = to.getComponentType();
                    }
                    if (!to.getPackageName().startsWith("heed.") || room(to).equals(room(from))) {
                        continue;
                    }
                    boolean lower = floor.getOrDefault(room(to), 99) < floor.get(room(from));
                    boolean door = inner(to).isEmpty() || room(to).equals("platform") && GROUND_DOORS.contains(inner(to));
                    if (!lower || !door) {
                        events.add(SimpleConditionEvent.violated(d, d.getDescription()));
                    }
                }
            }
        });
    }

    private static ArchRule pagesHoldNoEntityManager() {
        return noClasses().that().resideInAnyPackage("heed.*.web..", "heed.*.rest..")
                .should().dependOnClassesThat().areAssignableTo(EntityManager.class)
                .orShould().dependOnClassesThat().haveFullyQualifiedName("heed.platform.Sql");
    }

    private static ArchRule coresKnowNoScreen() {
        return noClasses().that().resideInAPackage("heed.*").and().resideOutsideOfPackage("heed.launch")
                .should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "org.primefaces..", "org.omnifaces..");
    }

    /** A formula in a cell is made inert in one place, which no file goes round. */
    private static ArchRule onlyTheGroundWritesCsv() {
        return noClasses().that().resideInAPackage("heed..").and().resideOutsideOfPackage("heed.platform.document")
                .should().dependOnClassesThat().resideInAPackage("de.siegmar.fastcsv.writer..");
    }

    @Test
    void onlyTheGroundWritesCsv_() {
        onlyTheGroundWritesCsv().check(HEED);
    }

    @Test
    void aRoomUsesOnlyLowerFloorsByTheirDoors() {
        lowerFloorsByTheirDoors().check(HEED);
    }

    @Test
    void pagesHoldNoEntityManager_() {
        pagesHoldNoEntityManager().allowEmptyShould(true).check(HEED);
    }

    @Test
    void coresKnowNoScreen_() {
        coresKnowNoScreen().check(HEED);
    }

    @Test
    void everyRoomHasASentenceOnItsJob() {
        Set<String> rooms = HEED.stream().map(HouseTest::room).filter(r -> !r.isEmpty()).collect(java.util.stream.Collectors.toSet());
        assertThat(rooms).allSatisfy(r -> assertThat(
                        java.nio.file.Path.of("src/main/java/heed", r, "package-info.java")).exists());
    }

    /** Each rule is shown a fixture that breaks it: a rule that cannot fail guards nothing. */
    @Test
    void eachRuleCanFail() {
        JavaClasses crooked = new ClassFileImporter().importPackages("heed.platform.crooked", "heed.access.web.crooked");
        assertThat(crooked).isNotEmpty();
        assertThatThrownBy(() -> lowerFloorsByTheirDoors().check(crooked)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> pagesHoldNoEntityManager().check(crooked)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> onlyTheGroundWritesCsv().check(crooked)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> coresKnowNoScreen()
                        .check(new ClassFileImporter().importClasses(heed.access.Crooked.class)))
                .isInstanceOf(AssertionError.class);
    }
}
