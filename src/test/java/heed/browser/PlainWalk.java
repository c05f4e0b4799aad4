package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.ModuleText;
import heed.catalogue.Nation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Walks through any module of {@code modules-content} as {@link Walk} does, where nothing is drawn and no script runs: pages are
 * read and their forms sent. So every module can be walked in every build.
 */
final class PlainWalk {
    private static final int LONGEST = 150;

    private final Browser browser;
    private final String slug;
    private final ModuleText text;
    private final Map<String, Item> items = new HashMap<>();
    private String here;
    private Document page;

    /** One value of a form; a name may come more than once. */
    private record Field(String name, String value) {
        private String encoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    private PlainWalk(Browser browser, String slug) {
        this.browser = browser;
        this.slug = slug;
        text = Walk.text(slug);
        text.items().flatMap(i -> i.in(Nation.ENGLAND).stream()).forEach(i -> items.put(i.id(), i));
    }

    /** @param user one of the demonstration, who signs in */
    PlainWalk(Portal.Running portal, String user, String slug) {
        this(new Browser(portal.url), slug);
        open("/signin");
        send(page.selectFirst("form:has(#password)"), page.selectFirst("#in"), List.of(new Field("name", user), new Field("password", Visit.PASSWORD)));
        assertThat(here).as("where %s is after the door", user).doesNotStartWith("/signin");
    }

    /** The same person in another module. */
    PlainWalk in(String another) {
        return new PlainWalk(browser, another);
    }

    Document page() {
        return page;
    }

    void open(String path) {
        answered(browser.get(path), path);
    }

    private void answered(Browser.Answer answer, String asked) {
        Browser.Answer last = answer;
        here = asked;
        while (last.status() >= 300 && last.status() < 400) {
            here = last.location();
            last = browser.get(here);
        }
        assertThat(last.status()).as(here).isEqualTo(200);
        page = Jsoup.parse(last.body());
    }

    /** Sends what is hidden in the form, what is given, and the button if it has a name. */
    private void send(Element form, Element button, List<Field> given) {
        Stream<Field> hidden = form.select("input[type=hidden]").stream().map(i -> new Field(i.attr("name"), i.val()));
        Stream<Field> pressed = button.hasAttr("name") ? Stream.of(new Field(button.attr("name"), button.val())) : Stream.of();
        String body = Stream.of(hidden, given.stream(), pressed).flatMap(f -> f).map(Field::encoded).collect(Collectors.joining("&"));
        String to = form.attr("action").isEmpty() ? here : form.attr("action");
        answered(browser.post(to, "application/x-www-form-urlencoded", body), to);
    }

    private void press(Element form) {
        send(form, form.selectFirst("button, input[type=submit]"), List.of());
    }

    private static boolean isShown(Element element) {
        return !element.hasAttr("hidden") && element.closest("[hidden]") == null;
    }

    /** Opens the module's page and begins, or goes on with what was begun. */
    void begin() {
        open("/enrolment/module?slug=" + slug);
        Element start = page.selectFirst("#start");
        if (start == null) {
            open(page.selectFirst("main .actions a.button").attr("href"));
        } else {
            press(start.closest("form"));
        }
        assertThat(here).contains("/lesson/");
    }

    String registration() {
        return here.replaceAll(".*registration=([0-9a-f-]+).*", "$1");
    }

    /** Goes through every screen and the quiz; ends on its result, which must say that it is passed. */
    void pass() {
        int steps = 0;
        while (!here.contains("/quiz/result")) {
            assertThat(steps++).as("screens up to the result of %s, last %s", slug, here).isLessThan(LONGEST);
            step();
        }
        assertThat(page.selectFirst("h1").text()).startsWith("You have passed");
    }

    private void step() {
        Element question = page.selectFirst("form.question");
        if (here.contains("/lesson/")) {
            answerAll();
            onward();
        } else if (here.contains("/quiz/start")) {
            press(page.selectFirst("main .actions form:has(button.button)"));
        } else if (question != null) {
            send(question, question.select("button.button").last(), fitting(question));
        } else {
            press(page.selectFirst("form[data-hand-in]"));
        }
    }

    private void onward() {
        Element done = page.selectFirst("form[data-answer=done]");
        if (done == null) {
            open(page.selectFirst("main article .panel .actions a.button").attr("href"));
        } else {
            press(done);
        }
    }

    private void answerAll() {
        for (String id : page.select("form[data-answer=check]").eachAttr("id")) {
            Element check = page.getElementById(id);
            send(check, check.select("button.button").last(), fitting(check));
            assertThat(page.getElementById(id).select(".feedback").stream().filter(PlainWalk::isShown)).as("what is said about %s at %s", id, here).isNotEmpty();
        }
        for (String id : page.select("[data-story]").eachAttr("data-story")) {
            tell(id);
        }
    }

    private Element story(String id) {
        return page.selectFirst("[data-story=" + id + "]");
    }

    private Element shown(Element story) {
        return story.select("[data-step]").stream().filter(PlainWalk::isShown).findFirst().orElseThrow();
    }

    /** Takes the first part that is offered, then the shortest way to an ending. */
    private void tell(String id) {
        Block.Scenario scenario = text.scenario(id).orElseThrow();
        story(id).select("[data-roles] .choices form").stream().filter(PlainWalk::isShown).findFirst().ifPresent(this::press);
        for (String to : Walk.shortest(scenario, shown(story(id)).attr("data-step"))) {
            press(shown(story(id)).selectFirst("form[data-to=" + to + "]"));
        }
        assertThat(shown(story(id)).select(".choices")).as("the story %s ends", id).isEmpty();
    }

    private List<Field> fitting(Element form) {
        Item item = items.get(form.selectFirst("input[name=item]").val().split("#")[0]);
        List<String> right = item.fitting();
        List<Field> given = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            String word = right.get(i);
            Element control = item instanceof Item.Ordering ? form.selectFirst("select[name=\"place." + word + "\"]")
                    : item instanceof Item.Matching ? form.selectFirst("select:has(option[value=\"" + word + "\"])")
                    : form.selectFirst("input[value=\"" + word + "\"]:not([type=hidden])");
            assertThat(control).as("where to give %s of %s at %s", word, item.id(), here).isNotNull();
            given.add(new Field(control.attr("name"), item instanceof Item.Ordering ? "" + (i + 1) : word));
        }
        return given;
    }

    /** Reads every screen that is still to do; the module's page must say then that it is complete. */
    void finish() {
        open("/enrolment/module?slug=" + slug);
        for (String path : page.select("ol.pages li:not(:has(svg.sh-in)) a[href*=/lesson/]").eachAttr("href")) {
            open(path);
            press(page.selectFirst("form[data-answer=done]"));
        }
        open("/enrolment/module?slug=" + slug);
        assertThat(page.selectFirst(".notice--saved").text()).contains("Completed on");
    }
}
