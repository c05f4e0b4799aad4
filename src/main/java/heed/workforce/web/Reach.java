package heed.workforce.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.workforce.PostRow;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How far the caller reaches into the workforce, and what the units and groups there are called. */
@RequestScoped
class Reach {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    @Inject private Access access;
    @Inject private Units units;
    @Inject private ProfessionalGroups professions;
    @Inject private Clock clock;

    private final Map<Permission, Set<Integer>> keys = new EnumMap<>(Permission.class);
    private Map<Integer, UnitRow> all;
    private List<ProfessionalGroup> groups;

    LocalDate today() {
        return LocalDate.now(clock);
    }

    boolean may(Permission permission) {
        return access.may(permission);
    }

    Scope scope(Permission permission) {
        return access.require(permission);
    }

    /** Whether a unit lies in the scope of a permission. */
    boolean has(Permission permission, Integer unit) {
        return unit != null && keys.computeIfAbsent(permission, p -> may(p) ? units.keys(access.scope(p)) : Set.of()).contains(unit);
    }

    boolean has(Permission permission, PostRow post) {
        return has(permission, post.facts().agencyKey()) || has(permission, post.facts().placeKey());
    }

    /** @throws NotInScope when the unit does not lie in the scope of the permission */
    void require(Permission permission, Integer unit) {
        if (!has(permission, unit)) {
            throw new NotInScope();
        }
    }

    /** @throws NotInScope when the text is no id */
    static UUID id(String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    /** @throws NotInScope when the text is no key */
    static int key(String typed) {
        if (typed == null || !typed.matches("\\d{1,9}")) {
            throw new NotInScope();
        }
        return Integer.parseInt(typed);
    }

    // Names

    private Map<Integer, UnitRow> all() {
        if (all == null) {
            all = units.all(today());
        }
        return all;
    }

    Optional<UnitRow> find(Integer key) {
        return Optional.ofNullable(key).map(all()::get);
    }

    /** The unit's name; an empty text for none. */
    String unit(Integer key) {
        return find(key).map(UnitRow::name).orElse("");
    }

    /** The unit with the agency it stands in: "Harbour Nurseries, Tern Street". */
    String place(Integer key) {
        UnitRow unit = find(key).orElseThrow();
        UnitRow above = all().get(unit.parentKey());
        return unit.kind().isPlace() && above != null && !above.name().equals(unit.name()) ? place(above.key()) + ", " + unit.name()
                : unit.name();
    }

    String group(String code) {
        return groups().stream().filter(g -> g.code().equals(code)).map(ProfessionalGroup::name).findFirst().orElse(code);
    }

    private List<ProfessionalGroup> groups() {
        if (groups == null) {
            groups = professions.all();
        }
        return groups;
    }

    static String day(LocalDate day) {
        return day == null ? "" : Days.say(day);
    }

    String moment(OffsetDateTime at) {
        return at == null ? "" : MOMENT.format(at.atZoneSameInstant(clock.getZone()));
    }

    // Choices

    /** Units of the kinds in the scope of a permission, by name; places with the agency they stand in. */
    List<Choice> choices(Permission permission, UnitKind... kinds) {
        return units.inScope(scope(permission), List.of(kinds), today()).stream()
                .map(u -> Choice.of(u.key(), u.kind() == UnitKind.WORKPLACE ? label(u) : place(u.key())))
                .sorted(Comparator.comparing(Choice::label)).toList();
    }

    /** A workplace called like its agency still has to be told from it. */
    private String label(UnitRow workplace) {
        String place = place(workplace.key());
        return place.equals(unit(workplace.parentKey())) ? Texts.of("workforce", "place.same", place) : place;
    }

    /** Every area that is there today. */
    List<Choice> areas() {
        return all().values().stream()
                .filter(u -> u.kind() == UnitKind.AREA && (u.lastDay() == null || !u.lastDay().isBefore(today())))
                .map(u -> Choice.of(u.key(), u.name())).sorted(Comparator.comparing(Choice::label)).toList();
    }

    List<Choice> groupChoices() {
        return groups().stream().map(g -> Choice.of(g.code(), g.name())).toList();
    }

    static List<Choice> levels() {
        return Stream.of("L1", "L2", "L3", "L4", "L5").map(l -> Choice.of(l, l)).toList();
    }

    /** Choices whose words stand in the room's bundle below a prefix. */
    static List<Choice> words(String prefix, String... codes) {
        return Stream.of(codes).map(c -> Choice.of(c, word(prefix, c))).toList();
    }

    static String word(String prefix, String code) {
        return Texts.of("workforce", prefix + "." + code);
    }
}
