package heed.scorm.rest;

import static heed.platform.Json.JSON;

import heed.platform.Refusal;
import heed.platform.Settings;
import java.util.List;

/**
 * What a program says about a link it wants, as far as it has a meaning here.
 *
 * @param seconds for which it opens the course; null when it does not say
 * @param exit    where the learner goes from the course; null when it does not say
 */
record LinkWish(Integer seconds, String exit) {
    /** @throws Refusal when it asks for what is not offered */
    static LinkWish of(String body) {
        Body asked = Body.of(body);
        for (String other : List.of("startSco", "cssUrl")) {
            if (asked.text(other).filter(t -> !t.isBlank()).isPresent()) {
                throw new Refusal("scorm.api.notOffered", other);
            }
        }
        if (asked.text("tracking").filter("false"::equals).isPresent()) {
            throw new Refusal("scorm.api.notOffered", "tracking: false");
        }
        return new LinkWish(asked.number("expiry").orElse(null), asked.text("redirectOnExitUrl").orElse(null));
    }

    static String answer(Settings settings, String token) {
        return JSON.createObjectBuilder().add("launchLink", settings.publicAddress() + "/scorm/launch?link=" + token).build().toString();
    }
}
