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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a learner does: start, read every screen up to the quiz, answer its questions of every type, see the result. */
@ExtendWith(Portal.class)
class LearnJourneyIT {
    /** The right answers, read from the module's own text. */
    private static Map<String, Item> items(String slug) throws IOException {
        ModuleText text = ModuleReader.read(ModuleFolder.read(Path.of("modules-content", slug)), "en.md").text().orElseThrow();
        Map<String, Item> items = new HashMap<>();
        text.pages().stream().flatMap(p -> p.blocks().stream()).filter(Block.Quiz.class::isInstance).map(Block.Quiz.class::cast)
                .flatMap(q -> q.pool().stream()).forEach(i -> i.in(Nation.ENGLAND).ifPresent(e -> items.put(e.id(), e)));
        return items;
    }

    private static void answer(Page page, Item item) {
        List<String> right = item.fitting();
        if (item instanceof Item.Ordering) {
            page.evaluate("keys => { const list = document.querySelector('ol.order');"
                    + " keys.forEach(k => list.append(list.querySelector(`input[value=\"${k}\"]`).closest('li'))); }", right);
        } else if (item instanceof Item.Matching) {
            for (String word : right) {
                page.locator("select:has(option[value=\"" + word + "\"])").first().selectOption(word);
            }
        } else {
            for (String word : right) {
                page.locator("form.question input[value=\"" + word + "\"]:not([type=hidden])").first().check();
            }
        }
        page.locator("form.question button.button").last().click();
    }

    private static boolean there(Page page, String selector) {
        Locator found = page.locator(selector);
        return found.count() > 0 && found.first().isVisible();
    }

    private void learn(Portal.Running portal, String user, String slug) throws IOException {
        Map<String, Item> items = items(slug);
        try (Visit visit = Visit.of(portal, user)) {
            Page page = visit.page;
            assertThat(visit.open("/home/today")).isEqualTo(200);
            Axe.look(page, user + "-today");
            visit.open("/enrolment/module?slug=" + slug);
            Axe.look(page, user + "-module");
            page.locator("#start").click();
            page.waitForURL(u -> u.contains("/lesson/"));
            for (int step = 0; step < 60 && !page.url().contains("/enrolment/module"); step++) {
                visit.settle();
                String before = page.url();
                if (page.url().contains("/lesson/")) {
                    Axe.look(page, user + "-lesson-" + step);
                    if (there(page, "form[data-answer=done] button.button")) {
                        page.locator("form[data-answer=done] button.button").first().click();
                    } else {
                        page.locator("main article .actions a.button, main article a.button").first().click();
                    }
                } else if (page.url().contains("/quiz/start")) {
                    Axe.look(page, user + "-quiz-start");
                    page.locator("main form button.button:not(.button--quiet)").first().click();
                } else if (there(page, "form.question")) {
                    String id = page.locator("form.question input[name=item]").first().getAttribute("value").split("#")[0];
                    answer(page, items.get(id));
                } else if (there(page, "form[data-hand-in] button.button")) {
                    Axe.look(page, user + "-quiz-end");
                    page.locator("form[data-hand-in] button.button").click();
                } else {
                    assertThat(page.url()).contains("/quiz/result");
                    Axe.look(page, user + "-quiz-result");
                    break;
                }
                page.waitForURL(u -> !u.equals(before));
            }
            assertThat(page.url()).contains("/quiz/result");
            assertThat(page.locator("h1").textContent()).contains("of 10");
        }
    }

    @Test
    void aNurseryWorkerReadsToTheQuizAndSeesHerResult(Portal.Running portal) throws IOException {
        learn(portal, "nursery", "neglect-shared-definition");
    }

    @Test
    void aResponseOfficerReadsToTheQuizAndSeesHisResult(Portal.Running portal) throws IOException {
        learn(portal, "officer", "police-neglect-and-alternatives");
    }
}
