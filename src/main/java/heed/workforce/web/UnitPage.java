package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.faces.Choice;
import heed.workforce.Splits;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an administrator may do with a unit: {@code ?key=&do=} add (below it), rename, move, close, merge or split. */
@Named
@RequestScoped
public class UnitPage {
    private static final Set<String> DEEDS = Set.of("add", "rename", "move", "close", "merge", "split");

    @Inject private Units units;
    @Inject private Splits splits;
    @Inject private Reach reach;
    @Inject private HttpServletRequest request;

    private UnitRow unit;
    private String kind;
    private String setting;
    private String code;
    private String name;
    private Integer other;
    private String[] parts = {};
    private LocalDate day;

    public void open() {
        if ("rename".equals(getDeed())) {
            name = unit().name();
        }
        unit();
    }

    private UnitRow unit() {
        if (unit == null) {
            int asked = Reach.key(request.getParameter("key"));
            reach.require(Permission.ADMINISTER, asked);
            unit = reach.find(asked).filter(u -> DEEDS.contains(getDeed())).orElseThrow(NotInScope::new);
        }
        return unit;
    }

    public String add() {
        int added = units.create(UnitKind.of(kind).orElseThrow(), setting, code, name, unit().key(), day);
        return done(day.isAfter(reach.today()) ? unit().key() : added, "unitAdded");
    }

    public String rename() {
        units.rename(unit().key(), name, day);
        return done(unit().key(), "unitRenamed");
    }

    public String move() {
        units.move(unit().key(), chosen(), day);
        return done(unit().key(), "unitMoved");
    }

    public String close() {
        units.close(unit().key(), day);
        return done(unit().key(), "unitClosed");
    }

    public String merge() {
        units.merge(List.of(unit().key()), chosen(), day);
        return done(other, "unitMerged");
    }

    public String split() {
        int added = splits.splitOff(unit().key(), code, name, Stream.of(parts).map(Reach::key).toList(), day);
        return "/provisioning/follow?faces-redirect=true&key=" + unit().key() + "&to=" + added + "&done=unitSplit";
    }

    private int chosen() {
        reach.require(Permission.ADMINISTER, other);
        return other;
    }

    private static String done(int key, String code) {
        return "/workforce/units?faces-redirect=true&key=" + key + "&done=" + code;
    }

    public String getDeed() {
        return String.valueOf(request.getParameter("do"));
    }

    public String getTitle() {
        unit();
        return Reach.word("unit.title", getDeed());
    }

    public String getLead() {
        return Reach.word("unit.lead", getDeed());
    }

    public String getUnitName() {
        return unit().name();
    }

    public int getKey() {
        return unit().key();
    }

    /** Kinds that may stand right below the unit. */
    public List<Choice> getKinds() {
        return Stream.of(UnitKind.values()).filter(k -> k.above().contains(unit().kind()))
                .map(k -> Choice.of(k.code(), Reach.word("kind", k.code()))).toList();
    }

    /** Units it may be moved below, or become part of. */
    public List<Choice> getOthers() {
        UnitKind[] kinds = "merge".equals(getDeed()) ? new UnitKind[] {unit().kind()} : unit().kind().above().toArray(UnitKind[]::new);
        return reach.choices(Permission.ADMINISTER, kinds).stream().filter(c -> !c.value().equals(unit().key())).toList();
    }

    public List<Choice> getChildren() {
        return units.children(unit().key(), reach.today()).stream().map(u -> Choice.of(String.valueOf(u.key()), u.name())).toList();
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getSetting() {
        return setting;
    }

    public void setSetting(String setting) {
        this.setting = setting;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Integer getOther() {
        return other;
    }

    public void setOther(Integer other) {
        this.other = other;
    }

    public String[] getParts() {
        return parts;
    }

    public void setParts(String[] parts) {
        this.parts = parts;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }
}
