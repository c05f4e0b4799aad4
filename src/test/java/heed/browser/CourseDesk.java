package heed.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings packages into a running portal as an editor does, publishes them, and begins them as a learner. */
final class CourseDesk implements AutoCloseable {
    private static final int PIECE = 4 << 20;
    private static final String START = "[id$=start]";
    private static final String OFFER = START + ", a[href*='registration=']";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final Visit editor;
    private final String url;
    private List<String> areas = List.of();
    private String area = "";

    CourseDesk(Portal.Running portal) {
        this(portal.browser, portal.url);
    }

    CourseDesk(Browser browser, String url) {
        editor = Visit.of(browser, url, "editor");
        this.url = url;
    }

    /** Uploads a zip and waits until it is taken in; answers with the slug of its module. */
    String bring(Path zip) {
        String id = upload(zip);
        editor.open("/scorm/upload?id=" + id);
        long end = System.nanoTime() + 90_000_000_000L;
        while (editor.page.locator("a[href*='/scorm/package?id=']").count() == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(zip.getFileName() + " was not taken in: " + editor.page.locator("main").innerText());
            }
            editor.page.waitForTimeout(200);
            editor.open("/scorm/upload?id=" + id);
        }
        editor.page.locator("a[href*='/scorm/package?id=']").first().click();
        String link = editor.page.locator("a[href*='/catalogue/publish?slug=']").first().getAttribute("href");
        Matcher slug = Pattern.compile("slug=([a-z0-9-]+)").matcher(link);
        if (!slug.find()) {
            throw new IllegalStateException("No slug in " + link);
        }
        return slug.group(1);
    }

    private String upload(Path zip) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            String id = post("/api/scorm/uploads", Map.of("name", zip.getFileName().toString(), "size", bytes.length, "stamp", "1"));
            for (int from = 0; from < bytes.length; from += PIECE) {
                check(editor.window.request().post(url + "/api/scorm/uploads/" + id + "/piece?from=" + from, RequestOptions.create().setHeader("X-Heed", "1").setHeader("Content-Type", "application/octet-stream")
                        .setData(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)))));
            }
            post("/api/scorm/uploads/" + id + "/end", Map.of());
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String post(String path, Map<String, ?> body) {
        APIResponse reply = check(editor.window.request().post(url + path, RequestOptions.create().setHeader("X-Heed", "1").setData(body)));
        Matcher id = ID.matcher(reply.text());
        return id.find() ? id.group(1) : "";
    }

    private static APIResponse check(APIResponse reply) {
        if (!reply.ok()) {
            throw new IllegalStateException(reply.url() + " answered " + reply.status() + " " + reply.text());
        }
        return reply;
    }

    /** Begins the module as the person who is signed in there, and gives it to the learners of their area first where need be; answers with the registration. */
    String begin(Visit learner, String slug) {
        for (Iterator<String> left = areas(slug).iterator(); !isOffered(learner, slug);) {
            if (!left.hasNext()) {
                throw new IllegalStateException(slug + " is offered to nobody here");
            }
            area = left.next();
            publish(slug, area);
        }
        Page page = learner.page;
        // Somebody who has begun before and may begin anew has both before them.
        page.locator(page.locator(START).count() > 0 ? START : OFFER).first().click();
        page.waitForURL(address -> address.contains("registration="));
        Matcher id = Pattern.compile("registration=([0-9a-f-]{36})").matcher(page.url());
        if (!id.find()) {
            throw new IllegalStateException("No registration in " + page.url());
        }
        return id.group(1);
    }

    /** The areas of the partnership, the one that was right the last time first. */
    private List<String> areas(String slug) {
        if (areas.isEmpty()) {
            editor.open("/catalogue/publish?slug=" + slug);
            areas = editor.page.locator("select[name=area] option").all().stream().map(o -> o.getAttribute("value")).filter(v -> v != null && !v.isBlank()).toList();
        }
        return areas.stream().sorted(Comparator.comparing(each -> !each.equals(area))).toList();
    }

    private void publish(String slug, String area) {
        editor.open("/catalogue/publish?slug=" + slug + "&area=" + area);
        // Where a learner before has had it published, there is nothing to press.
        if (editor.page.locator("[id$=publish]").count() > 0) {
            editor.page.locator("[id$=publish]").click();
            editor.page.waitForURL(address -> address.contains("done="));
        }
    }

    private static boolean isOffered(Visit learner, String slug) {
        learner.open("/enrolment/module?slug=" + slug);
        return learner.page.locator(OFFER).count() > 0;
    }

    @Override
    public void close() {
        editor.close();
    }
}
