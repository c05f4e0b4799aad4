package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import heed.Browser;
import heed.access.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each address ({@link Addresses}) as each role: with ids of its own, of another agency, of nobody, and with texts that are
 * none. What is not the caller's is not there: no page, no file, no word of it, no hint that it exists.
 */
@ExtendWith(Portal.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesJourneyIT {
    private static final Set<Role> SEE_NO_NAMES = Set.of(Role.LEARNER, Role.LEADER, Role.CONTENT_EDITOR);

    private static final List<String> NO_IDS = List.of("no-id", "%27%3B--", "99999999999999999999", "%00");

    /** Tables that no refused request may have touched. */
    private static final List<String> FACTS = List.of("sign_in_code", "role_grant", "post", "absence", "person", "person_link", "requirement", "exemption", "award",
            "award_verification", "award_revocation", "headcount_return", "import_batch", "assignment", "assignment_person", "area_setting", "unit_fact",
            "registration", "quiz_attempt", "answer", "reflection", "account");

    private Ground ground;
    private Portal.Running portal;

    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void forget() {
        faults.clear();
    }

    @BeforeAll
    void stand(Portal.Running running) throws SQLException {
        portal = running;
        try (Connection db = running.database()) {
            ground = new Ground(db);
        }
    }

    private Browser as(Role role) {
        return new Browser(portal.url).with(ground.token(role));
    }

    private static Browser.Answer ask(Browser browser, Addresses.Line line, Ground.Ids ids, String... headers) {
        String path = Addresses.Line.fill(line.address(), ids);
        if (line.body() == null) {
            return line.method().equals("GET") ? browser.get(path, headers) : browser.method(line.method(), path, "X-Heed", "1");
        }
        int blank = line.body().indexOf(' ');
        return browser.post(path, line.body().substring(0, blank), Addresses.Line.fill(line.body().substring(blank + 1), ids), "X-Heed", "1");
    }

    private void hold(boolean well, String say, Object... values) {
        if (!well) {
            faults.add(say.formatted(values));
        }
    }

    private void end() {
        assertThat(faults).isEmpty();
    }

    /** The course API answers whoever has no key with 401, and whoever has asked often without one with 429. */
    private static boolean is(int expected, Addresses.Line line, Browser.Answer answer) {
        return answer.status() == expected || expected == 401 && answer.status() == 429 && line.path().contains("/api/v2/");
    }

    private static boolean saysNothingOf(String name, Browser.Answer answer) {
        return !answer.body().contains(name) && !answer.header("Content-Disposition").orElse("").contains(name) && !answer.location().contains(name);
    }

    @Test
    void opensEachAddressToWhomItBelongsAndToNobodyElse() {
        for (Role role : Role.values()) {
            Browser browser = as(role);
            for (Addresses.Line line : Addresses.ALL) {
                if (line.path().startsWith("/signin")) {
                    continue;
                }
                Browser.Answer answer = ask(browser, line, ground.own(role));
                int expected = line.open() || line.who().contains(role) ? line.own() : 404;
                hold(is(expected, line, answer), "%s %s: %d, not %d", role, line.path(), answer.status(), expected);
                hold(saysNothingOf(Ground.FOREIGN, answer) || line.path().contains(Ground.FOREIGN) && !answer.body().replace("value=\"" + Ground.FOREIGN, "").contains(Ground.FOREIGN),
                        "%s %s shows %s", role, line.path(), Ground.FOREIGN);
                hold(!SEE_NO_NAMES.contains(role) || saysNothingOf(Ground.OWN, answer), "%s %s shows the name %s", role, line.path(), Ground.OWN);
                hold(line.open() || line.path().startsWith("/api/modules/") || answer.header("Cache-Control").orElse("").contains("no-store"),
                        "%s %s may be kept by a browser: %s", role, line.path(), answer.header("Cache-Control"));
            }
        }
        end();
    }

    @Test
    void nothingOfAnotherAgencyIsThere() {
        for (Role role : Role.values()) {
            Browser browser = as(role);
            Ground.Ids mine = ground.own(role);
            Map<String, Ground.Ids> others = new TreeMap<>(Map.of("foreign", mine.with(ground.foreign().byName()), "unknown", mine.with(ground.unknown().byName())));
            for (Addresses.Line line : Addresses.ALL) {
                if (!line.namesSomebodys()) {
                    continue;
                }
                others.forEach((kind, ids) -> {
                    Browser.Answer answer = ask(browser, line, ids);
                    boolean well = answer.status() == 404 || line.sieve() && answer.status() == 200 && line.who().contains(role);
                    hold(well, "%s %s with %s ids: %d", role, line.path(), kind, answer.status());
                    hold(saysNothingOf(Ground.FOREIGN, answer), "%s %s with %s ids shows %s", role, line.path(), kind, Ground.FOREIGN);
                });
            }
        }
        end();
    }

    @Test
    void aTextThatIsNoIdIsNoFault() {
        Browser coordinator = as(Role.COORDINATOR);
        Browser administrator = as(Role.ADMINISTRATOR);
        Browser editor = as(Role.CONTENT_EDITOR);
        for (Addresses.Line line : Addresses.ALL) {
            if (!line.namesAThing()) {
                continue;
            }
            Browser browser = line.who().contains(Role.COORDINATOR) ? coordinator : line.who().contains(Role.ADMINISTRATOR) ? administrator : editor;
            for (String text : NO_IDS) {
                Browser.Answer answer = ask(browser, line, ground.malformed(text));
                // An address may be read as if the text were not there; what it shows then is the caller's own.
                boolean well = Set.of(200, 302, 400, 404).contains(answer.status()) && saysNothingOf(Ground.FOREIGN, answer);
                hold(well, "%s with %s: %d", line.path(), text, answer.status());
            }
        }
        end();
    }

    @Test
    void aStrangerIsSentToTheDoorWhateverIsAskedFor() {
        Browser stranger = new Browser(portal.url);
        for (Addresses.Line line : Addresses.ALL) {
            Browser.Answer answer = ask(stranger, line, ground.foreign());
            if (line.open()) {
                hold(is(line.own(), line, answer), "a stranger %s: %d, not %d", line.path(), answer.status(), line.own());
            } else if (line.isRest()) {
                boolean keyed = line.body() != null && line.body().startsWith("application/x-www");
                hold(answer.status() == 401, "a stranger %s: %d, not 401%s", line.path(), answer.status(), keyed ? " (a form)" : "");
            } else {
                hold(answer.status() == 302 && answer.location().startsWith("/signin?next="), "a stranger %s: %d %s", line.path(), answer.status(), answer.location());
            }
            hold(line.path().contains(Ground.FOREIGN) || saysNothingOf(Ground.FOREIGN, answer), "a stranger %s shows %s", line.path(), Ground.FOREIGN);
        }
        for (String servers : List.of("/metrics", "/metrics/base", "/health", "/health/ready", "/openapi", "/api/application.wadl")) {
            int status = stranger.get(servers).status();
            hold(status == 404 || status == 401, "a stranger %s: %d", servers, status);
        }
        end();
    }

    /** Empty, or the page that is marked in the navigation though it is neither this one nor the last of the crumbs that stands there. */
    private static final String STRAY_MARK = """
            () => {
              const links = [...document.querySelectorAll('.mainnav a, .subnav a')], names = links.map(a => a.pathname);
              const marked = links.filter(a => a.getAttribute('aria-current') !== 'false').pop();
              const last = [...document.querySelectorAll('.crumbs a')].filter(a => names.includes(a.pathname)).pop();
              return last && marked?.pathname !== location.pathname && marked?.pathname !== last.pathname ? (marked ? marked.pathname : 'nothing') + ', not ' + last.pathname : '';
            }""";

    @Test
    void everyPageCanBeReadByEverybodyWhoMayOpenIt() {
        Set<String> seen = new HashSet<>();
        for (Role role : Role.values()) {
            try (Visit visit = Visit.with(portal, ground.token(role))) {
                for (Addresses.Line line : Addresses.ALL) {
                    boolean page = !line.isRest() && line.body() == null && line.own() == 200 && !line.path().startsWith("/signin");
                    if (page && line.who().contains(role) && seen.add(line.key())) {
                        visit.open(Addresses.Line.fill(line.path(), ground.own(role)));
                        Axe.judge(visit.page, "walk" + line.key().replace('/', '-'));
                        String stray = (String) visit.page.evaluate(STRAY_MARK);
                        hold(stray.isEmpty(), "%s as %s: the navigation marks %s", line.path(), role, stray);
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(40);
        end();
    }

    /** Opens a page of one's own and sends its forms, every button, to the same page of somebody else. */
    @Test
    void aFormOfOnesOwnPageDoesNothingToSomebodyElses() throws SQLException {
        Map<String, Integer> before = facts();
        int sent = 0;
        for (Role role : Role.values()) {
            Browser browser = as(role);
            Ground.Ids mine = ground.own(role);
            Ground.Ids theirs = mine.with(ground.foreign().byName());
            for (Addresses.Line line : Addresses.ALL) {
                // A package belongs to no unit: whoever may mend one may mend each.
                if (line.isRest() || line.open() || !line.namesSomebodys() || !line.who().contains(role) || line.path().contains("{package}")) {
                    continue;
                }
                Document page = Jsoup.parse(ask(browser, line, mine).body(), portal.url);
                for (Element form : page.select("form[method=post]")) {
                    for (Element button : form.select("input[type=submit], button")) {
                        Browser.Answer answer = browser.form(Addresses.Line.fill(line.path(), theirs), filled((FormElement) form, button));
                        sent++;
                        // A form may be refused for what is typed before it is asked whose it is; then it shows only what was typed.
                        hold(answer.status() == 404 || answer.status() == 200, "%s presses %s of %s for somebody else: %d %s", role, button.attr("name"),
                                line.path(), answer.status(), answer.location());
                        hold(saysNothingOf(Ground.FOREIGN, answer), "%s presses %s of %s and reads %s", role, button.attr("name"), line.path(), Ground.FOREIGN);
                    }
                }
            }
        }
        System.out.println(sent + " forms were sent to somebody else's page");
        assertThat(sent).isGreaterThan(20);
        assertThat(facts()).as("what a refused form has changed").isEqualTo(before);
        end();
    }

    /** The form as a person would send it: what is asked for is filled in. */
    private static Map<String, String> filled(FormElement form, Element button) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(pair -> fields.put(pair.key(), pair.value()));
        for (Element field : form.select("input, textarea")) {
            String type = field.attr("type");
            if (!field.attr("name").isEmpty() && fields.getOrDefault(field.attr("name"), "").isEmpty() && !Set.of("submit", "hidden", "checkbox", "radio", "file").contains(type)) {
                fields.put(field.attr("name"), type.equals("date") ? "2026-11-30" : field.attr("inputmode").equals("numeric") ? "12" : "x");
            }
        }
        for (Element group : form.select("input[type=radio]")) {
            fields.putIfAbsent(group.attr("name"), group.attr("value"));
        }
        fields.put(button.attr("name"), button.attr("name"));
        return fields;
    }

    private Map<String, Integer> facts() throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection db = portal.database()) {
            for (String table : FACTS) {
                try (var s = db.createStatement(); var r = s.executeQuery("select count(*) from " + table)) {
                    r.next();
                    counts.put(table, r.getInt(1));
                }
            }
        }
        return counts;
    }
}
