package heed.workforce.web;

import heed.access.CurrentUser;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.AreaSetting;
import heed.workforce.Areas;
import heed.workforce.Levels;
import heed.workforce.UnitRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** What is set for one area, and what was set before. */
@Named
@RequestScoped
public class AreaPage {
    /** A local field while it is edited. */
    public static final class Field {
        private final String name;
        private String value;

        Field(String name, String value) {
            this.name = name;
            this.value = value;
        }

        /** The name as modules write it, without "local.". */
        public String getLabel() {
            return name.substring("local.".length());
        }

        public String getHint() {
            String ending = name.substring(name.lastIndexOf('_') + 1);
            return Set.of("phone", "url", "email").contains(ending) ? Reach.word("area.hint", ending) : "";
        }

        public String getValue() {
            return value;
        }

        public void setValue(String value) {
            this.value = value;
        }
    }

    /** A value once set, with the time during which it held. */
    public record Past(String name, String value, String from, String until) {}

    @Inject private Areas areas;
    @Inject private KeptAreas kept;
    @Inject private Reach reach;
    @Inject private CurrentUser user;
    @Inject @Param private String key;

    private UnitRow area;
    private Map<String, String> values;
    private List<Field> fields;
    private String newName;
    private String newValue;

    public void open() {
        area();
    }

    private UnitRow area() {
        if (area == null) {
            area = kept.find(key);
            Map<String, String> now = areas.settings(area.key());
            values = new TreeMap<>(now);
            Set<String> others = now.keySet().stream().filter(n -> n.startsWith("local.") && !KeptAreas.FIELDS.contains(n))
                    .collect(Collectors.toCollection(TreeSet::new));
            fields = new ArrayList<>();
            KeptAreas.FIELDS.forEach(n -> fields.add(new Field(n, now.get(n))));
            others.forEach(n -> fields.add(new Field(n, now.get(n))));
        }
        return area;
    }

    public String save() {
        Map<String, String> all = new TreeMap<>(getValues());
        fields.forEach(f -> all.put(f.name, f.value));
        if (newName != null) {
            all.put("local." + newName.strip().replaceFirst("^local\\.", ""), newValue);
        }
        areas.set(area().key(), all, user.accountId());
        return "/workforce/area?faces-redirect=true&key=" + area().key() + "&done=set";
    }

    /** The settings that are no local fields, by name; the form writes into it. */
    public Map<String, String> getValues() {
        area();
        return values;
    }

    public List<Field> getFields() {
        area();
        return fields;
    }

    /** What our levels are called here while it is edited; an empty box means the usual word, which the hint says. */
    public List<Word> getWords() {
        area();
        return Stream.of(false, true).flatMap(health -> Levels.ALL.stream().map(level -> {
            String usual = Levels.usual(values.get("nation"), health, level);
            return new Word(Levels.setting(health, level), Texts.of("workforce", health ? "area.level.health" : "area.level", Reach.word("level", level)),
                    usual.isEmpty() ? Texts.of("workforce", "area.level.none") : Texts.of("workforce", "area.level.usual", usual));
        })).toList();
    }

    /** The box for a word; {@code setting} names its place among the values. */
    public record Word(String setting, String label, String hint) {}

    public String getName() {
        return area().name();
    }

    public List<Choice> getNations() {
        return Reach.words("nation", "england", "scotland", "wales", "northern-ireland");
    }

    public List<Choice> getYesNo() {
        return Reach.words("yesNo", "true", "false");
    }

    /** The last hundred values set, newest first. */
    public List<Past> getHistory() {
        return areas.history(area().key()).stream().limit(100).map(this::past).toList();
    }

    private Past past(AreaSetting s) {
        return new Past(s.name(), s.value().isEmpty() ? Texts.of("workforce", "area.takenBack") : s.value(), reach.moment(s.recordedAt()),
                s.supersededAt() == null ? Texts.of("workforce", "person.stillBelieved") : reach.moment(s.supersededAt()));
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public String getNewValue() {
        return newValue;
    }

    public void setNewValue(String newValue) {
        this.newValue = newValue;
    }
}
