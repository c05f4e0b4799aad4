package heed.scorm.sequencing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A navigation request (SN 5.6), made by a person at the player's controls or by content through {@code adl.nav.request}.
 *
 * @param target an activity's id; there exactly for a choice and a jump
 */
public record Request(Kind kind, Optional<String> target) {
    private static final Pattern AIMED = Pattern.compile("\\{target=(.+)}\\s*(choice|jump)");

    public enum Kind { START, RESUME_ALL, CONTINUE, PREVIOUS, CHOICE, JUMP, EXIT, EXIT_ALL, ABANDON, ABANDON_ALL, SUSPEND_ALL }

    public Request {
        if (target.isPresent() != (kind == Kind.CHOICE || kind == Kind.JUMP)) {
            throw new IllegalArgumentException(kind + " with target " + target);
        }
    }

    /**
     * What content wrote to {@code adl.nav.request}, such as {@code continue} or {@code {target=lesson_2}choice}.
     * Empty for {@code _none_} and for anything that is no request.
     */
    public static Optional<Request> parse(String nav) {
        Matcher aimed = AIMED.matcher(nav.strip());
        if (aimed.matches()) {
            return Optional.of(aimed.group(2).equals("jump") ? jump(aimed.group(1)) : choice(aimed.group(1)));
        }
        return switch (nav.strip()) {
            case "continue" -> Optional.of(forward());
            case "previous" -> Optional.of(previous());
            case "exit" -> Optional.of(exit());
            case "exitAll" -> Optional.of(exitAll());
            case "abandon" -> Optional.of(abandon());
            case "abandonAll" -> Optional.of(abandonAll());
            case "suspendAll" -> Optional.of(suspendAll());
            default -> Optional.empty();
        };
    }

    public static Request start() {
        return of(Kind.START);
    }

    public static Request resumeAll() {
        return of(Kind.RESUME_ALL);
    }

    /** The specification's <i>Continue</i>, which is a word of the language here. */
    public static Request forward() {
        return of(Kind.CONTINUE);
    }

    public static Request previous() {
        return of(Kind.PREVIOUS);
    }

    public static Request choice(String target) {
        return new Request(Kind.CHOICE, Optional.of(target));
    }

    public static Request jump(String target) {
        return new Request(Kind.JUMP, Optional.of(target));
    }

    public static Request exit() {
        return of(Kind.EXIT);
    }

    public static Request exitAll() {
        return of(Kind.EXIT_ALL);
    }

    public static Request abandon() {
        return of(Kind.ABANDON);
    }

    public static Request abandonAll() {
        return of(Kind.ABANDON_ALL);
    }

    public static Request suspendAll() {
        return of(Kind.SUSPEND_ALL);
    }

    private static Request of(Kind kind) {
        return new Request(kind, Optional.empty());
    }
}
