package heed.browser;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.util.Set;
import java.util.regex.Pattern;

/** The player of packages as a learner has it before them: its controls, its table of contents, and the content in its frame. */
final class CoursePlayer {
    private static final Set<String> READY = Set.of("ready", "over");
    private static final long SLOWEST = 60_000_000_000L;

    private final Visit learner;
    private final Page page;
    private final FrameLocator player;

    CoursePlayer(Visit learner) {
        this.learner = learner;
        page = learner.page;
        player = page.frameLocator("[data-testid=scorm-player]");
    }

    /** Opens the course and waits until the player shows something. */
    void launch(String registration) {
        learner.open("/scorm/play?registration=" + registration);
        page.locator("[data-testid=scorm-player]:visible, [data-testid=scorm-take-over]:visible, [data-panel=failed]:visible").first().waitFor();
        if (page.locator("[data-testid=scorm-take-over]").isVisible()) {
            page.locator("[data-testid=scorm-take-over]").click();
        }
        try {
            player.locator("body[data-state]").waitFor();
        } catch (TimeoutError nothing) {
            throw new IllegalStateException("The player shows nothing. On the page round it: " + page.locator("[data-panel]:visible").allInnerTexts()
                    + ", frames: " + page.frames().stream().map(f -> f.url().replaceAll("/play/[^/]*/", "/play/…/")).toList(), nothing);
        }
    }

    Locator control(String name) {
        return player.locator("[data-testid=scorm-" + name + "]");
    }

    boolean enabled(String name) {
        return !ended() && control(name).isVisible() && control(name).isEnabled();
    }

    /** The line of the table of contents with that title, whether it can be chosen or not. */
    Locator line(String title) {
        return player.locator("[data-testid=scorm-toc-item]").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + title.strip().replaceAll("[^\\w\\s-]", "\\\\$0") + "\\s*$")));
    }

    boolean selectable(String title) {
        return line(title).and(player.locator("button")).count() > 0;
    }

    boolean anySelectable() {
        return player.locator("button[data-testid=scorm-toc-item]").count() > 0;
    }

    boolean shown(String title) {
        return line(title).count() > 0;
    }

    FrameLocator content() {
        return player.frameLocator("[data-testid=scorm-content]");
    }

    /** Waits until the player is not on its way anywhere. */
    void settle() {
        page.waitForTimeout(120);
        for (long end = System.nanoTime() + SLOWEST; !ended() && !READY.contains(state()); page.waitForTimeout(50)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The player does not settle");
            }
        }
    }

    /** Empty while the player is not there. */
    private String state() {
        try {
            String state = player.locator("body").getAttribute("data-state", new Locator.GetAttributeOptions().setTimeout(2000));
            return state == null ? "" : state;
        } catch (PlaywrightException gone) {
            return "";
        }
    }

    /** Waits until all that the content has said is acknowledged: only then does the player know whether the course is done. */
    void saved() {
        player.locator(".play__line").filter(new Locator.FilterOptions().setHasText(player.locator("body").getAttribute("data-saved"))).waitFor();
    }

    boolean ended() {
        return page.locator("[data-testid=scorm-ended]").isVisible();
    }

    boolean endsSoon() {
        try {
            page.locator("[data-testid=scorm-ended]").waitFor(new Locator.WaitForOptions().setTimeout(8000));
            return true;
        } catch (TimeoutError late) {
            return false;
        }
    }

    /** Leaves the course by whichever way it offers, unless it has ended by itself. */
    void leave() {
        settle();
        for (String way : new String[] {"exit-all", "suspend-all"}) {
            if (enabled(way)) {
                control(way).click();
                endsSoon();
                return;
            }
        }
        learner.open("/");
    }
}
