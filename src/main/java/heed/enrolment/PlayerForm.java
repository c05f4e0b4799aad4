package heed.enrolment;

import heed.platform.Texts;
import java.util.List;
import java.util.UUID;

/**
 * The form in which an answer travels: the player's script sends its fields as they are given; without a script the
 * form itself is posted, and the learner is led on to {@code next}.
 */
public final class PlayerForm {
    private PlayerForm() {}

    /**
     * The opening tag and hidden fields.
     *
     * @param context path of the application, empty at the root
     * @param item what is answered
     * @param next path below the context to go to afterwards
     * @param kind what the script does with it, such as {@code check} or {@code done}
     * @param attributes further attributes of the form, as HTML; may be empty
     */
    public static String open(String context, Enrolment enrolment, String page, String item, String next, String kind, String attributes) {
        return "<form method=\"post\" action=\"" + QuestionHtml.escaped(context) + "/api/learning/registrations/" + enrolment.id() + "/sheet\" data-answer=\"" + kind + "\"" + (kind.equals("check") || kind.equals("question") ? " class=\"question\"" : "") + " " + attributes + ">"
                + hidden("key", enrolment.formKey().toString()) + hidden("client", UUID.randomUUID().toString()) + hidden("page", page) + hidden("item", item) + hidden("next", next);
    }

    /**
     * What the script has to know, as an element that shows nothing.
     *
     * @param shared whether the computer is shared: then nothing outlasts the tab
     * @param signIn address of the sign-in page
     */
    public static String port(String context, Enrolment enrolment, boolean shared, String signIn) {
        StringBuilder html = new StringBuilder("<div hidden data-player=\"").append(enrolment.id()).append("\" data-person=\"").append(enrolment.personId()).append("\" data-shared=\"").append(shared)
                .append("\" data-root=\"").append(QuestionHtml.escaped(context)).append("\" data-sign-in=\"").append(QuestionHtml.escaped(signIn)).append('"');
        for (String key : List.of("saved", "kept", "offline", "signed-out", "refused")) {
            html.append(" data-").append(key).append("=\"").append(QuestionHtml.escaped(Texts.of("enrolment", "port." + key, "{0}"))).append('"');
        }
        return html.append("></div>").toString();
    }

    /** Where the script says what is safe; {@code at} is the clock time of the newest answer, empty if there is none. */
    public static String saved(String at) {
        return at.isEmpty() ? Texts.of("enrolment", "port.none") : Texts.of("enrolment", "port.saved", at);
    }

    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + QuestionHtml.escaped(value) + "\">";
    }
}
