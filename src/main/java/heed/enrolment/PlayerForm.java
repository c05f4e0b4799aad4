package heed.enrolment;

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
     * @param kind what the script does with it: {@code check}, {@code question}, {@code choice}, {@code task}, {@code done}
     */
    public static String open(String context, Enrolment enrolment, String page, String item, String next, String kind) {
        return "<form method=\"post\" action=\"" + QuestionHtml.escaped(context) + "/api/learning/registrations/" + enrolment.id() + "/sheet\" data-answer=\"" + kind + "\"" + (kind.equals("check") || kind.equals("question") ? " class=\"question\"" : "") + ">"
                + hidden("key", enrolment.formKey().toString()) + hidden("client", UUID.randomUUID().toString()) + hidden("page", page) + hidden("item", item) + hidden("next", next);
    }

    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + QuestionHtml.escaped(value) + "\">";
    }
}
