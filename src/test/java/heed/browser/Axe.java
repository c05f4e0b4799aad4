package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at a page as axe does (WCAG 2.0 to 2.2 A and AA, best practice), and whether it scrolls sideways on a phone or enlarged to 200 % and 400 %.
 * With {@code -Dheed.pictures=true} its pictures at both widths lie in target/screens, for people to look at.
 */
final class Axe {
    private static final boolean PICTURES = Boolean.getBoolean("heed.pictures");

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /** Fails with every fault axe finds, and when it scrolls sideways on a phone or enlarged. */
    static void look(Page page, String name) {
        judge(page, name);
        picture(page, name);
    }

    /** Fails with every fault axe finds. */
    static void judge(Page page, String name) {
        AxeResults results = found(page);
        assertThat(results.getViolations().stream()
                        .map(v -> v.getId() + " (" + v.getImpact() + "): "
                                + v.getNodes().stream().map(n -> n.getHtml()).limit(3).toList())
                        .toList())
                .as("axe on %s at %s", name, page.url())
                .isEmpty();
    }

    private static AxeResults found(Page page) {
        // For frames of other origins axe gathers its findings in a window of its own, which costs a page without frames as much again.
        // Whole lists of what is well, which nobody reads, took a quarter of the time.
        AxeRunOptions onlyFaults = new AxeRunOptions();
        onlyFaults.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(onlyFaults).withTags(TAGS).setLegacyMode(page.frames().size() == 1).analyze();
    }

    /** As {@link #look}, and once more as somebody sees it on a phone at night. */
    static void lookByDayAndNight(Page page, String name) {
        look(page, name);
        var before = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(360, 780);
        AxeResults results = found(page);
        assertThat(results.getViolations().stream()
                        .map(v -> v.getId() + ": " + v.getNodes().stream().map(n -> n.getHtml()).limit(3).toList()).toList())
                .as("axe on %s at %s, dark, 360 pixels", name, page.url()).isEmpty();
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + "-dark.png")).setFullPage(true));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setReducedMotion(null));
        page.setViewportSize(before.width, before.height);
    }

    /** What makes a page scroll sideways; nothing where it does not. */
    private static final String STICKS_OUT = "() => document.documentElement.scrollWidth <= innerWidth + 1 ? [] : [...document.querySelectorAll('body *')]"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(-3).map(e => e.outerHTML.slice(0, 200))";
    /** A phone; and what is left of 1280 pixels at 200 % and at 400 %. */
    private static final int[] NARROW = {640, 360, 320};

    static void picture(Page page, String name) {
        var before = page.viewportSize();
        for (int width : PICTURES ? new int[] {1280, 360} : new int[0]) {
            page.setViewportSize(width, width == 360 ? 780 : 900);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + "-" + width + ".png")).setFullPage(true));
        }
        for (int width : NARROW) {
            page.setViewportSize(width, 780);
            assertThat(page.evaluate(STICKS_OUT)).as("%s scrolls sideways at %d pixels", name, width).isEqualTo(List.of());
        }
        page.setViewportSize(before.width, before.height);
    }
}
