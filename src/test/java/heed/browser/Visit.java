package heed.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.List;

/** One person's browser window on the portal. */
final class Visit implements AutoCloseable {
    /** Printed by the demonstration at start; it works nowhere else. */
    private static final String PASSWORD = "lantern-quay-demo";

    private final BrowserContext window;
    private final String url;
    final Page page;

    private Visit(Browser browser, String url) {
        window = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        window.setDefaultTimeout(60_000);
        this.url = url;
        page = window.newPage();
    }

    static Visit nobody(Portal.Running portal) {
        return nobody(portal.browser, portal.url);
    }

    static Visit nobody(Browser browser, String url) {
        return new Visit(browser, url);
    }

    static Visit of(Portal.Running portal, String user) {
        Visit visit = nobody(portal);
        visit.open("/signin");
        visit.page.fill("#name", user);
        visit.page.fill("#password", PASSWORD);
        visit.page.click("#in");
        visit.page.waitForURL(address -> !address.contains("/signin"));
        return visit;
    }

    /** Somebody who carries a sign-in's token already. */
    static Visit with(Portal.Running portal, String token) {
        Visit visit = nobody(portal);
        visit.window.addCookies(List.of(new Cookie("heed", token).setUrl(portal.url)));
        return visit;
    }

    /** Goes to a path; answers with the status. */
    int open(String path) {
        Response response = page.navigate(url + path);
        return response.status();
    }

    void settle() {
        page.waitForLoadState(LoadState.LOAD);
    }

    @Override
    public void close() {
        window.close();
    }
}
