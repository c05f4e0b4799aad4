package heed.provisioning;

import heed.platform.Refusal;
import heed.platform.Texts;
import heed.workforce.NewUnit;
import heed.workforce.People;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** A list of units. A unit is known by its code; another name or place holds from the list's day. */
class UnitsPlan implements Plan {
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("area", "area"), Map.entry("local area", "area"),
            Map.entry("agency", "agency"), Map.entry("organisation", "agency"), Map.entry("employer", "agency"),
            Map.entry("workplace", "workplace"), Map.entry("site", "workplace"), Map.entry("setting", "workplace"),
            Map.entry("school", "workplace"), Map.entry("station", "workplace"), Map.entry("team", "team"),
            Map.entry("shift", "team"), Map.entry("department", "team"));

    private final Ask ask;
    private final Units units;
    private final People people;
    private final Set<Integer> inScope;
    private final Map<String, UnitRow> known = new HashMap<>();
    private final Map<Integer, UnitRow> byKey;
    private final Map<String, Wanted> byCode = new LinkedHashMap<>();
    private final Map<Integer, Finding> findings = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Wanted> fresh = new ArrayList<>();
    private final Map<Wanted, UnitRow> renamed = new LinkedHashMap<>();
    private final Map<Wanted, UnitRow> moved = new LinkedHashMap<>();
    private final Map<Wanted, UnitRow> closed = new LinkedHashMap<>();

    private static final class Wanted {
        Cells row;
        UnitKind kind;
        String code;
        String name;
        String parent;
        String setting;
        LocalDate start;
        LocalDate end;
    }

    UnitsPlan(Sheet sheet, Ask ask, Units units, People people, IntConsumer progress) {
        this.ask = ask;
        this.units = units;
        this.people = people;
        byKey = units.all(ask.today());
        inScope = units.below(ask.batch().unitKey(), ask.today());
        byKey.values().forEach(u -> known.put(key(u.code()), u));
        int done = 0;
        for (Cells row : sheet.rows()) {
            Wanted w = new Wanted();
            try {
                understand(row, w);
                Wanted before = byCode.putIfAbsent(key(w.code), w);
                if (before != null) {
                    throw new Refusal("provisioning.row.codeTwice", w.code, String.valueOf(before.row.number()));
                }
            } catch (Refusal refusal) {
                refuse(row, refusal);
            }
            if (++done % 500 == 0) {
                progress.accept(done);
            }
        }
        // A unit may stand in the file before the one above it: kinds are taken from the widest to the smallest.
        for (UnitKind kind : UnitKind.values()) {
            byCode.values().stream().filter(w -> w.kind == kind).forEach(this::plan);
        }
        if (!closed.isEmpty()) {
            refuseEndsThatLeaveSomething();
        }
        notes.addAll(sheet.notes());
    }

    private static String key(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private void refuse(Cells row, Refusal refusal) {
        String subject;
        try {
            subject = row.text("name") + ", " + row.text("code");
        } catch (Refusal tooLong) {
            subject = "";
        }
        findings.put(row.number(), Finding.refused(row, subject, Texts.of(refusal)));
    }

    private void understand(Cells row, Wanted w) {
        row.checkIsARow();
        w.row = row;
        w.kind = UnitKind.of(row.oneOf("kind", null, KINDS)).orElseThrow();
        w.code = row.required("code", 40);
        w.name = row.required("name", 160);
        w.parent = row.orNull("parent", 40);
        w.setting = row.orNull("setting", 20);
        w.start = row.dayOrNull("start");
        w.end = row.dayOrNull("end");
        if (!w.code.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ./_-]*")) {
            throw new Refusal("provisioning.row.code", w.code);
        }
        if (w.end != null && w.start != null && w.end.isBefore(w.start)) {
            throw new Refusal("workforce.post.endsBeforeItBegins", w.start, w.end);
        }
    }

    private void plan(Wanted w) {
        try {
            UnitRow unit = known.get(key(w.code));
            if (unit == null) {
                planNew(w);
            } else {
                planKnown(w, unit);
            }
        } catch (Refusal refusal) {
            refuse(w.row, refusal);
        }
    }

    private void planNew(Wanted w) {
        if (w.parent == null) {
            throw new Refusal("provisioning.row.empty", "parent");
        }
        UnitRow above = known.get(key(w.parent));
        Wanted freshAbove = fresh.stream().filter(f -> key(f.code).equals(key(w.parent))).findFirst().orElse(null);
        if (freshAbove == null && (above == null || !inScope.contains(above.key()))) {
            throw new Refusal("provisioning.row.parent", w.parent);
        }
        UnitKind aboveKind = freshAbove != null ? freshAbove.kind : above.kind();
        if (!w.kind.above().contains(aboveKind)) {
            throw new Refusal("workforce.unit.parentKind", w.kind.code(), aboveKind.code());
        }
        LocalDate aboveSince = freshAbove != null ? freshAbove.start : above.firstDay();
        w.start = w.start == null || w.start.isBefore(aboveSince) ? aboveSince : w.start;
        if (w.end != null) {
            throw new Refusal("provisioning.row.endedUnit", w.end);
        }
        fresh.add(w);
        findings.put(w.row.number(), Finding.of(w.row, Outcome.ADDED, subject(w), null, w.kind.code() + ", below "
                + (freshAbove != null ? freshAbove.name : above.name())));
    }

    private static String subject(Wanted w) {
        return w.name + ", " + w.code;
    }

    private void planKnown(Wanted w, UnitRow unit) {
        if (!inScope.contains(unit.key()) || unit.key() == ask.batch().unitKey() && w.parent != null) {
            throw new Refusal("provisioning.row.unitElsewhere", w.code);
        }
        if (unit.kind() != w.kind) {
            throw new Refusal("provisioning.row.unitKind", w.code, unit.kind().code());
        }
        Difference d = new Difference();
        if (d.between("name", unit.name(), w.name)) {
            renamed.put(w, unit);
        }
        UnitRow now = unit.parentKey() == null ? null : byKey.get(unit.parentKey());
        if (w.parent != null && (now == null || !key(now.code()).equals(key(w.parent)))) {
            UnitRow to = known.get(key(w.parent));
            if (to == null || !inScope.contains(to.key())) {
                renamed.remove(w);
                throw new Refusal("provisioning.row.parent", w.parent);
            }
            if (!w.kind.above().contains(to.kind())) {
                renamed.remove(w);
                throw new Refusal("workforce.unit.parentKind", w.kind.code(), to.kind().code());
            }
            d.between("below", now == null ? null : now.name(), to.name());
            moved.put(w, to);
        }
        if (w.end != null && !d.isEmpty()) {
            renamed.remove(w);
            moved.remove(w);
            throw new Refusal("provisioning.row.endAndChange");
        }
        boolean ends = w.end != null && !w.end.equals(unit.lastDay());
        if (ends) {
            d.between("last day", unit.lastDay(), w.end);
            closed.put(w, unit);
        }
        findings.put(w.row.number(), Finding.of(w.row, ends ? Outcome.ENDED : d.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED,
                subject(w), d.before(), d.after()));
    }

    // What goes on after an end

    /** From the smallest kind to the widest: what stands below ends first. */
    private List<Map.Entry<Wanted, UnitRow>> endsFromBelow() {
        List<Map.Entry<Wanted, UnitRow>> ends = new ArrayList<>(closed.entrySet());
        Collections.reverse(ends);
        return ends;
    }

    /** A unit in which something goes on cannot end; that is said in the check, and not when all is to be saved. */
    private void refuseEndsThatLeaveSomething() {
        Set<Integer> keys = closed.values().stream().map(UnitRow::key).collect(Collectors.toSet());
        LocalDate earliest = closed.keySet().stream().map(w -> w.end).min(LocalDate::compareTo).orElseThrow();
        List<UnitRow> facts = units.around(keys);
        List<PostFacts> posts = people.postsAfter(keys, earliest).stream().map(PostRow::facts).toList();
        Map<Integer, UnitRow> movedTo = new HashMap<>();
        moved.forEach((w, to) -> movedTo.put(known.get(key(w.code)).key(), to));
        for (Map.Entry<Wanted, UnitRow> end : endsFromBelow()) {
            Wanted w = end.getKey();
            UnitRow unit = end.getValue();
            boolean there = facts.stream().anyMatch(f -> f.key() == unit.key() && !f.firstDay().isAfter(w.end) && !endsBefore(f.lastDay(), w.end));
            long below = below(unit, w.end, facts, movedTo);
            long running = posts.stream().filter(p -> goesOn(p.lastDay(), w.end) && isIn(p, unit, w.end, movedTo)).count();
            if (!there || below + running > 0) {
                closed.remove(w);
                refuse(w.row, there ? new Refusal("workforce.unit.stillInUse", unit.name(), below, running)
                        : new Refusal("workforce.unit.notThere", w.end));
            }
        }
    }

    private static boolean goesOn(LocalDate last, LocalDate end) {
        return last == null || last.isAfter(end);
    }

    private static boolean endsBefore(LocalDate last, LocalDate day) {
        return last != null && last.isBefore(day);
    }

    /** What the file moves goes on the day of the list; a unit that ends earlier still has it. */
    private boolean leavesInTime(LocalDate end) {
        return !ask.batch().listDay().isAfter(end.plusDays(1));
    }

    /** How many units stand right below after the end, once the file is written. */
    private long below(UnitRow unit, LocalDate end, List<UnitRow> facts, Map<Integer, UnitRow> movedTo) {
        Set<Integer> stay = new HashSet<>();
        for (UnitRow f : facts) {
            boolean goes = movedTo.containsKey(f.key()) && leavesInTime(end) && !f.firstDay().isAfter(ask.batch().listDay());
            if (Integer.valueOf(unit.key()).equals(f.parentKey()) && goesOn(f.lastDay(), end) && !goes && !endsWithTheFile(f.key(), end)) {
                stay.add(f.key());
            }
        }
        movedTo.forEach((key, to) -> {
            if (to.key() == unit.key()) {
                stay.add(key);
            }
        });
        return stay.size() + fresh.stream().filter(f -> key(f.parent).equals(key(unit.code()))).count();
    }

    private boolean endsWithTheFile(int unit, LocalDate end) {
        return closed.entrySet().stream().anyMatch(e -> e.getValue().key() == unit && !e.getKey().end.isAfter(end));
    }

    /** Whether the post is in the unit and the file does not move it elsewhere in time. */
    private boolean isIn(PostFacts p, UnitRow unit, LocalDate end, Map<Integer, UnitRow> movedTo) {
        return switch (unit.kind()) {
            case AGENCY -> p.agencyKey() == unit.key() && !(leavesInTime(end) && goesToAnotherAgency(p, movedTo));
            case AREA -> p.areaKey() == unit.key()
                    && !(leavesInTime(end) && movedTo.containsKey(p.agencyKey()) && movedTo.get(p.agencyKey()).kind() == UnitKind.AREA);
            default -> Integer.valueOf(unit.key()).equals(p.placeKey());
        };
    }

    private boolean goesToAnotherAgency(PostFacts p, Map<Integer, UnitRow> movedTo) {
        UnitRow at = p.placeKey() == null ? null : byKey.get(p.placeKey());
        boolean goes = false;
        while (at != null && at.kind() != UnitKind.AGENCY) {
            goes |= movedTo.containsKey(at.key());
            at = movedTo.containsKey(at.key()) ? movedTo.get(at.key()) : byKey.get(at.parentKey());
        }
        return goes && at != null && at.key() != p.agencyKey();
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void write(UUID importId, Runnable alive) {
        units.createAll(fresh.stream().map(w -> new NewUnit(w.kind, w.setting, w.code, w.name, codeOf(w.parent), w.start)).toList(),
                importId);
        LocalDate day = ask.batch().listDay();
        renamed.forEach((w, unit) -> {
            alive.run();
            if (!moved.containsKey(w)) {
                units.rename(unit.key(), w.name, day, importId);
            }
        });
        moved.forEach((w, to) -> {
            alive.run();
            units.move(known.get(key(w.code)).key(), to.key(), w.name, day, importId);
        });
        endsFromBelow().forEach(e -> {
            alive.run();
            units.close(e.getValue().key(), e.getKey().end, importId);
        });
    }

    private String codeOf(String parent) {
        UnitRow above = known.get(key(parent));
        return above == null ? parent : above.code();
    }
}
