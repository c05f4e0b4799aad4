package heed.browser;

import static heed.platform.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import heed.catalogue.ModuleFolder;
import heed.catalogue.Nation;
import heed.takeaway.Edition;
import heed.takeaway.TakeawayFixture;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a learner does with a package of ours in another training system, and what that system gets to know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageJourneyIT {
    private Playwright playwright;
    private Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Set<String> looked = new HashSet<>();

    @BeforeAll
    void start() {
        playwright = Portal.playwright();
        browser = Portal.chromium(playwright);
    }

    @AfterAll
    void stop() {
        browser.close();
        playwright.close();
    }

    private static Map<String, byte[]> files(String slug, String group, Edition edition, boolean draft) {
        ModuleFolder folder = TakeawayFixture.folders().stream().filter(f -> f.slug().equals(slug)).findFirst().orElseThrow();
        return TakeawayFixture.files(TakeawayFixture.zip(TakeawayFixture.taken(folder, Nation.ENGLAND, group, edition, draft)));
    }

    private BrowserContext window(Browser.NewContextOptions options) {
        BrowserContext window = browser.newContext(options);
        window.onConsoleMessage(m -> {
            if (m.type().equals("error") && !m.location().contains("favicon.ico")) {
                complaints.add(m.text() + " " + m.location());
            }
        });
        window.onWebError(e -> complaints.add(e.error()));
        return window;
    }

    private static JsonObject kept(Page system) {
        return JSON.createReader(new StringReader((String) system.evaluate("localStorage.kept || '{}'"))).readObject();
    }

    private static List<String> calls(Page system) {
        return JSON.createReader(new StringReader((String) system.evaluate("localStorage.calls || '[]'"))).readArray().getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }

    private static Frame course(Page system) {
        return system.frames().stream().filter(f -> f.url().contains("/course/")).findFirst().orElseThrow();
    }

    /** With a keyboard in a frame: left and killed half-way, failed once, passed, read again. */
    @Test
    void isGoneOnWithInScorm12AndTellsWhatItIsWorth() {
        Edition edition = Edition.SCORM_12;
        String slug = "neglect-shared-definition";
        try (OtherSystem other = new OtherSystem("1.2", files(slug, "nursery", edition, false)); BrowserContext window = window(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page system = window.newPage();
            system.navigate(other.url() + "/frame");
            PackageWalk walk = new PackageWalk(course(system), slug);
            assertThat(kept(system).getString("cmi.core.lesson_status")).isEqualTo("incomplete");
            walk.step();
            walk.step();
            String third = walk.here();
            walk.doAll();
            system.close();

            system = window.newPage();
            system.navigate(other.url() + "/frame");
            walk = new PackageWalk(course(system), slug);
            assertThat(walk.here()).isEqualTo(third);
            assertThat(course(system).locator("form[data-answer=check] .feedback:visible").count()).as("what was said about the answer given before").isPositive();
            String quiz = Walk.text(slug).pages().stream().filter(heed.catalogue.Page::isQuiz).findFirst().orElseThrow().id();
            walk.open(quiz);
            Page watched = system;
            walk.looking(what -> Axe.judge(watched, "takeaway-" + what)).quiz(false);
            walk.looking(what -> { });
            assertThat(walk.result()).startsWith("Not yet: 0 of");
            assertThat(kept(system).getString("cmi.core.lesson_status")).isEqualTo("incomplete");
            assertThat(kept(system).getString("cmi.core.score.raw")).isEqualTo("0");
            walk.open(quiz);
            walk.quiz(true);
            assertThat(walk.result()).startsWith("You have passed");
            assertThat(kept(system).getString("cmi.core.lesson_status")).as("passed, but not read").isEqualTo("incomplete");
            assertThat(kept(system).getString("cmi.core.score.raw")).as("told when it is complete, as a system may make a pass of it").isEqualTo("0");
            system.navigate("about:blank");

            system.navigate(other.url() + "/frame");
            walk = new PackageWalk(course(system), slug);
            assertThat(walk.here()).isEqualTo(quiz);
            for (String page : walk.pages()) {
                walk.open(page);
                if (!walk.isQuiz()) {
                    walk.step();
                }
            }
            assertThat(walk.open()).isZero();
            JsonObject kept = kept(system);
            assertThat(kept.getString("cmi.core.lesson_status")).isEqualTo("passed");
            assertThat(kept.getString("cmi.core.score.raw")).isEqualTo("100");
            assertThat(kept.getString("cmi.core.score.max")).isEqualTo("100");
            course(system).locator("[data-stop]").click();
            kept = kept(system);
            assertThat(kept.getString("cmi.core.exit")).isEqualTo("suspend");
            assertThat(kept.getString("cmi.core.session_time")).matches("\\d{4}:\\d{2}:\\d{2}");
            assertThat(kept.getString("cmi.suspend_data").length()).isLessThan(4096);
            assertThat(kept.toString()).doesNotContain("Only for me");
            int serve = Walk.text(slug).quiz().orElseThrow().serve();
            assertThat(kept.keySet().stream().filter(k -> k.matches("cmi\\.interactions\\.\\d+\\.result")).map(kept::getString).collect(Collectors.groupingBy(r -> r, Collectors.counting())))
                    .isEqualTo(Map.of("wrong", (long) serve, "correct", (long) serve));
            assertThat(kept.keySet().stream().filter(k -> k.endsWith("student_response")).map(kept::getString)).allMatch(r -> r.matches("[a-z0-9](\\.[a-z0-9])?(,[a-z0-9](\\.[a-z0-9])?)*"));
            List<String> calls = calls(system);
            assertThat(calls).noneMatch(c -> c.startsWith("fault"));
            assertThat(calls.stream().filter("begin"::equals)).hasSize(3);
            assertThat(complaints).isEmpty();
        }
    }

    /** On a phone, by touch, in a window of its own, as a draft; each kind of screen is looked at by day and by night. */
    @Test
    void isPlayedByTouchInScorm2004AndToldAsPassedWhenItIsReadToo() {
        String slug = "police-neglect-and-alternatives";
        try (OtherSystem other = new OtherSystem("2004", files(slug, "police_response", Edition.SCORM_2004, true));
             BrowserContext window = window(new Browser.NewContextOptions().setViewportSize(360, 780).setHasTouch(true))) {
            Page system = window.newPage();
            system.navigate(other.url() + "/window");
            Page phone = window.waitForPage(() -> system.locator("a").tap());
            PackageWalk walk = new PackageWalk(phone.mainFrame(), slug).looking(what -> look(phone, what));
            assertThat(phone.locator(".notice--note").first().textContent()).contains("has not been signed off");
            assertThat(phone.locator("[data-alone]").isVisible()).isFalse();
            while (!walk.isQuiz()) {
                walk.step();
            }
            phone.locator("[data-quiz] .actions button").first().tap();
            // Steps always stand in some order: whoever goes on has answered with the one they see.
            boolean answered = phone.locator("form.question [data-move]").count() > 0;
            String first = phone.locator("form.question input[name=item]").inputValue();
            phone.locator("form.question .actions button").tap();
            assertThat(phone.locator("form.question .question__n").textContent()).startsWith("Question 2 of");
            String second = phone.locator("form.question input[name=item]").inputValue();
            phone.reload();

            walk = new PackageWalk(phone.mainFrame(), slug).looking(what -> look(phone, what));
            phone.locator("[data-quiz] .actions button").first().tap();
            assertThat(phone.locator("form.question input[name=item]").inputValue()).as("the same attempt, at its first question without an answer").isEqualTo(answered ? second : first);
            walk.open(walk.here());
            walk.quiz(true);
            assertThat(walk.result()).startsWith("You have passed");
            JsonObject kept = kept(system);
            assertThat(kept.keySet()).as("a pass is told once the pages are read too").doesNotContain("cmi.success_status", "cmi.score.scaled");
            assertThat(kept.getString("cmi.completion_status")).isEqualTo("incomplete");
            assertThat(Double.parseDouble(kept.getString("cmi.progress_measure"))).isBetween(0.5, 0.99);
            for (String page : walk.pages()) {
                walk.open(page);
                if (!walk.isQuiz()) {
                    walk.step();
                }
            }
            assertThat(walk.open()).isZero();
            phone.close(new Page.CloseOptions().setRunBeforeUnload(true));
            kept = kept(system);
            assertThat(kept.getString("cmi.completion_status")).isEqualTo("completed");
            assertThat(kept.getString("cmi.success_status")).isEqualTo("passed");
            assertThat(kept.getString("cmi.score.scaled")).isEqualTo("1");
            assertThat(kept.getString("cmi.progress_measure")).isEqualTo("1");
            assertThat(kept.toString()).doesNotContain("Only for me");
            assertThat(kept.keySet().stream().filter(k -> k.matches("cmi\\.interactions\\.\\d+\\.type")).map(kept::getString)).hasSize(10).isSubsetOf("choice", "matching", "sequencing");
            assertThat(calls(system)).noneMatch(c -> c.startsWith("fault"));
            assertThat(complaints).isEmpty();
        }
    }

    /** One screen of each kind; the others are made of the same parts. */
    private void look(Page page, String what) {
        if (Set.of("law", "scenario-1", "question", "answers", "passed").contains(what) && looked.add(what)) {
            Axe.lookByDayAndNight(page, "takeaway-" + what);
        }
    }
}
