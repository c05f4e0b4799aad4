package heed.enrolment.rest;

import heed.enrolment.Given;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The fields of a player's form. */
final class Sheet {
    private static final Pattern OWN_PAGE = Pattern.compile("/(lesson|quiz|enrolment)/[A-Za-z0-9/?&=.#_%-]*");

    private final MultivaluedMap<String, String> form;

    Sheet(MultivaluedMap<String, String> form) {
        this.form = form;
    }

    private String field(String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    String key() {
        return field("key");
    }

    String item() {
        return field("item");
    }

    String words() {
        return field("words");
    }

    boolean isDelete() {
        return form.containsKey("delete");
    }

    /** Pressing twice sends the same client and so the same answer. */
    Given given(OffsetDateTime now) {
        return new Given(field("client"), 1, field("page"), item(), values(), now);
    }

    /** All fields named {@code value} or {@code value.…}; where lines have places, the keys of the lines by place. */
    private List<String> values() {
        List<String> places = form.keySet().stream().filter(n -> n.startsWith("place."))
                .sorted(Comparator.comparingInt((String n) -> number(field(n))))
                .map(n -> n.substring("place.".length())).toList();
        if (!places.isEmpty()) {
            return places;
        }
        List<String> values = new ArrayList<>();
        form.forEach((name, given) -> {
            if (name.equals("value") || name.startsWith("value.")) {
                given.stream().filter(v -> !v.isEmpty()).forEach(values::add);
            }
        });
        return values;
    }

    private static int number(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    /** Where to go on, as a path: only a page of the player's own, so that a form cannot lead elsewhere. */
    String next(String context) {
        String next = field("next");
        return context + (OWN_PAGE.matcher(next).matches() ? next : "/");
    }
}
