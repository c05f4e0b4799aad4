package heed.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;

/** One person's browser window on the portal. */
final class Visit implements AutoCloseable {
    /** Printed by the demonstration at start; it works nowhere else. */
    static final String PASSWORD = "lantern-quay-demo";
    private static final int MOST_CLICKS = 5;

    final BrowserContext window;
    private final String url;
    Page page;

    private Visit(Browser browser, String url, boolean script) {
        window = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(script));
        window.setDefaultTimeout(60_000);
        this.url = url;
        page = window.newPage();
    }

    static Visit nobody(Portal.Running portal) {
        return nobody(portal.browser, portal.url);
    }

    static Visit nobody(Browser browser, String url) {
        return new Visit(browser, url, true);
    }

    static Visit of(Portal.Running portal, String user) {
        return of(portal.browser, portal.url, user);
    }

    static Visit withoutScript(Portal.Running portal, String user) {
        return signIn(new Visit(portal.browser, portal.url, false), user);
    }

    static Visit of(Browser browser, String url, String user) {
        return signIn(new Visit(browser, url, true), user);
    }

    private static Visit signIn(Visit visit, String user) {
        visit.open("/signin");
        visit.signIn(visit.page, user);
        return visit;
    }

    /** Somebody who carries a sign-in's token already. */
    static Visit with(Portal.Running portal, String token) {
        Visit visit = nobody(portal);
        visit.window.addCookies(List.of(new Cookie("heed", token).setUrl(portal.url)));
        return visit;
    }

    /** Fills in the sign-in page that is open in a tab. */
    void signIn(Page page, String user) {
        page.fill("#name", user);
        page.fill("#password", PASSWORD);
        page.click("#in");
        page.waitForURL(address -> !address.contains("/signin"));
    }

    /** Goes to a path; answers with the status. */
    int open(String path) {
        Response response = page.navigate(url + path);
        // Without a response the window was on that screen already, and only went to another place on it.
        return response == null ? 200 : response.status();
    }

    /** What the server answers her for a path, without showing it: where only that counts, a page need not be drawn. */
    int ask(String path, double patienceMs) {
        APIResponse answer = window.request().get(url + path, RequestOptions.create().setTimeout(patienceMs));
        try {
            return answer.status();
        } finally {
            answer.dispose();
        }
    }

    /** As if the person had closed the tab and opened another. */
    void reopen() {
        Page old = page;
        for (int tries = 1; !old.isClosed(); tries++) {
            // Chromium can forget to close a tab that is just going elsewhere (crbug.com/536385539): then somebody clicks again.
            try {
                old.close(new Page.CloseOptions().setRunBeforeUnload(true));
            } catch (PlaywrightException gone) {
                // The click before was heard after all, while this one was on its way; a tab that is still there is waited for below.
            }
            try {
                window.waitForCondition(old::isClosed, new BrowserContext.WaitForConditionOptions().setTimeout(5000));
            } catch (TimeoutError stillOpen) {
                if (tries == MOST_CLICKS) {
                    throw stillOpen;
                }
            } catch (PlaywrightException answered) {
                // What the page told the test while it went is answered to nobody; whether it is closed is asked above.
            }
        }
        page = window.newPage();
    }

    void settle() {
        page.waitForLoadState(LoadState.LOAD);
    }

    @Override
    public void close() {
        window.close();
    }
}
