package heed.privacy.web;

import heed.access.CurrentUser;
import heed.platform.Texts;
import heed.privacy.SubjectRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Everything held about the caller, to read. */
@Named
@RequestScoped
public class MinePage {
    /** A section in the page's words. */
    public record Part(String title, String say, String more, List<String> heads, List<List<String>> rows) {}

    /** Rows of a section, and letters of a value: whoever wants more takes the file. */
    private static final int MOST_ROWS = 100;
    private static final int MOST_LETTERS = 500;

    @Inject private CurrentUser user;
    @Inject private SubjectRequests requests;

    private List<Part> parts;

    public void open() {
        user.accountId();
    }

    public List<Part> getParts() {
        if (parts == null) {
            parts = requests.mine(MOST_ROWS).stream().map(MinePage::part).toList();
        }
        return parts;
    }

    private static Part part(SubjectRequests.Shown s) {
        boolean all = s.total() == s.rows().size() && s.rows().stream().flatMap(r -> r.values().stream()).allMatch(v -> v.length() <= MOST_LETTERS);
        return new Part(Texts.of("privacy", "section." + s.name()), Texts.of("privacy", s.total() == 1 ? "mine.row" : "mine.rows", s.total()),
                all ? "" : Texts.of("privacy", "mine.more", s.rows().size(), s.total()),
                s.columns().stream().map(MinePage::head).toList(), s.rows().stream().map(r -> s.columns().stream().map(c -> cut(r.getOrDefault(c, ""))).toList()).toList());
    }

    private static String cut(String value) {
        return value.length() <= MOST_LETTERS ? value : value.substring(0, MOST_LETTERS) + "…";
    }

    /** "first_day" reads "First day". */
    private static String head(String column) {
        String words = column.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
