package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A learner who answers at random in one module, and to whom things happen. What she gave, and what her page called
 * saved, is written down in her browser the moment it happens, beside the player's own queue.
 */
final class Mishaps implements AutoCloseable {
    /** Notes each answer as the player takes it, and all of them as safe whenever the page changes its line to "Saved …". */
    private static final String NOTES = """
            const put = Storage.prototype.setItem;
            Storage.prototype.setItem = function (name, value) {
              put.call(this, name, value);
              if (name.startsWith('heed.answer.')) { const a = JSON.parse(value); put.call(this, 'given.' + a.client + ' ' + a.sequence, '1'); }
            };
            addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
              const line = document.querySelector('.saved');
              if (line && !line.classList.contains('saved--off') && /^Saved \\d/.test(line.textContent.trim()))
                Object.keys(localStorage).filter(n => n.startsWith('given.')).forEach(n => put.call(localStorage, n.replace('given.', 'safe.'), '1'));
            }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true }));
            """;
    private static final int MOST_AT_ONCE = 6;
    private static final Pattern ANSWER = Pattern.compile("\"client\":\"(\\w+)\",\"sequence\":(\\d+)");

    private final Portal.Node node;
    private final SplittableRandom random;
    private final Visit visit;
    private final String registration;
    private final List<String> places;
    /** What the server said to each answer, and when. */
    private final Map<String, String> replies = new TreeMap<>();
    private Set<String> before = Set.of();

    /** What happens to the learner. */
    enum Kind { TAB_CLOSED, LINE_LOST, SERVER_KILLED }

    Mishaps(Portal.Node node, Browser browser, String user, String slug, long seed) {
        this.node = node;
        random = new SplittableRandom(seed);
        visit = Visit.of(browser, node.url, user);
        visit.window.addInitScript(NOTES);
        visit.window.onResponse(r -> {
            if (r.url().endsWith("/answers")) {
                Matcher answer = ANSWER.matcher(String.valueOf(r.request().postData()));
                while (answer.find()) {
                    replies.merge(answer.group(1) + " " + answer.group(2), LocalTime.now() + ": " + r.status(), (a, b) -> a + ", " + b);
                }
            }
        });
        new Walk(visit, slug).begin();
        registration = visit.page.url().replaceAll(".*registration=([^&#]*).*", "$1");
        places = new ArrayList<>(visit.page.locator("aside ol.pages a").all().stream().map(a -> a.getAttribute("href")).toList());
        visit.open("/quiz/start?registration=" + registration);
        visit.page.locator("main .actions form button.button").first().click();
        visit.page.waitForURL(u -> u.contains("/quiz/attempt"));
        String attempt = visit.page.url().replaceAll(".*(/quiz/attempt\\?id=[^&#]*).*", "$1");
        for (int question = 1; question <= 10; question++) {
            places.add(attempt + "&q=" + question);
        }
    }

    /** Lets one mishap happen at a random moment, and makes it good again. */
    void happen(Kind kind) {
        go();
        for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
            give();
        }
        visit.page.waitForTimeout(random.nextInt(60));
        switch (kind) {
            case TAB_CLOSED -> visit.reopen();
            case LINE_LOST -> {
                visit.window.setOffline(true);
                give();
                give();
                visit.page.waitForTimeout(random.nextInt(500));
                visit.window.setOffline(false);
            }
            case SERVER_KILLED -> {
                node.kill();
                give();
                held(safeAsFarAsSeen());
                node.start();
            }
        }
        comeBack();
    }

    /** The same learner in the same browser opens a page of her module again, and waits until everything is sent. */
    private void comeBack() {
        go();
        visit.page.waitForFunction("() => !Object.keys(localStorage).some(n => n.startsWith('heed.answer.'))");
    }

    /** To some screen of the module; the player may be going on to one of its own at the same moment, then once more. */
    private void go() {
        String place = places.get(random.nextInt(places.size()));
        for (int tries = 1; ; tries++) {
            try {
                visit.open(place);
                visit.settle();
                return;
            } catch (PlaywrightException interrupted) {
                if (tries == MOST_AT_ONCE) {
                    throw interrupted;
                }
            }
        }
    }

    /** Touches something that asks: a check, a decision, a task, a graded question, or the way on. */
    private void give() {
        try {
            List<Locator> forms = visit.page.locator("main form[data-answer]").all().stream().filter(Locator::isVisible).toList();
            if (forms.isEmpty()) {
                return;
            }
            Locator form = forms.get(random.nextInt(forms.size()));
            String kind = form.getAttribute("data-answer");
            if (kind.equals("check") || kind.equals("question")) {
                choose(form);
            }
            if (!kind.equals("question") || random.nextInt(3) == 0) {
                form.locator("button.button, button.choice-link").last().click(new Locator.ClickOptions().setTimeout(3000).setNoWaitAfter(true));
            }
            visit.page.waitForTimeout(random.nextInt(500));
        } catch (PlaywrightException gone) {
            // The screen has changed under the hand: then nothing was touched, and nothing is noted as given.
            visit.page.waitForTimeout(1);
        }
    }

    private void choose(Locator form) {
        List<Locator> moves = form.locator("[data-move]:visible").all();
        if (!moves.isEmpty()) {
            moves.get(random.nextInt(moves.size())).click(new Locator.ClickOptions().setTimeout(3000));
            return;
        }
        for (Locator select : form.locator("select:visible").all()) {
            List<Locator> options = select.locator("option").all();
            if (options.size() < 2) {
                // The screen is changing at this moment; the click that follows finds out.
                continue;
            }
            select.selectOption(options.get(1 + random.nextInt(options.size() - 1)).getAttribute("value"));
        }
        List<Locator> choices = form.locator("input[type=radio], input[type=checkbox]").all();
        if (!choices.isEmpty()) {
            choices.get(random.nextInt(choices.size())).check(new Locator.CheckOptions().setTimeout(3000));
        }
    }

    /** Nothing is seen of the notes when the learner was between two screens at that moment; the last comparison sees all. */
    private Set<String> safeAsFarAsSeen() {
        try {
            return noted("safe.");
        } catch (PlaywrightException betweenTwoScreens) {
            return Set.of();
        }
    }

    private Set<String> noted(String what) {
        @SuppressWarnings("unchecked")
        List<String> names = (List<String>) visit.page.evaluate("what => Object.keys(localStorage).filter(n => n.startsWith(what)).map(n => n.slice(what.length))", what);
        return new TreeSet<>(names);
    }

    /** Client and number of every answer on record; one that stands there twice would be seen by the count. */
    private Set<String> onRecord() {
        List<String> rows = new ArrayList<>();
        try (Connection c = node.connect(); PreparedStatement s = c.prepareStatement("select client_id, client_sequence from answer where registration_id = ?")) {
            s.setObject(1, UUID.fromString(registration));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    rows.add(r.getString(1) + " " + r.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(rows).doesNotHaveDuplicates();
        return new TreeSet<>(rows);
    }

    /** What the page called saved is on record after the server was killed. */
    private void held(Set<String> safe) {
        String aside = node.putAside();
        Set<String> record = onRecord();
        List<String> lost = safe.stream().filter(a -> !record.contains(a))
                .map(a -> a + (before.contains(a) ? " (was on record after an earlier kill)" : "") + " " + replies.get(a)).toList();
        assertThat(lost).as("called saved, and not on record when the server was killed at %s%s", LocalTime.now(), aside).isEmpty();
        before = record;
    }

    /** Everything that was ever given, to be held against the record. */
    Set<String> given() {
        return noted("given.");
    }

    /** Nothing lost, nothing doubled, nothing made up. */
    void compare(Set<String> given) {
        assertThat(given).isNotEmpty();
        held(given);
        assertThat(onRecord()).isEqualTo(given);
    }

    @Override
    public void close() {
        visit.close();
    }
}
