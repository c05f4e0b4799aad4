package heed.scorm.sequencing;

import heed.scorm.sequencing.AdlPackage.Call;
import heed.scorm.sequencing.AdlPackage.Visit;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays one of ADL's packages without a browser: right activity, right data, right controls, and an end where one is due. */
final class AdlReplay {
    private static final Pattern ACT = Pattern.compile("act=([^&#]+)");
    private static final Pattern BOLD = Pattern.compile("<b>(.*?)</b>");

    private final List<Visit> visits;
    private final Map<String, Play> plays = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Globals globals;
    private Play now;
    private Outcome outcome;

    /** One course as one person plays it. */
    private static final class Play {
        private final AdlPackage course;
        private final ActivityTree tree;
        private final Map<String, AdlContent> contents = new HashMap<>();
        private String state = SequencingState.fresh(20261122).json();

        private Play(AdlPackage course) {
            this.course = course;
            this.tree = ActivityTree.of(course.manifest());
        }
    }

    /**
     * @param courses the package, and the others it sends its learner to
     * @param globals what the learner brings along and takes away: the packages count on being played in their order
     */
    AdlReplay(List<AdlPackage> courses, Globals globals) {
        courses.forEach(c -> plays.put(c.name(), new Play(c)));
        this.now = plays.get(courses.get(0).name());
        this.visits = courses.get(0).visits();
        this.globals = globals;
    }

    /** What went otherwise than the package expects. */
    List<String> play() {
        launch(now.course.startWith());
        for (Visit visit : visits) {
            if (!visit(visit)) {
                break;
            }
        }
        return faults;
    }

    /** The state lies as text between two calls, as it does between two requests of the portal. */
    private Sequencer sequencer() {
        return new Sequencer(now.tree, SequencingState.read(now.state), globals, Clock.systemUTC());
    }

    private void request(Request request) {
        Sequencer s = sequencer();
        outcome = s.request(request);
        now.state = s.state().json();
    }

    private void launch(String startWith) {
        Sequencer s = sequencer();
        request(s.isValid(Request.resumeAll()) ? Request.resumeAll() : Request.start());
        if (outcome.delivered().isEmpty() && !startWith.equals(".")) {
            choose(startWith);
        }
    }

    private void choose(String title) {
        request(Request.choice(byTitle(title)));
    }

    private String byTitle(String title) {
        if (title.startsWith("the activity that corresponds to the root")) {
            return now.tree.root().id();
        }
        return now.tree.all().stream().filter(a -> a.title().strip().equals(title.strip())).map(Activity::id).findFirst().orElse("no item " + title);
    }

    private boolean visit(Visit visit) {
        Optional<Activity> delivered = outcome.delivered().flatMap(now.tree::find);
        String act = delivered.map(a -> act(a)).orElse("nothing " + outcome);
        if (!act.equals(visit.activity())) {
            faults.add(visit.name() + " expected, delivered " + act);
            return false;
        }
        Activity activity = delivered.orElseThrow();
        AdlContent content = now.contents.computeIfAbsent(activity.id(), id -> new AdlContent(activity));
        Sequencer s = sequencer();
        content.open(outcome.resumed(), s);
        questions(visit, s);
        Optional<Request> asked = Optional.empty();
        for (Call call : visit.calls()) {
            Optional<Request> nav = call(visit, call, content, s);
            asked = nav.or(() -> Optional.empty()).isPresent() ? nav : asked;
        }
        s.report(activity.id(), content.report());
        now.state = s.state().json();
        if (asked.isPresent() && !now.course.endsOnUnload(activity)) {
            request(asked.orElseThrow());
        } else if (Set.of("time-out", "logout").contains(content.get("cmi.exit").orElse(""))) {
            request(Request.exitAll());
        }
        then(visit);
        return true;
    }

    private static String act(Activity activity) {
        Matcher m = ACT.matcher(activity.parameters());
        return m.find() ? m.group(1) : "";
    }

    private void then(Visit visit) {
        String then = visit.then();
        boolean last = visit == visits.get(visits.size() - 1);
        if (then.equals("Continue")) {
            request(Request.forward());
        } else if (then.equals("Previous")) {
            request(Request.previous());
        } else if (then.startsWith("Choice~")) {
            choose(then.substring(7));
        } else if (then.equals("RootSX4b")) {
            choose("the activity that corresponds to the root");
        } else if (then.equals("AutoTest") || then.equals("HasEnded") || then.startsWith("ContinueExit")) {
            ended(visit, then);
        } else if (then.equals("TRIGExitAll")) {
            request(Request.exitAll());
            ended(visit, then);
        } else if (!last && !then.isEmpty()) {
            relaunch(visit);
        }
    }

    private void ended(Visit visit, String then) {
        if (then.startsWith("ContinueExit")) {
            request(Request.forward());
        }
        if (!outcome.ended()) {
            faults.add(visit.name() + " should have ended the course: " + outcome);
        }
        if (then.startsWith("ContinueExit")) {
            relaunch(visit);
        }
    }

    private void relaunch(Visit visit) {
        Matcher m = BOLD.matcher(visit.thenText());
        String wanted = ".";
        String course = now.course.name();
        while (m.find()) {
            course = plays.containsKey(m.group(1)) ? m.group(1) : course;
            wanted = now.tree.all().stream().anyMatch(a -> a.title().strip().equals(m.group(1).strip())) ? m.group(1) : wanted;
        }
        if (visit.then().startsWith("API") || visit.then().startsWith("DMI")) {
            choose(wanted);
            return;
        }
        if (visit.then().startsWith("Suspend")) {
            request(Request.suspendAll());
        } else if (sequencer().isValid(Request.exitAll())) {
            request(Request.exitAll());
        }
        now = plays.get(course);
        launch(wanted);
    }

    private Optional<Request> call(Visit visit, Call call, AdlContent content, Sequencer s) {
        int mark = call.argument().indexOf('!');
        String element = mark < 0 ? call.argument() : call.argument().substring(0, mark);
        if (call.name().equals("doSetValue") && call.error().equals("0")) {
            String value = call.argument().substring(mark + 1);
            if (element.equals("adl.nav.request")) {
                return Request.parse(value);
            }
            content.set(element, value);
        } else if (call.name().equals("doGetValue")) {
            compare(visit, call, content.get(element), element);
            nav(visit, call, element, s);
        } else if (call.name().equals("compareObjIds")) {
            compare(visit, call, Set.copyOf(content.objectiveIds()).equals(Set.of(call.argument().split(","))) ? "" : "objectives " + content.objectiveIds());
        }
        return Optional.empty();
    }

    private void compare(Visit visit, Call call, Optional<String> got, String element) {
        got.filter(g -> !same(call.result(), g)).filter(g -> !(call.result().isEmpty() && element.endsWith(".id")))
                .ifPresent(g -> compare(visit, call, element + " expected " + call.result() + " got " + g));
    }

    private void compare(Visit visit, Call call, String fault) {
        if (!fault.isEmpty()) {
            faults.add(visit.name() + ' ' + fault);
        }
    }

    private static boolean same(String expected, String got) {
        if (expected.equals(got)) {
            return true;
        }
        Optional<BigDecimal> e = Read.decimal(expected);
        Optional<BigDecimal> g = Read.decimal(got);
        return e.isPresent() && g.isPresent() && e.orElseThrow().subtract(g.orElseThrow()).abs().doubleValue() < 1e-7;
    }

    private void nav(Visit visit, Call call, String element, Sequencer s) {
        boolean answer = switch (element) {
            case "adl.nav.request_valid.continue" -> s.isValid(Request.forward());
            case "adl.nav.request_valid.previous" -> s.isValid(Request.previous());
            default -> element.startsWith("adl.nav.request_valid.choice")
                    ? s.isValid(Request.choice(element.replaceAll(".*target=(.*)}", "$1"))) : Boolean.parseBoolean(call.result());
        };
        if (!call.result().equals("unknown") && answer != Boolean.parseBoolean(call.result()) && !call.result().isEmpty()) {
            faults.add(visit.name() + ' ' + element + " expected " + call.result() + " got " + answer);
        }
    }

    private void questions(Visit visit, Sequencer s) {
        for (int i = 0; i < visit.questions().size(); i++) {
            String question = visit.questions().get(i);
            boolean answer = answer(question, s);
            if (!question.equals("click.button") && answer != visit.answers().get(i).equals("Y")) {
                faults.add(visit.name() + ' ' + question + " should be " + visit.answers().get(i));
            }
        }
    }

    private boolean answer(String question, Sequencer s) {
        Controls controls = s.controls();
        Optional<TreeRow> row = s.tree().stream().filter(r -> question.contains("@") && r.id().equals(byTitle(question.substring(question.indexOf('@') + 1)))).findFirst();
        return switch (question.replaceAll("@.*", "")) {
            case "continue.enabled" -> controls.forward().shown() && controls.forward().enabled();
            case "continue.disabled" -> !controls.forward().shown() || !controls.forward().enabled();
            case "previous.enabled" -> controls.previous().shown() && controls.previous().enabled();
            case "previous.disabled" -> !controls.previous().shown() || !controls.previous().enabled();
            case "toc.enabled" -> s.tree().stream().anyMatch(r -> r.depth() > 0 && r.visible() && r.selectable());
            case "toc.visible" -> row.map(TreeRow::visible).orElse(false);
            case "toc.enabled.selectable" -> row.map(r -> r.visible() && r.selectable()).orElse(false);
            default -> false;
        };
    }
}
