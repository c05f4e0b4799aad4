package heed.platform.faces;

import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** What a page has to say about the last thing done: the faults of a form, or the words for {@code ?done=code} or {@code ?refused=key}. */
@Named("news")
@RequestScoped
public class Say {
    /** The room of a folder that is not called like it. */
    private static final Map<String, String> ROOMS = Map.of("signin", "access", "account", "access");

    /** A fault; the field is the id of its control, or an empty text when it belongs to the whole form. */
    public record Problem(String field, String text) {}

    public List<Problem> getProblems() {
        FacesContext faces = FacesContext.getCurrentInstance();
        List<Problem> problems = new ArrayList<>();
        for (Iterator<String> ids = faces.getClientIdsWithMessages(); ids.hasNext(); ) {
            String id = ids.next();
            for (FacesMessage message : faces.getMessageList(id)) {
                problems.add(new Problem(id == null ? "" : id, message.getSummary()));
            }
        }
        if (!faces.isPostback()) {
            Map<String, String> parameters = faces.getExternalContext().getRequestParameterMap();
            refused(parameters.getOrDefault("refused", ""), parameters.getOrDefault("n", "")).ifPresent(text -> problems.add(new Problem("", text)));
        }
        return problems;
    }

    /** The words of a refusal that a plain form met, {@code ?refused=<room>.<key>}; as with {@code done}, only words of ours. */
    static Optional<String> refused(String key, String n) {
        if (!key.matches("[a-z]{2,20}\\.[A-Za-z]{1,60}")) {
            return Optional.empty();
        }
        String room = key.substring(0, key.indexOf('.'));
        try {
            return ResourceBundle.getBundle("heed." + room + ".messages", Locale.UK).containsKey(key)
                    ? Optional.of(Texts.of(room, key, number(n))) : Optional.empty();
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private static Object number(String n) {
        return n.matches("\\d{1,7}") ? Integer.valueOf(n) : "";
    }

    /**
     * The text {@code done.<code>} of the room in whose folder the page lies. A code nobody wrote words for says nothing,
     * so that an address cannot put words on our page; {@code n} fills {@code {0}} when it is a whole number.
     */
    public String getDone() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Map<String, String> parameters = faces.getExternalContext().getRequestParameterMap();
        String code = parameters.get("done");
        String[] path = faces.getViewRoot().getViewId().split("/");
        if (code == null || faces.isPostback() || path.length < 2) return "";
        String folder = path[1].replace(".xhtml", "");
        String room = ROOMS.getOrDefault(folder, folder);
        try {
            ResourceBundle texts = ResourceBundle.getBundle("heed." + room + ".messages", Locale.UK);
            String n = parameters.getOrDefault("n", "");
            return texts.containsKey("done." + code)
                    ? Texts.of(room, "done." + code, number(n))
                    : "";
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
