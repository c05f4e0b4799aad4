package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.ModuleFolder;
import heed.catalogue.ModuleReader;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Walks through any module of {@code modules-content} in the browser as a learner in England who knows every answer:
 * the answers are read from the module's own file. One screen a step, so that whoever walks can be disturbed between two.
 */
final class Walk {
    private static final int LONGEST = 150;

    private final Visit visit;
    private final Page page;
    private final String slug;
    private final ModuleText text;
    private final Map<String, Item> items = new HashMap<>();
    private String pictures;

    Walk(Visit visit, String slug) {
        this.visit = visit;
        this.page = visit.page;
        this.slug = slug;
        text = text(slug);
        text.items().flatMap(i -> i.in(Nation.ENGLAND).stream()).forEach(i -> items.put(i.id(), i));
    }

    static ModuleText text(String slug) {
        try {
            return ModuleReader.read(ModuleFolder.read(Path.of("modules-content", slug)), "en.md").text().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every screen is looked at by axe, and its picture taken under this name. */
    Walk looking(String name) {
        pictures = name;
        return this;
    }

    String title() {
        return text.front().title();
    }

    private void look(String what) {
        if (pictures != null) {
            Axe.look(page, pictures + "-" + what);
        }
    }

    private boolean there(String selector) {
        Locator found = page.locator(selector);
        return found.count() > 0 && found.first().isVisible();
    }

    /** Opens the module's page and begins, or goes on with what was begun. */
    void begin() {
        visit.open("/enrolment/module?slug=" + slug);
        look("module");
        page.locator("#start, .actions a.button").first().click();
        page.waitForURL(u -> u.contains("/lesson/"));
    }

    /** Goes through every screen and the quiz; ends on its result, which must say that it is passed. */
    void pass() {
        int steps = 0;
        while (!page.url().contains("/quiz/result")) {
            assertThat(steps++).as("screens up to the result of %s, last %s", slug, page.url()).isLessThan(LONGEST);
            step();
        }
        visit.settle();
        look("quiz-result");
        assertThat(page.locator("h1").textContent()).startsWith("You have passed");
    }

    /** Does what there is to do on the screen and goes on to the next. */
    void step() {
        visit.settle();
        page.locator("footer").first().waitFor();
        String before = page.url();
        if (before.contains("/lesson/")) {
            answerAll();
            look("lesson-" + before.replaceAll(".*page=([^&#]*).*", "$1"));
            onward();
        } else if (before.contains("/quiz/start")) {
            look("quiz-start");
            page.locator("main .actions form button.button").first().click();
        } else if (there("form.question")) {
            look("quiz-question");
            question();
            page.locator("form.question button.button").last().click();
        } else {
            assertThat(before).contains("/quiz/attempt");
            look("quiz-end");
            page.locator("form[data-hand-in] button.button").click();
        }
        page.waitForURL(u -> !u.equals(before));
    }

    /** The page's own way on: done, or into the quiz. */
    private void onward() {
        if (there("form[data-answer=done] button.button")) {
            page.locator("form[data-answer=done] button.button").first().click();
        } else {
            page.locator("main article .panel .actions a.button").first().click();
        }
    }

    /** Gives the fitting answer to the graded question shown, without going on. */
    void question() {
        Locator form = page.locator("form.question").first();
        String id = form.locator("input[name=item]").getAttribute("value").split("#")[0];
        answer(form, items.get(id));
    }

    /** Answers the checks of a page and follows its stories to an end. */
    void answerAll() {
        for (Locator check : page.locator("form[data-answer=check]").all()) {
            answer(check, items.get(check.locator("input[name=item]").getAttribute("value")));
            check.locator("button.button").last().click();
            // Without a script the page comes anew with them.
            check.locator(".feedback:visible").first().waitFor();
        }
        for (Locator story : page.locator("[data-story]").all()) {
            tell(story, text.scenario(story.getAttribute("data-story")).orElseThrow());
        }
    }

    /** Takes the first part that is offered, then the shortest way to an ending. */
    static void tell(Locator story, Block.Scenario scenario) {
        if (story.locator("[data-roles] .choices:visible").count() > 0) {
            story.locator("[data-roles] .choices button").first().click();
        }
        for (String to : shortest(scenario, story.locator("[data-step]:visible").getAttribute("data-step"))) {
            story.locator("[data-step]:visible form[data-to=\"" + to + "\"] button").first().click();
        }
        assertThat(story.locator("[data-step]:visible .choices").count()).as("the story %s ends", scenario.id()).isZero();
    }

    static List<String> shortest(Block.Scenario scenario, String from) {
        Map<String, List<String>> ways = new LinkedHashMap<>(Map.of(from, List.of()));
        for (Deque<String> next = new ArrayDeque<>(List.of(from)); ; ) {
            Block.Step here = scenario.steps().get(next.remove());
            if (here.ends()) {
                return ways.get(here.id());
            }
            for (Block.Choice choice : here.choices()) {
                if (!ways.containsKey(choice.to())) {
                    ways.put(choice.to(), Stream.concat(ways.get(here.id()).stream(), Stream.of(choice.to())).toList());
                    next.add(choice.to());
                }
            }
        }
    }

    static void answer(Locator form, Item item) {
        List<String> right = item.fitting();
        if (item instanceof Item.Ordering) {
            order(form, right);
        } else if (item instanceof Item.Matching) {
            for (String word : right) {
                form.locator("select:has(option[value=\"" + word + "\"])").selectOption(word);
            }
        } else {
            for (String word : right) {
                form.locator("input[value=\"" + word + "\"]:not([type=hidden])").check();
            }
        }
    }

    /** With the buttons, one place up at a time, as somebody with a keyboard does; without a script each line has a list of places. */
    private static void order(Locator form, List<String> right) {
        if (form.locator("[data-move]:visible").count() == 0) {
            for (int place = 0; place < right.size(); place++) {
                form.locator("select[name=\"place." + right.get(place) + "\"]").selectOption("" + (place + 1));
            }
            return;
        }
        for (int place = 0; place < right.size(); place++) {
            Locator line = form.locator("ol.order > li:has(input[value=\"" + right.get(place) + "\"])");
            while (!line.locator(".order__n").textContent().equals("" + (place + 1))) {
                line.locator("[data-move=up]").click();
            }
        }
    }

    /** What the module's page still lists as to do, as paths. */
    Stream<String> open() {
        visit.open("/enrolment/module?slug=" + slug);
        return page.locator("ol.pages li:not(:has(svg.sh-in)) a[href*='/lesson/']").all().stream().map(a -> a.getAttribute("href"));
    }

    /** Reads every screen that is still to do; the module's page must say then that it is complete. */
    void finish() {
        for (String path : open().toList()) {
            visit.open(path);
            String before = page.url();
            page.locator("form[data-answer=done] button").click();
            page.waitForURL(u -> !u.equals(before));
        }
        visit.open("/enrolment/module?slug=" + slug);
        look("complete");
        assertThat(page.locator(".notice--saved").textContent()).contains("Completed on");
    }

    /** Opens the record and from it the certificate; answers with the certificate's code. */
    String certificate() {
        visit.open("/award/record");
        look("record");
        Locator row = page.locator("main table tr").filter(new Locator.FilterOptions().setHasText(title())).first();
        row.locator("a[href*='/award/certificate']").click();
        page.waitForURL(u -> u.contains("/award/certificate"));
        look("certificate");
        String code = page.locator(".cert__code").textContent().strip();
        assertThat(code).matches("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}");
        return code;
    }
}
