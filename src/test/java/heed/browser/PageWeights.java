package heed.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a page weighs in the browser: for somebody who has never been here, and for somebody who comes back. */
final class PageWeights {
    private static final String FIRST_PAINT = "() => { const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint ? Math.round(paint.startTime) : -1; }";

    private final Map<String, String> asked = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private long bytes;

    private PageWeights() {}

    static void take(Browser browser, String url) {
        weigh(browser, url, null, "/awareness/worried");
        weigh(browser, url, null, "/signin");
        weigh(browser, url, "nursery", "/home/today");
        weigh(browser, url, "leader", "/capacity/summary");
        weigh(browser, url, "leader", "/capacity/coverage");
    }

    /** Signs in elsewhere, so that the window that is measured has seen nothing of the portal. */
    private static void weigh(Browser browser, String url, String user, String path) {
        List<Cookie> cookies = List.of();
        if (user != null) {
            try (Visit before = Visit.of(browser, url, user)) {
                cookies = before.window.cookies().stream().map(c -> new Cookie(c.name, c.value).setUrl(url)).toList();
            }
        }
        try (Visit visit = Visit.nobody(browser, url)) {
            if (!cookies.isEmpty()) {
                visit.window.addCookies(cookies);
            }
            for (String time : List.of("cold", "warm")) {
                visit.page.navigate("about:blank");
                System.out.printf("page %s %s: %s%n", path, time, new PageWeights().load(visit.page, url + path));
            }
        }
    }

    private String load(Page page, String address) {
        CDPSession line = page.context().newCDPSession(page);
        line.on("Network.requestWillBeSent", e -> asked.put(id(e), e.getAsJsonObject("request").get("url").getAsString()));
        line.on("Network.requestServedFromCache", e -> kept.add(id(e)));
        line.on("Network.responseReceived", e -> {
            if (e.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
                kept.add(id(e));
            }
        });
        line.on("Network.loadingFinished", e -> bytes += e.get("encodedDataLength").getAsLong());
        line.send("Network.enable");
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        asked.values().removeIf(a -> a.startsWith("data:"));
        kept.forEach(asked::remove);
        String what = String.format("%d requests, %d bytes, %s nodes, first paint after %s ms, asked for %s", asked.size(), bytes,
                page.evaluate("() => document.querySelectorAll('*').length"), page.evaluate(FIRST_PAINT),
                asked.values().stream().map(a -> a.replaceAll("^https?://[^/]+|[?#].*", "")).sorted().toList());
        line.detach();
        return what;
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }
}
