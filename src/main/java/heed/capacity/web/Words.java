package heed.capacity.web;

import heed.capacity.Coverage;
import heed.capacity.Coverages.Fault;
import heed.capacity.Coverages.Line;
import heed.capacity.Figure;
import heed.platform.Texts;
import heed.platform.faces.Days;
import java.util.List;
import java.util.Locale;

/** Puts figures into words: a figure never comes without its base, its reach, its day and its source. */
final class Words {
    private Words() {}

    static String text(String key, Object... values) {
        return Texts.of("capacity", key, values);
    }

    /** Whole per cent, cut off and not rounded up, so that no figure looks as if it reached a line it is short of. */
    static int whole(double percent) {
        return (int) Math.floor(percent + 1e-9);
    }

    static String count(long n) {
        return String.format(Locale.UK, "%,d", n);
    }

    /** A number with the right form of its noun: keys end in .one and .many. */
    static String counted(String key, long n) {
        return text(key + (n == 1 ? ".one" : ".many"), count(n));
    }

    /** "78%", "no return", "fewer than 5" … */
    static String value(Line line) {
        return switch (line.hiding()) {
            case SMALL -> text("value.small");
            case COMPANY -> text("value.company");
            case NO -> switch (line.coverage().kind()) {
                case NO_RETURN -> text("value.noReturn");
                case NOT_APPLICABLE -> text("value.notApplicable");
                case BASE_TO_CHECK -> text("value.baseToCheck");
                case VALUE -> whole(line.coverage().strict().orElseThrow()) + "%";
            };
        };
    }

    static String address(Figure figure) {
        return "/capacity/figure?code=" + figure.code();
    }

    /** Base, reach, day and source. */
    static String provenance(Line line) {
        Coverage c = line.coverage();
        String at = Days.say(line.figure().asAt());
        if (!line.isShown()) {
            return text("provenance.hidden", at);
        }
        String reach = c.reach().map(r -> text("provenance.reach", whole(r))).orElseGet(() -> text("provenance.reachUnknown"));
        String source = c.returns() == 0 ? text("provenance.roster")
                : c.returns() == 1 ? text("provenance.return", Days.say(c.oldest())) : text("provenance.returns", count(c.returns()), Days.say(c.oldest()));
        return text("provenance", counted("posts", c.base()), reach, at, source);
    }

    /** How sure it is: what unseen posts could make of it. */
    static String bounds(Coverage c) {
        if (c.strict().isEmpty() || c.kind() != Coverage.Kind.VALUE) {
            return text(c.kind() == Coverage.Kind.BASE_TO_CHECK ? "bounds.baseToCheck" : "bounds.none");
        }
        int low = whole(c.atLeast().orElseThrow());
        int high = whole(c.atMost().orElseThrow());
        return c.unknown() == 0 ? text("bounds.all") : text("bounds", low, high, counted("postsUnknown", c.unknown()));
    }

    static String fault(Fault fault) {
        String what = text("fault." + fault.kind().name() + (fault.outlived() && fault.kind() == Fault.Kind.NO_RETURN ? ".outlived" : ""));
        return fault.returned() == null ? what : what + " " + text("fault.last", Days.say(fault.returned()));
    }

    static String about(Fault fault) {
        return String.join(", ", List.of(fault.group().isEmpty() ? text("fault.whole") : fault.group(),
                fault.area().isEmpty() ? "" : fault.area() + " (" + fault.level() + ")")).replaceAll(", $", "");
    }
}
