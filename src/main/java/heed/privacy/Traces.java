package heed.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds in a text what leads to a person: a whole name or word, never a part of a longer one. {@link #parts} are for a
 * statement that brings the texts worth a look, each with {@code lower(column) like :part escape '!'}.
 */
public final class Traces {
    private static final int READ = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /** An address ends where no further letter follows, also not after a sign that addresses have. */
    private static final String BEFORE_WORD = "(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][._+'-])";
    private static final String AFTER_WORD = "(?![\\p{L}\\p{N}])(?![._+@-][\\p{L}\\p{N}])";
    private static final String BEFORE_NAME = "(?<![\\p{L}\\p{M}\\p{N}])(?<!\\p{L}[-'’])";
    private static final String AFTER_NAME = "(?![\\p{L}\\p{M}\\p{N}])(?!-\\p{L})";
    private static final String BETWEEN = "[^\\p{L}\\p{N}]{1,3}";

    private final Set<String> parts = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    public Traces(Subject subject) {
        for (String word : subject.words()) {
            parts.add(like(word));
            patterns.add(Pattern.compile(BEFORE_WORD + Pattern.quote(word) + AFTER_WORD, READ));
        }
        for (String name : subject.names()) {
            List<String> names = Arrays.stream(name.strip().split("\\s+")).toList();
            parts.add(like(names.get(names.size() - 1)));
            // "Ann Lee Moss" is also written "Moss, Ann Lee" and "Lee Moss, Ann", and stands in cells of their own.
            for (int first = 0; first < names.size(); first++) {
                List<String> turned = new ArrayList<>(names.subList(first, names.size()));
                turned.addAll(names.subList(0, first));
                patterns.add(Pattern.compile(BEFORE_NAME + turned.stream().map(Pattern::quote).collect(Collectors.joining(BETWEEN)) + AFTER_NAME, READ));
            }
        }
    }

    /** What a text that is worth a look holds, in small letters, ready for a {@code like}. */
    public Set<String> parts() {
        return parts;
    }

    /** Whether the text, which may be null, leads to the person. */
    public boolean in(String text) {
        return text != null && patterns.stream().anyMatch(p -> p.matcher(text).find());
    }

    /** A text's part as a {@code like} with {@code escape '!'} wants it. */
    public static String like(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    /** A condition that holds where one of the columns has one of {@code count} parts; they are set as :part0, :part1 and so on. */
    public static String anyOf(int count, String... columns) {
        List<String> some = new ArrayList<>(List.of("1 = 0"));
        for (int i = 0; i < count; i++) {
            for (String column : columns) {
                some.add("lower(" + column + ") like :part" + i + " escape '!'");
            }
        }
        return "(" + String.join(" or ", some) + ")";
    }
}
