package heed.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.LoadState;
import heed.scorm.Samples;
import heed.scorm.manifest.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A learner before one of the golf courses that come with the standards: leafs through its pages, answers its questions, goes from item to item. */
final class Golf {
    private static final Pattern ITEM = Pattern.compile("<item\\b[^>]*\\bidentifier=\"([^\"]+)\"[^>]*\\bidentifierref=");
    /** Which field answers each question rightly, and which wrongly. */
    private static final String QUESTIONS = """
            () => test.Questions.map(q => { const at = 'question_' + q.Id + '_';
              if (q.Type === 'numeric') return { field: at + 'Text', right: String(q.CorrectAnswer), wrong: String(Number(q.CorrectAnswer) + 1) };
              if (q.Type === 'true-false') return { right: at + (q.CorrectAnswer ? 'True' : 'False'), wrong: at + (q.CorrectAnswer ? 'False' : 'True') };
              const n = q.Answers.indexOf(q.CorrectAnswer); return { right: at + n, wrong: at + (n === 0 ? 1 : 0) }; })
            """;

    final CoursePlayer player;
    /** What the content complained of in a box of its own. */
    final List<String> alerts = new ArrayList<>();
    private final Visit learner;
    private final String registration;
    private Page page;

    /** Stands before the player of a registration, which opens now. */
    Golf(Visit learner, String registration) {
        this.learner = learner;
        this.registration = registration;
        player = new CoursePlayer(learner);
        open(player);
    }

    private Golf(Visit learner, String registration, CoursePlayer player) {
        this.learner = learner;
        this.registration = registration;
        this.player = player;
        open(player);
    }

    private void open(CoursePlayer opening) {
        page = learner.page;
        page.onDialog(box -> {
            if (box.type().equals("alert")) {
                alerts.add(box.message());
            }
            box.accept();
        });
        opening.launch(registration);
        opening.settle();
    }

    /** Closes the window as it stands, and comes back in a new one. */
    Golf closedAndBack() {
        learner.reopen();
        Golf back = new Golf(learner, registration, new CoursePlayer(learner));
        back.alerts.addAll(0, alerts);
        return back;
    }

    /** The items with content, in the order of the manifest. */
    static List<String> items(Path zip) {
        Contents files = Samples.of(zip);
        try (InputStream in = files.open("imsmanifest.xml")) {
            Matcher item = ITEM.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<String> ids = new ArrayList<>();
            while (item.find()) {
                ids.add(item.group(1));
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the page of the open item has been loaded. */
    Frame loaded() {
        player.settle();
        Frame frame = page.frameLocator("[data-testid=scorm-player]").locator("[data-testid=scorm-content]").elementHandle().contentFrame();
        frame.waitForLoadState(LoadState.LOAD);
        return frame;
    }

    /** Chooses items in the table of contents, one after the other. */
    void visit(List<String> ids) {
        for (String id : ids) {
            Locator line = page.frameLocator("[data-testid=scorm-player]").locator("[data-item='" + id + "']");
            line.click();
            page.frameLocator("[data-testid=scorm-player]").locator("[data-item='" + id + "'][aria-current=page]").waitFor();
            loaded();
        }
    }

    /** Leafs on inside the content. */
    void leaf(int pages) {
        for (int i = 0; i < pages; i++) {
            loaded().locator("#butNext").click();
        }
        inner();
    }

    /** Leafs on to the content's last page. */
    void leafToTheEnd() {
        Locator next = loaded().locator("#butNext");
        for (int i = 0; i < 20 && next.isEnabled(); i++) {
            next.click();
        }
        inner();
    }

    /** The page inside the content's own frame, when it is there. */
    private void inner() {
        Frame content = loaded();
        if (content.locator("#contentFrame").count() > 0) {
            content.locator("#contentFrame").elementHandle().contentFrame().waitForLoadState(LoadState.LOAD);
        }
    }

    /** The page the content believes to be on, 0 for the first. */
    int place() {
        return ((Number) loaded().evaluate("currentPage")).intValue();
    }

    /** Presses the player's own button and waits for what comes. */
    void press(String control) {
        player.control(control).click();
        player.settle();
    }

    /** Answers all questions of the page that is open and hands them in. @param share how many of them rightly, 0 to 1; answers with how many in a hundred were right */
    int answer(double share) {
        page.waitForCondition(() -> quiz() != null);
        Frame quiz = quiz();
        @SuppressWarnings("unchecked")
        List<Map<String, String>> questions = (List<Map<String, String>>) quiz.evaluate(QUESTIONS);
        int right = (int) (questions.size() * share);
        for (int i = 0; i < questions.size(); i++) {
            Map<String, String> question = questions.get(i);
            String answer = question.get(i < right ? "right" : "wrong");
            if (question.containsKey("field")) {
                quiz.locator("[id='" + question.get("field") + "']").fill(answer);
            } else {
                quiz.locator("[id='" + answer + "']").check();
            }
        }
        quiz.locator("input[value='Submit Answers']").click();
        quiz.locator("text=Score: ").waitFor();
        return (int) Math.round(right * 100.0 / questions.size());
    }

    private Frame quiz() {
        return page.frames().stream().filter(f -> f.url().contains("assessmenttemplate") && asks(f)).findFirst().orElse(null);
    }

    private static boolean asks(Frame frame) {
        try {
            return frame.locator("input[value='Submit Answers']").count() > 0;
        } catch (PlaywrightException gone) {
            return false;
        }
    }

    /** Leaves the course, and waits until its end is shown. */
    void leave() {
        player.leave();
    }
}
