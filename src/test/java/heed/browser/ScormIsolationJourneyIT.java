package heed.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import heed.scorm.Samples;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a course may do that means harm to whoever opens it, to the portal, or to another course. */
@ExtendWith(Portal.class)
class ScormIsolationJourneyIT {
    private static final String SECRET = "what-nobody-else-may-read";
    /** Every way known by which a page finds what another page of its origin has, or the page round it. */
    private static final String SPY = """
            const found = { cookie: document.cookie, opener: String(window.opener) };
            const look = async (name, what) => { try { found[name] = await what(); } catch (e) { found[name] = e.name; } };
            const all = store => Object.entries(store).map(e => e.join('=')).join();
            const heard = [];
            (async () => {
              for (const name of ['heed', 'scorm', 'heed.scorm', 'heed-course']) { const c = new BroadcastChannel(name); c.onmessage = e => heard.push(e.data); }
              addEventListener('storage', e => heard.push(e.key));
              addEventListener('message', e => heard.push(JSON.stringify(e.data)));
              await look('local', () => all(localStorage));
              await look('tab', () => all(sessionStorage));
              await look('databases', async () => (await indexedDB.databases()).map(d => d.name).join());
              await look('caches', async () => (await caches.keys()).join());
              await look('locks', async () => JSON.stringify(await navigator.locks.query()));
              await look('top', () => top.document.title);
              await look('topOpener', () => String(top.opener));
              await look('beside', () => { let n = 0; for (let i = 0; i < top.length; i++) if (top[i] !== parent) { n++; found.besideText = top[i].document.body.innerText; } return n; });
              await look('named', () => { const w = open('', 'heed-course'); const t = w ? w.location.href : 'none'; w?.close(); return t; });
              await look('portal', async () => (await (await fetch(document.referrer || 'PORTAL/home', { credentials: 'include' })).text()).length);
              await look('portalBlind', async () => (await fetch('PORTAL/home/today', { credentials: 'include', mode: 'no-cors' })).type);
              await look('worker', async () => (await navigator.serviceWorker.register('worker.js')).scope);
              await look('workerAbove', async () => (await navigator.serviceWorker.register('worker.js', { scope: '/content/' })).scope);
              await look('workers', async () => (await navigator.serviceWorker.getRegistrations()).length);
              await look('away', () => { top.location = 'PORTAL/?stolen'; return 'went'; });
              await new Promise(done => setTimeout(done, 2500));
              found.heard = heard.join();
              document.body.dataset.found = JSON.stringify(found);
            })();
            """;

    private static Portal.Running portal;
    private static CourseDesk desk;

    @BeforeAll
    static void open(Portal.Running running) {
        portal = running;
        desk = new CourseDesk(portal);
    }

    private static Path hostile(String name) {
        return Samples.family("hostile").stream().filter(p -> p.getFileName().toString().equals(name + ".zip")).findFirst().orElseThrow();
    }

    private static Frame content(Page page) {
        return page.frameLocator("[data-testid=scorm-player]").locator("[data-testid=scorm-content]").elementHandle().contentFrame();
    }

    @Test
    void givesAThiefNothingOfThePortal() {
        String slug = desk.bring(hostile("steal-session"));
        try (Visit learner = Visit.of(portal, "nursery")) {
            new CoursePlayer(learner).launch(desk.begin(learner, slug));
            Page page = learner.page;
            page.frameLocator("[data-testid=scorm-player]").frameLocator("[data-testid=scorm-content]").locator("text=ATTACK").waitFor();
            @SuppressWarnings("unchecked")
            Map<String, Object> said = (Map<String, Object>) content(page).evaluate("() => JSON.parse(document.body.innerText.slice('ATTACK '.length))");
            System.out.println("steal-session: " + said);

            assertThat(said).containsEntry("cookie", "");
            // A window that forgets gives content no store at all.
            assertThat(String.valueOf(said.get("ls"))).matches("0|SecurityError.*");
            assertThat(said.get("parentTitle")).as("its parent is the player, of its own origin").isEqualTo(content(page).evaluate("parent.document.title"));
            assertThat(String.valueOf(said.get("parentHtml"))).isNotEqualTo(String.valueOf(page.evaluate("document.documentElement.innerHTML.length")));
            assertThat(content(page).evaluate("() => { try { return top.document.title } catch (e) { return e.name } }")).as("above the player is the portal").isEqualTo("SecurityError");
            String root = (String) content(page).evaluate("async () => (await fetch('/', { credentials: 'include' })).text()");
            assertThat(said.get("root")).isEqualTo(root.length());
            assertThat(root).contains("<a href=\"" + portal.url + "/\">").doesNotContain("signin");
            assertThat(String.valueOf(said.get("top"))).startsWith("SecurityError");
            assertThat(page.url()).startsWith(portal.url + "/scorm/play?");
            assertThat(page.locator("h1").isVisible()).isTrue();
        }
    }

    @Test
    void sendsWhatAServerWouldRunAsBytesOrNotAtAll() {
        String slug = desk.bring(hostile("serverside-files"));
        try (Visit learner = Visit.of(portal, "nursery")) {
            new CoursePlayer(learner).launch(desk.begin(learner, slug));
            Frame content = content(learner.page);
            content.waitForLoadState();
            String folder = content.url().replaceAll("[^/]*$", "");
            APIRequestContext http = learner.window.request();
            assertThat(http.get(folder + "index.html").status()).isEqualTo(200);
            for (String file : new String[] {"shell.jsp", "x.xhtml"}) {
                APIResponse reply = http.get(folder + file);
                if (reply.ok()) {
                    assertThat(reply.text()).as(file).containsAnyOf("<%=", "#{7*7}").doesNotContain("java.lang.Runtime@").doesNotContain(">49<");
                } else {
                    assertThat(reply.status()).isEqualTo(404);
                }
            }
            for (String file : new String[] {"WEB-INF/web.xml", "web-inf/web.xml", "imsmanifest.xml", "../../player/../WEB-INF/web.xml", "..%2f..%2fWEB-INF/web.xml"}) {
                assertThat(http.get(folder + file).status()).as(file).isEqualTo(404);
            }
        }
    }

    @Test
    void letsNoCourseReadWhatAnotherHasPending() {
        String holder = desk.bring(OwnCourses.write("holder", "Holds something", "api.Initialize(''); api.SetValue('cmi.suspend_data', '" + SECRET + "'); document.body.dataset.set = api.GetLastError();", Map.of()));
        String spy = desk.bring(OwnCourses.write("spy", "Looks about", SPY.replace("PORTAL", portal.url),
                Map.of("worker.js", "self.addEventListener('install', () => self.skipWaiting()); self.addEventListener('activate', e => e.waitUntil(self.clients.claim())); self.addEventListener('fetch', () => {});")));
        try (Browser own = Portal.chromium(portal.playwright, "--disable-features=Translate"); Visit learner = Visit.of(own, portal.url, "nursery")) {
            // The test's usual browser gives frames of another site no store at all; here they have what a person's own browser gives them.
            String held = desk.begin(learner, holder);
            String spying = desk.begin(learner, spy);
            Page first = learner.page;
            first.route("**/content/*/commit", Route::abort);
            new CoursePlayer(learner).launch(held);
            first.frameLocator("[data-testid=scorm-player]").frameLocator("[data-testid=scorm-content]").locator("body[data-set='0']").waitFor();
            first.waitForFunction("secret => Object.entries(localStorage).some(e => e[0].startsWith('heed.scorm.') && e[1].includes(secret))", SECRET);

            learner.page = learner.window.newPage();
            learner.page.route("**/api/scorm/kept", Route::abort);
            new CoursePlayer(learner).launch(spying);
            learner.page.frameLocator("[data-testid=scorm-player]").frameLocator("[data-testid=scorm-content]").locator("body[data-found]").waitFor();
            @SuppressWarnings("unchecked")
            Map<String, Object> found = (Map<String, Object>) content(learner.page).evaluate("() => JSON.parse(document.body.dataset.found)");
            System.out.println("spy: " + found);

            assertThat(found.toString()).doesNotContain(SECRET).doesNotContain(first.frames().get(1).url().split("/")[4]);
            assertThat(found).containsEntry("cookie", "").containsEntry("opener", "null").containsEntry("local", "").containsEntry("tab", "").containsEntry("databases", "").containsEntry("caches", "")
                    .containsEntry("top", "SecurityError").containsEntry("topOpener", "null").containsEntry("beside", 0).containsEntry("portal", "TypeError").containsEntry("workers", 0).containsEntry("heard", "")
                    .containsEntry("away", "SecurityError");
            assertThat(found.get("worker")).as("a service worker would stay and listen").isIn("SecurityError", "TypeError");
            assertThat(found.get("workerAbove")).isIn("SecurityError", "TypeError");
            assertThat(learner.page.url()).startsWith(portal.url + "/scorm/play?");

            first.unroute("**/content/*/commit");
            CourseRecord record = new CourseRecord(portal, held);
            first.waitForCondition(() -> record.item().value("cmi.suspend_data").equals(SECRET));
        }
    }
}
