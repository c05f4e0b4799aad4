package heed.scorm.sequencing;

import heed.TestClock;
import heed.scorm.Samples;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.ManifestReader;
import heed.scorm.manifest.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A small course and one person who plays it. After every call the state has been text once. */
final class CourseFixture {
    private static final String HEAD = "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' xmlns:imsss='http://www.imsglobal.org/xsd/imsss'"
            + " xmlns:adlseq='http://www.adlnet.org/xsd/adlseq_v1p3' xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_v1p3' xmlns:adlnav='http://www.adlnet.org/xsd/adlnav_v1p3'>"
            + "<metadata><schemaversion>%s</schemaversion></metadata><organizations default='course'>";

    final ActivityTree tree;
    final Globals learner;
    private String state;
    private final TestClock clock = TestClock.at("2026-11-22");

    private CourseFixture(ActivityTree tree, long seed, Globals learner) {
        this.tree = tree;
        this.learner = learner;
        this.state = SequencingState.fresh(seed).json();
    }

    /** A SCORM 2004 4th edition course; what is given lies in its organization, whose identifier is {@code course}. */
    static CourseFixture of(String body) {
        return of(body, 7, Globals.none());
    }

    static CourseFixture of(String body, long seed, Globals learner) {
        return new CourseFixture(tree("2004 4th Edition", "<organization identifier='course'><title>Course</title>" + body + "</organization>", ""), seed, learner);
    }

    /** With attributes of the organization. */
    static CourseFixture within(String attributes, String body, Globals learner) {
        return new CourseFixture(tree("2004 4th Edition", "<organization identifier='course' " + attributes + "><title>Course</title>" + body + "</organization>", ""), 7, learner);
    }

    static CourseFixture scorm12(String body) {
        return new CourseFixture(tree("1.2", "<organization identifier='course'><title>Course</title>" + body + "</organization>", ""), 7, Globals.none());
    }

    static ActivityTree tree(String version, String organizations, String behind) {
        String xml = HEAD.formatted(version) + organizations + "</organizations><resources><resource identifier='r' adlcp:scormType='sco' href='page.html'/></resources>" + behind + "</manifest>";
        Reading reading = ManifestReader.read(Samples.of(Map.of(Manifest.FILE, xml, "page.html", "")));
        return ActivityTree.of(reading.manifest().orElseThrow(() -> new IllegalArgumentException(reading.faults().toString())));
    }

    /** A leaf with content. */
    static String leaf(String id, String... inside) {
        return "<item identifier='" + id + "' identifierref='r'><title>" + id + "</title>" + String.join("", inside) + "</item>";
    }

    static String cluster(String id, String... inside) {
        return "<item identifier='" + id + "'><title>" + id + "</title>" + String.join("", inside) + "</item>";
    }

    static String sequencing(String... parts) {
        return "<imsss:sequencing>" + String.join("", parts) + "</imsss:sequencing>";
    }

    static String control(String attributes) {
        return "<imsss:controlMode " + attributes + "/>";
    }

    static String flowing() {
        return sequencing(control("flow='true'"));
    }

    /** @param kind {@code pre}, {@code exit} or {@code post} */
    static String rule(String kind, String condition, String action) {
        return "<imsss:sequencingRules>" + oneRule(kind, condition, action) + "</imsss:sequencingRules>";
    }

    static String oneRule(String kind, String condition, String action) {
        return "<imsss:%sConditionRule><imsss:ruleConditions><imsss:ruleCondition %s/></imsss:ruleConditions><imsss:ruleAction action='%s'/></imsss:%sConditionRule>"
                .formatted(kind, condition, action, kind);
    }

    Sequencer sequencer() {
        return new Sequencer(tree, SequencingState.read(state), learner, clock);
    }

    void wait(Duration time) {
        clock.forward(time);
    }

    Outcome ask(Request request) {
        Sequencer s = sequencer();
        Outcome outcome = s.request(request);
        state = s.state().json();
        return outcome;
    }

    /** The activity delivered; else {@code end}, the code of the refusal, or {@code nothing}. */
    String go(Request request) {
        Outcome o = ask(request);
        return o.delivered().orElseGet(() -> o.ended() ? "end" : o.code().orElse("nothing"));
    }

    String start() {
        return go(Request.start());
    }

    String forward() {
        return go(Request.forward());
    }

    String choose(String id) {
        return go(Request.choice(id));
    }

    boolean valid(Request request) {
        return sequencer().isValid(request);
    }

    void say(ObjectiveStatus status) {
        say(status, RuntimeReport.Exit.NORMAL);
    }

    void say(ObjectiveStatus status, RuntimeReport.Exit exit) {
        report(new RuntimeReport(status, Map.of(), Map.of(), Duration.ZERO, exit));
    }

    void report(RuntimeReport report) {
        Sequencer s = sequencer();
        s.report(s.opened().orElseThrow(), report);
        state = s.state().json();
    }

    void suspend() {
        say(ObjectiveStatus.unknown(), RuntimeReport.Exit.SUSPEND);
    }

    void pass() {
        say(ObjectiveStatus.unknown().withSuccess("passed").withCompletion("completed"));
    }

    void fail() {
        say(ObjectiveStatus.unknown().withSuccess("failed").withCompletion("completed"));
    }

    void score(String scaled) {
        say(ObjectiveStatus.unknown().withScaled(new BigDecimal(scaled)));
    }

    ObjectiveStatus status(String id) {
        return sequencer().status(id);
    }

    TreeRow row(String id) {
        return sequencer().tree().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    Optional<ObjectiveStatus> found(String activity, String objective) {
        return sequencer().objectives(activity).stream().filter(o -> o.id().equals(objective)).map(InitialObjective::status).findFirst();
    }
}
