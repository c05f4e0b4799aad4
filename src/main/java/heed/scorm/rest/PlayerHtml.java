package heed.scorm.rest;

import heed.platform.Texts;

/** The pages of the content host: the player, and what stands where there is nothing to play. */
final class PlayerHtml {
    private static final String HEAD = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{0}</title>"
            + "<link rel=\"stylesheet\" href=\"{1}/content/assets/tokens.css\"><link rel=\"stylesheet\" href=\"{1}/content/assets/scorm-player.css\">";

    private PlayerHtml() {}

    private static String say(String key) {
        return escaped(Texts.of("scorm", key));
    }

    /** @param root the program's path on the host; empty where it lies at the root */
    private static String head(String title, String root) {
        return HEAD.replace("{0}", escaped(title)).replace("{1}", escaped(root));
    }

    /** @param portal origin of the portal, the only page the player talks to */
    static String player(String course, String portal, String root) {
        return head(course, root) + "<script src=\"" + escaped(root) + "/content/assets/scorm2004.js\"></script><script src=\"" + escaped(root) + "/content/assets/scorm12.js\"></script><script src=\"" + escaped(root) + "/content/assets/scorm-player.js\" defer></script></head>"
                + "<body class=\"play\" data-portal=\"" + escaped(portal) + "\"" + data("saved", "saving", "offline", "done-of", "choose", "window-open", "window-in", "window-out", "frame",
                        "completed", "passed", "failed", "incomplete", "begun", "stopped", "here")
                + "><header class=\"play__bar\" aria-label=\"" + say("player.controls") + "\"><button type=\"button\" class=\"play__toggle\" aria-expanded=\"false\" aria-controls=\"toc\">" + say("player.contents") + "</button>"
                + "<h1 class=\"play__title\">" + escaped(course) + "</h1><p class=\"play__progress\" role=\"status\" data-testid=\"scorm-progress\"></p>"
                + "<div class=\"play__controls\">" + control("previous", "player.previous") + control("continue", "player.continue") + control("exit", "player.exit")
                + control("exit-all", "player.exitAll") + control("suspend-all", "player.suspendAll")
                + "<button type=\"button\" class=\"play__window\" data-testid=\"scorm-window\">" + say("player.window-out") + "</button></div></header>"
                + "<p class=\"play__line\" data-testid=\"scorm-line\"></p><p class=\"play__aloud\" role=\"status\"></p>"
                + "<div class=\"play__body\"><nav id=\"toc\" class=\"play__toc\" aria-label=\"" + say("player.contents") + "\"><ol></ol></nav><main class=\"play__stage\" aria-label=\"" + say("player.stage") + "\"><p class=\"play__note\" hidden></p></main></div></body></html>";
    }

    private static String control(String name, String key) {
        return "<button type=\"button\" data-do=\"" + name + "\" data-testid=\"scorm-" + name + "\" hidden disabled>" + say(key) + "</button>";
    }

    private static String data(String... keys) {
        StringBuilder all = new StringBuilder();
        for (String key : keys) {
            all.append(" data-").append(key).append("=\"").append(say("player." + key)).append('"');
        }
        return all.toString();
    }

    /** For whoever comes to the content host without a launch. */
    static String lost(String portal, String root) {
        return head(Texts.of("scorm", "content.title"), root) + "</head><body class=\"play play--plain\"><main><h1>" + say("content.title") + "</h1><p>" + say("content.text") + "</p><p><a href=\""
                + escaped(portal + root) + "/\">" + say("content.link") + "</a></p></main></body></html>";
    }

    /** Inside the frame, where a course names a file it does not have. */
    static String missing(String root) {
        return head(Texts.of("scorm", "content.missing"), root) + "</head><body class=\"play play--plain\"><main><h1>" + say("content.missing") + "</h1><p>" + say("content.missingText") + "</p></main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
