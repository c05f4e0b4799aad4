package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import heed.browser.CourseRecord.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A course counts as fast as somebody types and writes down outside what it said and when, while its window is closed, left, or cut off from the
 * server and then closed, at random moments. Nothing older than two seconds may be missing on the server, right then and when the learner is back.
 * {@code -Dkills.rounds=…} says how often, {@code -Dkills.seed=…} repeats a run.
 */
@ExtendWith(Portal.class)
class KillsOfCoursesJourneyIT {
    private static final int ROUNDS = Integer.getInteger("kills.rounds", 5);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
    private static final long MOST_LOST_MS = 2000;
    private static final String COUNTS = """
            if (api.Initialize('') === 'true') {
              let n = Number(api.GetValue('cmi.location') || 0);
              const filler = ' ' + 'words '.repeat(170);
              heedBegan(n, api.GetValue('cmi.entry'));
              const count = () => {
                if (window.enough) return;
                n++;
                heedSaid(n, Date.now());
                api.SetValue('cmi.location', String(n));
                api.SetValue('cmi.suspend_data', n + filler);
                if (n % 20 === 0) { const at = 'cmi.interactions.' + api.GetValue('cmi.interactions._count') + '.'; api.SetValue(at + 'id', 'at-' + n); api.SetValue(at + 'type', 'other'); }
                // Two commits so close together that the answer to the first is still under way, and then none for seconds
                if (n % 40 === 1) { api.Commit(''); setTimeout(() => api.Commit(''), 4); }
                setTimeout(count, 20 + Math.random() * 130);
              };
              count();
            }
            """;

    /** How a window ends. */
    private enum Kind { CLOSED, LEFT, CUT_OFF }

    /** What the content said, outside of everything that is tested: each count and its time. */
    private final NavigableMap<Integer, Long> said = new TreeMap<>();
    /** With what each launch began: how much of what was said before was missing, in milliseconds, and the entry. */
    private final List<Long> lost = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();

    @Test
    void losesNothingOlderThanTwoSeconds(Portal.Running portal) {
        SplittableRandom random = new SplittableRandom(SEED);
        System.out.printf("kills.seed=%d: %d windows of a course%n", SEED, ROUNDS);
        List<Long> lostAtOnce = new ArrayList<>();
        Map<Kind, Integer> kinds = new TreeMap<>();
        try (CourseDesk desk = new CourseDesk(portal); Visit learner = Visit.of(portal, "nursery")) {
            learner.window.exposeBinding("heedSaid", (source, words) -> said.put(((Number) words[0]).intValue(), ((Number) words[1]).longValue()));
            learner.window.exposeBinding("heedBegan", (source, words) -> began(((Number) words[0]).intValue(), String.valueOf(words[1])));
            String registration = desk.begin(learner, desk.bring(OwnCourses.write("counts", "Counts", COUNTS, Map.of())));
            CourseRecord record = new CourseRecord(portal, registration);
            back(learner, registration);
            for (int round = 1; round <= ROUNDS; round++) {
                learner.page.waitForTimeout(200 + random.nextInt(4000));
                Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                kinds.merge(kind, 1, Integer::sum);
                end(learner, kind);
                lostAtOnce.add(missing(settled(learner, record)));
                back(learner, registration);
                assertThat(List.of(lostAtOnce.get(round - 1), lost.get(round))).as("milliseconds lost, on the server and when the learner was back; round %d, %s", round, kind).allMatch(ms -> ms <= MOST_LOST_MS);
                assertThat(record.attempts()).as("goes at the course").hasSize(1);
                assertThat(record.items()).as("goes at its one item").hasSize(1);
                assertThat(record.live()).isEqualTo(1);
            }
            finish(learner, record);
            System.out.printf("kills: %d windows ended (%s), %d counts said; lost at most %d ms on the server at once (median %d), %d ms when back (median %d); attempts %d, items %d, stuck %d, doubled %d%n", ROUNDS, kinds, said.lastKey(),
                    most(lostAtOnce), median(lostAtOnce), most(lost), median(lost), record.attempts().size(), record.items().size(), record.attempt().ended() ? 0 : 1, record.attempts().size() - 1);
        }
    }

    private static long most(List<Long> all) {
        return all.stream().mapToLong(l -> l).max().orElse(0);
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(0L);
    }

    private static void end(Visit learner, Kind kind) {
        switch (kind) {
            case CLOSED -> learner.reopen();
            case LEFT -> learner.open("/");
            case CUT_OFF -> {
                // Nothing of the page has a last word with the server.
                learner.window.setOffline(true);
                learner.reopen();
                learner.window.setOffline(false);
            }
        }
    }

    /** Waits until what was under way has arrived; answers with the count on record. */
    private static int settled(Visit learner, CourseRecord record) {
        int before = -1;
        int now = place(record);
        while (now != before) {
            learner.page.waitForTimeout(300);
            before = now;
            now = place(record);
        }
        return now;
    }

    private static int place(CourseRecord record) {
        Item item = record.item();
        String place = item.value("cmi.location");
        assertThat(item.value("cmi.suspend_data")).as("what is said together stays together").startsWith(place.isEmpty() ? "" : place + " ");
        return place.isEmpty() ? 0 : Integer.parseInt(place);
    }

    /** Between what is on record and the last that was said. */
    private long missing(int kept) {
        int last = said.isEmpty() ? kept : said.lastKey();
        return kept >= last ? 0 : said.get(last) - said.ceilingEntry(kept).getValue();
    }

    private Object began(int from, String entry) {
        lost.add(missing(from));
        said.tailMap(from, false).clear();
        return entries.add(entry);
    }

    /** The learner opens the course again. */
    private void back(Visit learner, String registration) {
        int before = entries.size();
        new CoursePlayer(learner).launch(registration);
        learner.page.waitForCondition(() -> entries.size() > before, new Page.WaitForConditionOptions().setTimeout(60_000));
        assertThat(entries.get(before)).isEqualTo(before == 0 ? "ab-initio" : "resume");
    }

    /** The course ends as it should, after all. */
    private static void finish(Visit learner, CourseRecord record) {
        Frame content = learner.page.frameLocator("[data-testid=scorm-player]").locator("[data-testid=scorm-content]").elementHandle().contentFrame();
        content.evaluate("() => { window.enough = true; const api = parent.API_1484_11; api.SetValue('cmi.completion_status', 'completed'); api.SetValue('cmi.success_status', 'passed'); }");
        long interactions = ((Number) content.evaluate("Number(parent.API_1484_11.GetValue('cmi.interactions._count'))")).longValue();
        new CoursePlayer(learner).leave();
        learner.window.waitForCondition(() -> record.attempt().ended(), new BrowserContext.WaitForConditionOptions().setTimeout(30_000));
        assertThat(record.attempt().completion()).isEqualTo("completed");
        assertThat(record.live()).isZero();
        assertThat(record.awards()).isEqualTo(1);
        assertThat(record.questions()).hasSize((int) interactions).doesNotHaveDuplicates();
    }
}
