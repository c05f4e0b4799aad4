package heed.platform.faces;

import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Where one stands in a list and the links to the pages before and after. Filter, order and page are in the address.
 *
 * @param say      "1 to 50 of 212"
 * @param previous address of the page before, or an empty text
 * @param next     address of the page after, or an empty text
 */
public record Pager(String say, String previous, String next) {
    /** Name of the address' parameter that counts pages from 1. */
    public static final String PAGE = "page";

    /** What the address asks for: its page, {@code sort}, {@code desc} and the named filters. */
    public static PageRequest asked(HttpServletRequest request, int size, String... filters) {
        return asked(request.getParameterMap(), size, filters);
    }

    static PageRequest asked(Map<String, String[]> parameters, int size, String... filters) {
        String page = first(parameters, PAGE);
        int number = page != null && page.matches("[1-9]\\d{0,6}") ? Integer.parseInt(page) : 1;
        Map<String, String> held = new TreeMap<>();
        for (String name : filters) {
            if (first(parameters, name) != null) held.put(name, first(parameters, name));
        }
        return new PageRequest((number - 1) * size, size, first(parameters, "sort"), "true".equals(first(parameters, "desc")), held);
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    public static Pager of(HttpServletRequest request, PageRequest asked, Slice<?> slice) {
        return of(request.getRequestURI(), request.getParameterMap(), asked, slice);
    }

    static Pager of(String path, Map<String, String[]> parameters, PageRequest asked, Slice<?> slice) {
        long last = asked.first() + slice.rows().size();
        String say = slice.rows().isEmpty() ? Texts.of("platform", "pager.none")
                : Texts.of("platform", "pager.say", asked.first() + 1, last, slice.total());
        int number = asked.first() / asked.size() + 1;
        return new Pager(say, number > 1 ? address(path, parameters, number - 1) : "",
                last < slice.total() && !slice.rows().isEmpty() ? address(path, parameters, number + 1) : "");
    }

    private static String address(String path, Map<String, String[]> parameters, int page) {
        StringJoiner query = new StringJoiner("&", path + "?", "");
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!name.equals(PAGE) && !name.equals("done") && !name.equals("n")) {
                for (String value : values) query.add(encoded(name) + "=" + encoded(value));
            }
        });
        return query.add(PAGE + "=" + page).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
