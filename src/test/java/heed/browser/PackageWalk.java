package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Walks through a module that was taken along, in whichever window or frame it is played, as a learner who knows every answer. */
final class PackageWalk {
    private final Frame frame;
    private final ModuleText text;
    private final Map<String, Item> items = new HashMap<>();
    private Consumer<String> eyes = what -> { };

    PackageWalk(Frame frame, String slug) {
        this.frame = frame;
        text = Walk.text(slug);
        text.items().flatMap(i -> i.in(Nation.ENGLAND).stream()).forEach(i -> items.put(i.id(), i));
        frame.locator("[data-menu] [aria-current]").waitFor();
    }

    /** Lets somebody look at each kind of screen, once it is shown. */
    PackageWalk looking(Consumer<String> eyes) {
        this.eyes = eyes;
        return this;
    }

    String here() {
        return frame.locator("[data-menu] [aria-current]").getAttribute("data-to");
    }

    List<String> pages() {
        return frame.locator("[data-menu] a").all().stream().map(a -> a.getAttribute("data-to")).toList();
    }

    /** Opens a page from the menu. */
    void open(String page) {
        frame.locator("[data-menu] a[data-to=\"" + page + "\"]").click();
        assertThat(here()).isEqualTo(page);
    }

    /** Does what there is to do on the page, looks, and goes on. */
    void step() {
        String page = here();
        doAll();
        eyes.accept(page);
        frame.locator("[data-next]").click();
    }

    /** Answers the checks, follows the stories to an end, ticks the tasks and writes a note. */
    void doAll() {
        for (Locator check : frame.locator("form[data-answer=check]").all()) {
            Walk.answer(check, items.get(check.locator("input[name=item]").getAttribute("value")));
            check.locator("button.button").last().press("Enter");
            assertThat(check.locator(".feedback:visible").count()).as("words about the answer on %s", here()).isPositive();
        }
        for (Locator story : frame.locator("[data-story]").all()) {
            Walk.tell(story, text.scenario(story.getAttribute("data-story")).orElseThrow());
        }
        for (Locator task : frame.locator("form[data-answer=task]:visible:has([value=done])").all()) {
            task.locator("button").click();
        }
        for (Locator note : frame.locator("textarea").all()) {
            note.fill("Only for me");
        }
    }

    boolean isQuiz() {
        return frame.locator("[data-quiz]").count() > 0;
    }

    /** Takes the quiz once and hands it in; ends on the result. */
    void quiz(boolean knowing) {
        frame.locator("[data-quiz] .actions button").first().click();
        Locator form = frame.locator("form.question");
        boolean seen = false;
        while (form.count() > 0) {
            if (knowing) {
                Walk.answer(form, items.get(form.locator("input[name=item]").getAttribute("value")));
            }
            if (!seen) {
                eyes.accept("question");
                seen = true;
            }
            form.locator(".actions button").click();
        }
        eyes.accept("answers");
        frame.locator("[data-quiz] .actions button").last().click();
        frame.locator("[data-quiz] table").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        eyes.accept(knowing ? "passed" : "not-yet");
    }

    String result() {
        return frame.locator("[data-quiz] h2").first().textContent();
    }

    /** How many pages the menu says are still to do. */
    int open() {
        return frame.locator("[data-menu] li:not(:has(svg.sh-in)):not(:has-text('Optional'))").count();
    }
}
