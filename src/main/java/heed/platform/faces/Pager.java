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
        String page = request.getParameter(PAGE);
        int number = page != null && page.matches("[1-9]\\d{0,6}") ? Integer.parseInt(page) : 1;
        Map<String, String> held = new TreeMap<>();
        for (String name : filters) {
            if (request.getParameter(name) != null) held.put(name, request.getParameter(name));
        }
        return new PageRequest((number - 1) * size, size, request.getParameter("sort"),
                "true".equals(request.getParameter("desc")), held);
    }

    public static Pager of(HttpServletRequest request, PageRequest asked, Slice<?> slice) {
        long last = asked.first() + slice.rows().size();
        String say = slice.rows().isEmpty() ? Texts.of("platform", "pager.none")
                : Texts.of("platform", "pager.say", asked.first() + 1, last, slice.total());
        int number = asked.first() / asked.size() + 1;
        return new Pager(say, number > 1 ? address(request, number - 1) : "",
                last < slice.total() && !slice.rows().isEmpty() ? address(request, number + 1) : "");
    }

    private static String address(HttpServletRequest request, int page) {
        StringJoiner query = new StringJoiner("&", request.getRequestURI() + "?", "");
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
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
