package heed.privacy.web;

import heed.access.CurrentUser;
import heed.platform.Texts;
import heed.privacy.Section;
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
    public record Part(String title, String say, List<String> heads, List<List<String>> rows) {}

    @Inject private CurrentUser user;
    @Inject private SubjectRequests requests;

    private List<Part> parts;

    public void open() {
        user.accountId();
    }

    public List<Part> getParts() {
        if (parts == null) {
            parts = requests.mine().stream().map(MinePage::part).toList();
        }
        return parts;
    }

    private static Part part(Section s) {
        return new Part(Texts.of("privacy", "section." + s.name()), Texts.of("privacy", s.rows().size() == 1 ? "mine.row" : "mine.rows", s.rows().size()),
                s.columns().stream().map(MinePage::head).toList(), s.rows().stream().map(r -> s.columns().stream().map(c -> r.getOrDefault(c, "")).toList()).toList());
    }

    /** "first_day" reads "First day". */
    private static String head(String column) {
        String words = column.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
