package heed.access.web;

import heed.platform.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Moments and devices as people say them. */
final class Moments {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** The first that a browser's description names; the order matters, as each also names its forebears. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "SamsungBrowser", "Chrome", "Safari");
    private static final List<String> SYSTEMS = List.of("iPhone", "iPad", "Android", "Windows", "Mac OS", "CrOS", "Linux");

    private Moments() {}

    static String say(OffsetDateTime at, Clock clock) {
        return MOMENT.format(at.atZoneSameInstant(clock.getZone()));
    }

    static String day(OffsetDateTime at, Clock clock) {
        return DAY.format(at.atZoneSameInstant(clock.getZone()));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String time(OffsetDateTime at, Clock clock) {
        return TIME.format(at.atZoneSameInstant(clock.getZone()));
    }

    /** What a browser calls itself, in two or three words; null for one that says nothing. */
    static String device(String told) {
        String userAgent = told == null ? "" : told;
        String browser = BROWSERS.stream().filter(userAgent::contains).findFirst().orElse("");
        String system = SYSTEMS.stream().filter(userAgent::contains).findFirst().orElse("");
        return browser.isEmpty() || system.isEmpty() ? Texts.of("access", "device.other")
                : Texts.of("access", "device." + browser) + ", " + Texts.of("access", "device." + system.replace(" ", ""));
    }
}
