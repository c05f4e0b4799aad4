package heed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser without a screen: keeps the sign-in cookie as it was set, follows no redirect by itself, fills the forms of a
 * page. One client serves all, so that hundreds of requests are cheap.
 */
public final class Browser {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern INPUT = Pattern.compile("<(?:input|textarea)\\b[^>]*>");
    private static final Pattern CHOSEN =
            Pattern.compile("<select\\b[^>]*\\bname=\"([^\"]*)\"(?:(?!</select>).)*?(<option\\b[^>]*\\bselected\\b[^>]*>)", Pattern.DOTALL);

    /** An answer of the portal. */
    public record Answer(int status, String body, HttpResponse<?> raw) {
        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** Where a redirect leads, without scheme, host and context path; empty when it is none. */
        public String location() {
            return header("Location").map(l -> URI.create(l)).map(u -> u.getRawPath().replaceFirst("^/heed(?=/|$)", "")
                    + (u.getRawQuery() == null ? "" : "?" + u.getRawQuery())).orElse("");
        }
    }

    private final String url;
    private String cookie;

    public Browser(String url) {
        this.url = url;
    }

    /** A browser that carries a sign-in's token already. */
    public Browser with(String token) {
        cookie = "heed=" + token;
        return this;
    }

    public String cookie() {
        return cookie == null ? "" : cookie;
    }

    public Browser holding(String wholeCookie) {
        cookie = wholeCookie;
        return this;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String type, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer method(String method, String path, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a plain form. */
    public Answer form(String path, Map<String, String> fields, String... headers) {
        return post(path, "application/x-www-form-urlencoded", encoded(fields), headers);
    }

    /** Presses a button of a Faces form of a page that was opened before, with some fields filled in anew. */
    public Answer press(String path, Answer page, String form, String button, Map<String, String> filled, String... headers) {
        Map<String, String> fields = fields(page.body(), form);
        fields.putAll(filled);
        fields.put(button, button);
        return form(path, fields, headers);
    }

    /** The names and values a form of a page would send: hidden and text fields; marks and choices that are made. */
    public static Map<String, String> fields(String html, String form) {
        Matcher start = Pattern.compile("<form\\b[^>]*\\bid=\"" + Pattern.quote(form) + "\"").matcher(html);
        if (!start.find()) {
            throw new IllegalStateException("The page has no form " + form + ":\n" + html);
        }
        int end = html.indexOf("</form>", start.start());
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher chosen = CHOSEN.matcher(html.substring(start.start(), end));
        while (chosen.find()) {
            fields.put(chosen.group(1), attribute(chosen.group(2), "value"));
        }
        Matcher input = INPUT.matcher(html.substring(start.start(), end));
        while (input.find()) {
            String tag = input.group();
            String type = attribute(tag, "type");
            boolean unmade = (type.equals("checkbox") || type.equals("radio")) && !tag.contains("checked");
            if (!attribute(tag, "name").isEmpty() && !type.equals("submit") && !unmade) {
                fields.put(attribute(tag, "name"), attribute(tag, "value"));
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher m = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return m.find() ? m.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") : "";
    }

    static String encoded(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    /** A request to be finished by the caller, with the cookie. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    public byte[] bytes(String path) {
        return exchange(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            HttpResponse<T> response = CLIENT.send(request.build(), body);
            response.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("heed=")).map(c -> c.split(";")[0])
                    .forEach(c -> cookie = c.equals("heed=") ? null : c);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
