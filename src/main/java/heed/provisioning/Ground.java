package heed.provisioning;

import heed.platform.Refusal;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The units, areas and groups that words in a file may mean. What lies outside the import's unit is unknown here. */
class Ground {
    /** What Wales and Scotland call a level and about where it stands here: indicative, so a file must say ours. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(Map.entry("a", "L1"), Map.entry("group a", "L1"),
            Map.entry("b", "L2"), Map.entry("group b", "L2"), Map.entry("c", "L3"), Map.entry("group c", "L3"),
            Map.entry("d", "L4"), Map.entry("group d", "L4"), Map.entry("e", "L4"), Map.entry("group e", "L4"),
            Map.entry("f", "L5"), Map.entry("group f", "L5"), Map.entry("wider", "L1"), Map.entry("wider workforce", "L1"),
            Map.entry("general", "L2"), Map.entry("general contact", "L2"), Map.entry("general contact workforce", "L2"),
            Map.entry("specific", "L3"), Map.entry("specific contact", "L3"), Map.entry("specific contact workforce", "L3"),
            Map.entry("intensive", "L4"), Map.entry("intensive contact", "L4"), Map.entry("intensive contact workforce", "L4"));

    private final Map<Integer, UnitRow> units;
    private final Set<Integer> inScope;
    private final Map<String, List<UnitRow>> agencies = new HashMap<>();
    private final Map<String, List<UnitRow>> areas = new HashMap<>();
    private final Map<String, List<UnitRow>> places = new HashMap<>();
    private final Map<String, ProfessionalGroup> groups = new HashMap<>();
    private final UnitRow unit;

    Ground(Units units, ProfessionalGroups groups, int unitKey, LocalDate today) {
        this.units = units.all(today);
        inScope = units.below(unitKey, today);
        unit = this.units.get(unitKey);
        for (UnitRow u : this.units.values()) {
            if (u.firstDay().isAfter(today) || u.lastDay() != null && u.lastDay().isBefore(today)) {
                continue;
            }
            if (u.kind() == UnitKind.AGENCY && inScope.contains(u.key())) {
                put(agencies, u, "");
            } else if (u.kind() == UnitKind.AREA) {
                put(areas, u, "");
            } else if (u.kind().isPlace() && inScope.contains(u.key())) {
                agencyAbove(u).ifPresent(a -> put(places, u, a + " " + u.kind() + " "));
            }
        }
        for (ProfessionalGroup g : groups.all()) {
            this.groups.put(Column.plain(g.code()), g);
            this.groups.put(Column.plain(g.name()), g);
        }
    }

    private static void put(Map<String, List<UnitRow>> index, UnitRow u, String prefix) {
        Set<String> words = Set.of(Column.plain(u.code()), Column.plain(u.name()));
        words.forEach(w -> index.computeIfAbsent(prefix + w, k -> new ArrayList<>()).add(u));
    }

    private java.util.Optional<Integer> agencyAbove(UnitRow u) {
        UnitRow at = u;
        while (at != null && at.kind() != UnitKind.AGENCY) {
            at = at.parentKey() == null ? null : units.get(at.parentKey());
        }
        return java.util.Optional.ofNullable(at).map(UnitRow::key);
    }

    Set<Integer> inScope() {
        return inScope;
    }

    Set<Integer> agencyKeys() {
        Set<Integer> keys = new TreeSet<>();
        for (int key : inScope) {
            if (units.containsKey(key) && units.get(key).kind() == UnitKind.AGENCY) {
                keys.add(key);
            }
        }
        return keys;
    }

    UnitRow unit(int key) {
        return units.get(key);
    }

    String name(Integer key) {
        return key == null ? null : units.containsKey(key) ? units.get(key).name() : "?";
    }

    /** The agency a cell names; the import's own unit when the cell is empty and that is an agency. */
    UnitRow agency(Cells row) {
        String text = row.text("agency", 160);
        if (text.isEmpty()) {
            if (unit.kind() != UnitKind.AGENCY) {
                throw new Refusal("provisioning.row.agencyEmpty");
            }
            return unit;
        }
        List<UnitRow> found = agencies.getOrDefault(Column.plain(text), List.of());
        if (found.isEmpty()) {
            String near = Cells.near(Column.plain(text), agencies.keySet());
            if (near != null) {
                throw new Refusal("provisioning.row.agencyNear", text, agencies.get(near).get(0).name());
            }
        }
        return one(found, "provisioning.row.agency", text);
    }

    private static UnitRow one(List<UnitRow> found, String key, String text) {
        if (found.isEmpty()) {
            throw new Refusal(key, text);
        }
        if (found.size() > 1) {
            throw new Refusal("provisioning.row.unitTwice", text,
                    String.join(", ", found.stream().map(UnitRow::code).sorted().toList()));
        }
        return found.get(0);
    }

    /** The workplace or team of an agency; null when there is none of that name. */
    UnitRow place(int agencyKey, UnitKind kind, String text) {
        List<UnitRow> found = places.getOrDefault(agencyKey + " " + kind + " " + Column.plain(text), List.of());
        return found.isEmpty() ? null : one(found, "provisioning.row.agency", text);
    }

    /** The area a cell names, or the one the agency stands in. */
    UnitRow area(Cells row, UnitRow agency) {
        String text = row.text("area", 160);
        if (!text.isEmpty()) {
            return one(areas.getOrDefault(Column.plain(text), List.of()), "provisioning.row.area", text);
        }
        UnitRow above = agency.parentKey() == null ? null : units.get(agency.parentKey());
        if (above == null || above.kind() != UnitKind.AREA) {
            throw new Refusal("provisioning.row.areaNeeded", agency.name());
        }
        return above;
    }

    /** The group a cell names by its code or its name. */
    ProfessionalGroup group(String text) {
        ProfessionalGroup group = groups.get(Column.plain(text));
        if (group == null) {
            String near = Cells.near(Column.plain(text), groups.keySet());
            throw near == null ? new Refusal("provisioning.row.group", text)
                    : new Refusal("provisioning.row.groupNear", text, groups.get(near).name());
        }
        return group;
    }

    String groupName(String code) {
        return groups.get(Column.plain(code)).name();
    }

    static String level(Cells row, String whenEmpty) {
        String text = row.text("level", 20).toUpperCase(java.util.Locale.ROOT).replace("LEVEL", "").strip();
        if (text.isEmpty()) {
            return whenEmpty;
        }
        String ours = ELSEWHERE.get(Column.plain(row.text("level")));
        if (ours != null) {
            throw new Refusal("provisioning.row.levelElsewhere", row.text("level"), ours);
        }
        if (!text.matches("L?[1-5]")) {
            throw new Refusal("workforce.post.level", row.text("level"));
        }
        return text.startsWith("L") ? text : "L" + text;
    }
}
