package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.workforce.Succession;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The tree of units, one unit at a time: what stands above it, what below, and what it was. */
@Named
@RequestScoped
public class UnitsPage {
    /** A unit as a list shows it. */
    public record Line(int key, String name, String kind, String code, String since) {}

    /** A name and place the unit had or will have. */
    public record Past(String name, String above, String days) {}

    @Inject private Units units;
    @Inject private Reach reach;
    @Inject @Param private String key;

    private UnitRow unit;
    private List<UnitRow> path;
    private List<Line> lines;

    /** Without a key: the unit the caller administers, or a list when there are several. */
    public void open() {
        List<Integer> tops = reach.scope(Permission.ADMINISTER).units().stream().sorted().toList();
        if (key == null && tops.size() > 1) {
            lines = tops.stream().map(t -> reach.find(t).orElseThrow()).map(UnitsPage::line).toList();
            return;
        }
        int asked = key == null ? tops.get(0) : Reach.key(key);
        reach.require(Permission.ADMINISTER, asked);
        unit = reach.find(asked).orElseThrow(NotInScope::new);
        path = units.path(asked, reach.today()).stream().filter(u -> u.key() != asked && reach.has(Permission.ADMINISTER, u.key())).toList();
        lines = units.children(asked, reach.today()).stream().map(UnitsPage::line).toList();
    }

    private static Line line(UnitRow unit) {
        return new Line(unit.key(), unit.name(), Reach.word("kind", unit.kind().code()), unit.code(), Reach.day(unit.firstDay()));
    }

    public List<Line> getLines() {
        return lines;
    }

    public boolean isOne() {
        return unit != null;
    }

    public String getTitle() {
        return unit == null ? Texts.of("workforce", "units.title") : unit.name();
    }

    public int getKey() {
        return unit.key();
    }

    public String getKind() {
        return Reach.word("kind", unit.kind().code());
    }

    public String getCode() {
        return unit.code();
    }

    public String getUntil() {
        return unit.lastDay() == null ? "" : Reach.day(unit.lastDay());
    }

    public List<Line> getPath() {
        return path.stream().map(UnitsPage::line).toList();
    }

    /** Whether it is there today or will be, so that it can be changed. */
    public boolean isLive() {
        return unit.lastDay() == null || !unit.lastDay().isBefore(reach.today());
    }

    public boolean isParent() {
        return unit.kind() != UnitKind.TEAM;
    }

    public boolean isMovable() {
        return unit.kind() != UnitKind.PARTNERSHIP;
    }

    /** Agencies and areas can become one. */
    public boolean isMergeable() {
        return unit.kind() == UnitKind.AGENCY || unit.kind() == UnitKind.AREA;
    }

    /** A partnership can become two as well; two partnerships do not become one. */
    public boolean isDivisible() {
        return isMergeable() || unit.kind() == UnitKind.PARTNERSHIP;
    }

    public List<Past> getHistory() {
        return units.history(unit.key()).stream().map(u -> new Past(u.name(), reach.unit(u.parentKey()),
                u.lastDay() == null ? Texts.of("workforce", "person.daysOpen", u.firstDay())
                        : Texts.of("workforce", "person.days", u.firstDay(), u.lastDay()))).toList();
    }

    /** Splits and mergers the unit took part in, each once. */
    public List<String> getSuccessions() {
        return units.successions(unit.key()).stream().map(this::say).distinct().toList();
    }

    private String say(Succession s) {
        return Texts.of("workforce", "units.follows", reach.unit(s.fromKey()), reach.unit(s.toKey()), s.onDay());
    }
}
