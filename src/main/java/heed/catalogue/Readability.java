package heed.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How easy the running text of a page is to read. The grade is the median of Flesch-Kincaid, Coleman-Liau and the automated readability index:
 * years of schooling, so add five for an age. Short dialogue flatters it.
 *
 * @param longestSentence in words
 */
public record Readability(String page, int words, int sentences, double grade, int longestSentence) {
    /** Below this many words a grade says nothing. */
    private static final int FEWEST_WORDS = 30;
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:](?=[\\s\"'”’)]|$)|\\n\\s*\\n|\\n\\s*[-*|>]|\\n\\s*\\d+\\.");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d'’-]*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    /** A reader of about this age follows without effort. */
    public int age() {
        return (int) Math.round(Math.max(grade, 0)) + 5;
    }

    /** One entry for each page with enough running text, in the order of the file. */
    static List<Readability> of(List<Findings.Wording> wordings) {
        Map<String, StringBuilder> pages = new LinkedHashMap<>();
        for (Findings.Wording wording : wordings) {
            if (wording.narrative() && !wording.page().isEmpty() && !wording.page().equals("references")) {
                pages.computeIfAbsent(wording.page(), p -> new StringBuilder()).append(wording.text()).append("\n\n");
            }
        }
        List<Readability> list = new ArrayList<>();
        pages.forEach((page, text) -> {
            Readability r = of(page, text.toString());
            if (r.words() >= FEWEST_WORDS) {
                list.add(r);
            }
        });
        return list;
    }

    static Readability of(String page, String markdown) {
        String text = markdown.replaceAll("\\[\\^[^]]+]", "").replaceAll("\\{\\{[^}]*}}", "name").replaceAll("https?://\\S+", "").replaceAll("[*_`]", "");
        int words = 0;
        int sentences = 0;
        int letters = 0;
        int syllables = 0;
        int longest = 0;
        for (String sentence : SENTENCE_END.split(text)) {
            List<String> found = WORD.matcher(sentence).results().map(m -> m.group()).toList();
            if (found.isEmpty()) {
                continue;
            }
            sentences++;
            words += found.size();
            longest = Math.max(longest, found.size());
            for (String word : found) {
                letters += (int) word.chars().filter(Character::isLetterOrDigit).count();
                syllables += syllables(word);
            }
        }
        if (words == 0) {
            return new Readability(page, 0, 0, 0, 0);
        }
        double perSentence = (double) words / sentences;
        double[] grades = {
            0.39 * perSentence + 11.8 * syllables / words - 15.59,
            0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8,
            4.71 * letters / words + 0.5 * perSentence - 21.43};
        Arrays.sort(grades);
        return new Readability(page, words, sentences, Math.round(grades[1] * 10) / 10.0, longest);
    }

    static int syllables(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        int groups = (int) VOWELS.matcher(w).results().count();
        if (w.endsWith("e") && !w.endsWith("le") && groups > 1) {
            groups--;
        }
        return Math.max(groups, 1);
    }
}
