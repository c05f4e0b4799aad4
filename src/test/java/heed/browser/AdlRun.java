package heed.browser;

import static heed.platform.Json.JSON;

import com.microsoft.playwright.ConsoleMessage;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Plays one of ADL's test packages as its tester would: presses what the package asks for, answers its questions about the controls by looking at
 * them, and hears its verdict. What the package expects is never read.
 */
final class AdlRun {
    private static final String MARK = "ADLCTS ";
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("adl.seconds", 240));
    /** A page that is to be left alone sends nothing for so long when it has nothing more to say. */
    private static final Duration QUIET = Duration.ofSeconds(Integer.getInteger("adl.quiet", 25));

    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final Map<String, String> registrations;
    private final CoursePlayer player;
    private final Visit learner;
    private String current;
    private String fault;
    private Boolean verdict;

    /** @param registrations by the name of the package; some tests use two */
    AdlRun(Visit learner, Map<String, String> registrations, String first) {
        this.learner = learner;
        this.registrations = registrations;
        current = first;
        player = new CoursePlayer(learner);
        learner.page.onConsoleMessage(this::heard);
        learner.page.onDialog(dialog -> dialog.accept());
    }

    /** @param fault the first thing that was not as it should be; null when it passed */
    record Result(boolean passed, String fault) {}

    private void heard(ConsoleMessage line) {
        if (line.text().startsWith(MARK)) {
            try (JsonReader reader = JSON.createReader(new StringReader(line.text().substring(MARK.length())))) {
                events.add(reader.readObject());
            }
        }
    }

    /** @param start the item to choose first, or a dot where the course begins by itself */
    Result run(String start) {
        long end = System.nanoTime() + LONGEST.toNanos();
        player.launch(registrations.get(current));
        player.settle();
        if (!start.equals(".") && !start.equals(current)) {
            choose(start);
        }
        long quiet = System.nanoTime();
        while (verdict == null && System.nanoTime() < end && System.nanoTime() - quiet < QUIET.toNanos()) {
            JsonObject event = events.poll();
            if (event == null) {
                learner.page.waitForTimeout(30);
            } else {
                take(event);
                quiet = System.nanoTime();
            }
        }
        for (JsonObject event = events.poll(); event != null; event = events.poll()) {
            take(event);
        }
        if (verdict == null && fault == null) {
            fault = "nothing more happened, and there was no verdict";
        }
        return new Result(Boolean.TRUE.equals(verdict) && fault == null, fault);
    }

    private void take(JsonObject event) {
        switch (event.getString("ev")) {
            case "fail" -> fail(event.getString("msg", "?"));
            case "terminated" -> fail("the test was stopped");
            case "uiq" -> answer(event);
            case "cui" -> act(event.getString("key", ""), event.getString("visit", ""), event.getBoolean("done", false));
            case "verdict" -> verdict = event.getBoolean("passed");
            default -> { }
        }
    }

    private void fail(String what) {
        fault = fault == null ? what : fault;
    }

    /** Looks at the controls and clicks Y or N for each question. */
    private void answer(JsonObject event) {
        player.settle();
        var keys = event.getJsonArray("keys");
        if (keys.getString(0).equals("click.button")) {
            // No question, but a button to go on with (SX-09).
            player.content().locator("#continue").click();
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            boolean yes = isSo(keys.getString(i));
            player.content().locator("#" + (yes ? "t" : "f") + "Radio" + i).check();
        }
        player.content().locator("#submit").click();
    }

    private boolean isSo(String question) {
        String title = question.contains("@") ? named(question.substring(question.indexOf('@') + 1)) : "";
        return switch (question.contains("@") ? question.substring(0, question.indexOf('@')) : question) {
            case "continue.enabled" -> player.enabled("continue");
            case "continue.disabled" -> !player.enabled("continue");
            case "previous.enabled" -> player.enabled("previous");
            case "previous.disabled" -> !player.enabled("previous");
            case "toc.enabled" -> player.anySelectable();
            case "toc.enabled.selectable" -> player.selectable(title);
            case "toc.visible" -> player.shown(title);
            default -> throw new IllegalStateException("A question nobody knows: " + question);
        };
    }

    private void act(String key, String visit, boolean last) {
        if (key.isEmpty()) {
            return;
        }
        player.settle();
        String target = key.contains("~") ? key.substring(key.indexOf('~') + 1) : "";
        if (key.equals("Continue") || key.equals("ContinueExitCM8")) {
            press("continue", visit);
        } else if (key.equals("Previous")) {
            press("previous", visit);
        } else if (key.startsWith("Choice~") || key.startsWith("ChoiceExit~")) {
            choose(target);
        } else if (key.equals("RootSX4b")) {
            choose("LMS Test Content Package SX-04b");
        } else if (key.startsWith("APIt") || key.startsWith("DMIt")) {
            choose((key.startsWith("API") ? "API Implementation Test " : "Data Model Implementation Test ") + key.substring(4));
        } else if (key.equals("TRIGExitAll")) {
            press("exit-all", visit);
            mustEnd(visit);
        } else if (key.equals("SuspendCM09ca")) {
            press("suspend-all", visit);
        } else if (key.equals("Exit")) {
            player.leave();
        }
        if (key.equals("HasEnded") || key.equals("AutoTest") || key.equals("ContinueExitCM8") || key.startsWith("ChoiceExit~")) {
            mustEnd(visit);
        }
        if (key.matches("(?i).*relaunch.*|exitlaunch.*|ContinueExitCM8|ExitCM09ba|SuspendCM09ca|DMBx.*")) {
            again(key, target);
        }
        if (last && player.ended()) {
            learner.page.waitForTimeout(400);
        }
    }

    private void mustEnd(String visit) {
        if (!player.endsSoon()) {
            fail(visit + ": the course should have ended by itself");
            player.leave();
        }
    }

    /** Opens the course anew, or the other one of a pair. */
    private void again(String key, String target) {
        if (!player.endsSoon()) {
            player.leave();
        }
        String other = target.startsWith("DDM") ? target : key.startsWith("ReLaunch") ? key.substring("ReLaunch".length()) : "";
        current = registrations.containsKey(other) ? other : current;
        player.launch(registrations.get(current));
        if (key.equals("DMBxAct")) {
            choose("Data Model Behavior Test 1");
        } else if (key.equals("RelaunchCM10")) {
            choose("Activity 4");
        }
    }

    private void press(String control, String visit) {
        if (player.enabled(control)) {
            player.control(control).click();
        } else {
            fail(visit + ": " + control + " cannot be pressed");
        }
    }

    /** The line of the course itself goes by the course's title. */
    private static String named(String title) {
        return title.startsWith("the activity that corresponds to the root of") ? title.replaceAll(".*\"(.*)\".*", "$1") : title;
    }

    private void choose(String title) {
        player.settle();
        String name = named(title);
        if (player.selectable(name)) {
            player.line(name).first().click();
        } else {
            fail("the line \"" + name + "\" cannot be chosen");
        }
    }
}
