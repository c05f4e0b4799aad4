package heed.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How easy the running text of a page is to read, by two published formulae that look at different things, so that neither can be flattered alone:
 * Flesch-Kincaid counts syllables (Kincaid, Fishburne, Rogers and Chissom, 1975, <i>Derivation of new readability formulas for Navy enlisted personnel</i>),
 * Coleman-Liau counts letters (Coleman and Liau, 1975, <i>A computer readability formula designed for machine scoring</i>, Journal of Applied Psychology 60).
 * Both give years of schooling in the United States; a pupil of grade 8 is 13, so five more make an age.
 *
 * @param page id of the page; empty for a whole module
 * @param fleschKincaid grade
 * @param colemanLiau grade
 * @param longestSentence in words
 */
public record Readability(String page, int words, int sentences, double fleschKincaid, double colemanLiau, int longestSentence) {
    static final Readability NONE = new Readability("", 0, 0, 0, 0, 0);
    /** Below this many words a grade says nothing and is not reported. */
    private static final int FEWEST_WORDS = 30;
    /** From this many words on a grade is firm enough to be a rule: both formulae were made on passages of about a hundred. */
    static final int FIRM_WORDS = 100;
    private static final int YEARS_BEFORE_SCHOOL = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d'’-]*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    /** Age of a reader who follows without effort, in years, by Flesch-Kincaid. */
    public double ageByFleschKincaid() {
        return age(fleschKincaid);
    }

    /** Age of a reader who follows without effort, in years, by Coleman-Liau. */
    public double ageByColemanLiau() {
        return age(colemanLiau);
    }

    /** The higher of the two ages. */
    public double age() {
        return Math.max(ageByFleschKincaid(), ageByColemanLiau());
    }

    private static double age(double grade) {
        return Math.round((Math.max(grade, 0) + YEARS_BEFORE_SCHOOL) * 10) / 10.0;
    }

    boolean isFirm() {
        return words >= FIRM_WORDS;
    }

    /** One entry for each page with enough running text, in the order of the file. */
    static List<Readability> of(List<Findings.Wording> wordings, Set<String> notes) {
        List<Readability> list = new ArrayList<>();
        narrative(wordings, notes).forEach((page, sentences) -> {
            Readability r = of(page, sentences);
            if (r.words() >= FEWEST_WORDS) {
                list.add(r);
            }
        });
        return list;
    }

    /** The running text of the whole module. */
    static Readability whole(List<Findings.Wording> wordings, Set<String> notes) {
        return of("", narrative(wordings, notes).values().stream().flatMap(List::stream).toList());
    }

    private static Map<String, List<Sentence>> narrative(List<Findings.Wording> wordings, Set<String> notes) {
        Map<String, List<Sentence>> pages = new LinkedHashMap<>();
        for (Findings.Wording wording : wordings) {
            if (wording.narrative() && wording.isShown()) {
                pages.computeIfAbsent(wording.page(), p -> new ArrayList<>()).addAll(Sentence.of(wording.text(), notes));
            }
        }
        return pages;
    }

    static Readability of(String page, List<Sentence> sentences) {
        int words = 0;
        int letters = 0;
        int syllables = 0;
        int longest = 0;
        for (Sentence sentence : sentences) {
            List<String> found = sentence.words();
            words += found.size();
            longest = Math.max(longest, found.size());
            for (String word : found) {
                letters += (int) word.chars().filter(Character::isLetterOrDigit).count();
                syllables += syllables(word);
            }
        }
        return words == 0 ? new Readability(page, 0, 0, 0, 0, 0)
            : new Readability(page, words, sentences.size(), fleschKincaid(words, sentences.size(), syllables), colemanLiau(words, sentences.size(), letters), longest);
    }

    static double fleschKincaid(int words, int sentences, int syllables) {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    static double colemanLiau(int words, int sentences, int letters) {
        return 0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8;
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(m -> m.group()).toList();
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
