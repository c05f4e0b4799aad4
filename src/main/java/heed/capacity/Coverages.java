package heed.capacity;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.award.Standing;
import heed.platform.Jobs;
import heed.platform.Keys;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.requirement.Requirement;
import heed.workforce.Areas;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Coverage of any unit the caller may see, on any day, as known at any instant. Views across agencies are suppressed
 * (domain report, 4.9); a caller whose grant is inside an agency sees that agency's own counts whole.
 */
@ApplicationScoped
@Transactional
public class Coverages {
    /** In the place of a module: all that is required of a post together. */
    public static final String ALL_REQUIRED = "*";

    private static final int MONTHS_AHEAD = 12;

    private static final int PORTION = 500;

    /** So many posts are judged from the facts for their rows, not more: it takes a history of each. */
    private static final int MOST_JUDGED = 10_000;

    private EntityManager em;
    private Clock clock;
    private Access access;
    private Units units;
    private Areas areas;
    private ProfessionalGroups groups;
    private Copy copy;
    private Jobs jobs;
    private Keys keys;

    protected Coverages() {}

    @Inject
    public Coverages(EntityManager em, Clock clock, Access access, Units units, Areas areas, ProfessionalGroups groups, Copy copy, Jobs jobs, Keys keys) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.units = units;
        this.areas = areas;
        this.groups = groups;
        this.copy = copy;
        this.jobs = jobs;
        this.keys = keys;
    }

    private Seals seals() {
        return new Seals(keys);
    }

    /** Why a figure is not shown. */
    public enum Hiding {
        NO,
        /** Its numerator or denominator is 1 to 4. */
        SMALL,
        /** It would give a small one away. */
        COMPANY
    }

    /** One figure as it may be shown; where it is hidden, its counts must not be. */
    public record Line(String name, Figure figure, Coverage coverage, Band band, Hiding hiding) {
        public boolean isShown() {
            return hiding == Hiding.NO;
        }
    }

    /**
     * What is wrong with the data of a cell, or of a whole agency when {@code group} is empty.
     *
     * @param outlived whether there is a return, of an agency or area that has changed since
     */
    public record Fault(Kind kind, String agency, String group, String area, String level, LocalDate returned, boolean outlived) {
        public enum Kind {
            NO_RETURN, NOT_APPLICABLE, BASE_TO_CHECK, STALE, LOW_REACH
        }
    }

    /** An agency with its cells by group code; a group it has nobody in is left out. */
    public record AgencyLine(Line all, Map<String, Line> byGroup) {}

    /** @param covered of the active, those whose every active post is current */
    public record PeopleTotal(int active, int covered) {}

    /**
     * Everything of one unit on one day.
     *
     * @param figure     as answered: a coordinator of many agencies who asks for one gets it as part of the many
     * @param statuses   which marks of the total are hidden
     * @param agencies   those that need help most first
     * @param people     each once; empty where a part is asked for or the number is hidden
     * @param rebuilding whether the copy is being built anew, so that figures may still move
     * @param seal       of the codes to print
     */
    public record Overview(Figure figure, UnitRow unit, boolean shared, Thresholds lines, Line total, Set<Mark> statuses,
            Optional<PeopleTotal> people, List<ProfessionalGroup> groups, Map<String, Line> byGroup, List<AgencyLine> agencies,
            List<Fault> faults, boolean rebuilding, OffsetDateTime computedAt, String seal) {
        /** What is printed beside a figure of this view: it brings back the same number when more is known. */
        public String code(Figure figure) {
            return figure.fixed(computedAt).sealed(seal).code();
        }

        /** The instant whose knowledge the figures hold. */
        public OffsetDateTime knownOn() {
            return figure.fixed(computedAt).knownOn();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    Reader reader() {
        return new Reader(em, now(), copy.isWhole());
    }

    /** Queues building the derived copy anew; for whoever has written facts with an earlier instant than now. */
    public void rebuild() {
        Follow.queueRebuild(jobs, now());
    }

    /**
     * How far the first build of the derived copy is, 0 to 99; empty when figures can be had. Until then they would be counted
     * post by post, which takes longer than the build for a partnership of any size.
     *
     * @throws NotInScope when the figure's unit is outside the caller's scope
     */
    public OptionalInt firstBuild(Figure asked) {
        access.require(Permission.SEE_COVERAGE, asked.unit());
        return copy.isWhole() || !copy.isLarge() ? OptionalInt.empty()
                : jobs.underWay(Rebuild.KIND).map(job -> OptionalInt.of(job.getPercent())).orElse(OptionalInt.empty());
    }

    /**
     * The units the caller's grants name, the widest first.
     *
     * @throws NotInScope when the caller may see no coverage
     */
    public List<UnitRow> units() {
        return access.require(Permission.SEE_COVERAGE).units().stream().map(units::find).flatMap(Optional::stream)
                .sorted(Comparator.comparing(UnitRow::kind).thenComparing(UnitRow::name).thenComparing(UnitRow::key)).toList();
    }

    /** The cells whose numbers the caller's widest views show today; none before the first build of a large copy. */
    Set<Cell> shownToday() {
        Set<Cell> told = new HashSet<>();
        if (!copy.isWhole() && copy.isLarge()) {
            return told;
        }
        Set<Integer> held = access.scope(Permission.SEE_COVERAGE).units();
        for (int key : held) {
            Optional<UnitRow> unit = units.find(key).filter(u -> isAcross(u) || u.kind() == UnitKind.AGENCY).filter(u -> widest(key) == key);
            if (unit.isPresent()) {
                boolean shared = isAcross(unit.get());
                Shown shown = new Shown(Figure.of(key, LocalDate.now(clock)), shared, Thresholds.DEFAULT, reader());
                shown.cells.stream().filter(c -> !shared || shown.isTold(c)).forEach(c -> told.add(c.cell()));
            }
        }
        return told;
    }

    /** What the caller sees first: the widest unit of the grants, today. */
    public Figure home() {
        return Figure.of(units().stream().findFirst().orElseThrow(NotInScope::new).key(), LocalDate.now(clock));
    }

    /** The areas one can choose within a unit. */
    public List<UnitRow> areasOf(int unit) {
        access.require(Permission.SEE_COVERAGE, unit);
        return units.inScope(new Scope(Set.of(unit)), List.of(UnitKind.AREA), LocalDate.now(clock)).stream().filter(u -> u.key() != unit).toList();
    }

    /** Titles of all modules by slug, in the order of the curriculum. */
    public Map<String, String> modules() {
        Map<String, String> titles = new LinkedHashMap<>();
        Sql.of(em, "select slug, title from module order by code").each(r -> titles.put(r.text("slug"), r.text("title")));
        return titles;
    }

    /** Whether the figure speaks of today, with what is known now. */
    public boolean isOfToday(Figure f) {
        return f.knownOn() == null && f.asAt().equals(LocalDate.now(clock));
    }

    /** The same question asked of today, with what is known now. */
    public Figure today(Figure f) {
        return new Figure(f.unit(), f.agency(), f.area(), f.group(), f.module(), LocalDate.now(clock), null);
    }

    /** The last day a figure can be asked for. */
    public LocalDate lastDay() {
        return LocalDate.now(clock).plusMonths(MONTHS_AHEAD);
    }

    /**
     * The figure with the day and the knowledge by which it is answered: see {@link #told}.
     *
     * @throws NotInScope when the figure's unit is outside the caller's scope
     * @throws Refusal    when the day is more than twelve months ahead
     */
    public Figure dated(Figure asked) {
        Figure answered = granted(asked);
        return new Figure(asked.unit(), asked.agency(), asked.area(), asked.group(), asked.module(), answered.asAt(), answered.knownOn(), asked.seal());
    }

    /** Checks that the caller may see the figure and turns it into the one that is answered. */
    private Figure granted(Figure asked) {
        access.require(Permission.SEE_COVERAGE, asked.unit());
        if (asked.asAt().isAfter(lastDay())) {
            throw new Refusal("capacity.tooFar", MONTHS_AHEAD);
        }
        Figure f = asked.knownOn() == null || asked.knownOn().isBefore(now()) ? asked
                : new Figure(asked.unit(), asked.agency(), asked.area(), asked.group(), asked.module(), asked.asAt(), null);
        boolean shown = seals().isTrue(asked);
        UnitRow unit = units.find(f.unit()).orElseThrow(NotInScope::new);
        if (isAcross(unit)) {
            return shown ? f : told(f);
        }
        if (isOwn(unit)) {
            return f;
        }
        if (unit.kind() != UnitKind.AGENCY) {
            throw new NotInScope();
        }
        return told(new Figure(widest(unit.key()), unit.key(), f.area(), f.group(), f.module(), f.asAt(), f.knownOn()));
    }

    /**
     * What a shared view tells of any day but today: the end of a month, with what is known now or was known at the end of one. Two days of
     * one's own choice, or two instants of knowledge, would differ by a single person. Whoever may see everybody in the partnership by
     * name is told any day. See docs/decisions/0028-days-of-shared-views.md.
     */
    private Figure told(Figure f) {
        if (units.path(f.unit(), LocalDate.now(clock)).stream().anyMatch(u -> u.kind() == UnitKind.PARTNERSHIP && access.may(Permission.SEE_PEOPLE, u.key()))) {
            return f;
        }
        OffsetDateTime known = f.knownOn() == null ? null : monthOf(f.knownOn());
        return new Figure(f.unit(), f.agency(), f.area(), f.group(), f.module(), dayOf(f.asAt()), known);
    }

    /** Today; of a day before, the end of its month or, if that has not come, of the month before; of a day to come, the end of its month. */
    private LocalDate dayOf(LocalDate asked) {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = asked.withDayOfMonth(asked.lengthOfMonth());
        if (asked.isAfter(today)) {
            return end.isAfter(lastDay()) ? lastDay() : end;
        }
        return asked.equals(today) ? today : end.isBefore(today) ? end : asked.withDayOfMonth(1).minusDays(1);
    }

    /** The end of the last month that was over at the instant. */
    private OffsetDateTime monthOf(OffsetDateTime known) {
        ZonedDateTime at = known.atZoneSameInstant(clock.getZone());
        return at.toLocalDate().withDayOfMonth(1).atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** The widest unit at or above this one that the caller's grants name. */
    int widest(int unit) {
        Set<Integer> held = access.scope(Permission.SEE_COVERAGE).units();
        return units.path(unit, LocalDate.now(clock)).stream().map(UnitRow::key).filter(held::contains).findFirst().orElseThrow(NotInScope::new);
    }

    private static boolean isAcross(UnitRow unit) {
        return unit.kind() == UnitKind.PARTNERSHIP || unit.kind() == UnitKind.AREA;
    }

    /** Whether the caller's grant is at or inside the agency that the unit is or belongs to. */
    private boolean isOwn(UnitRow unit) {
        Set<Integer> held = access.scope(Permission.SEE_COVERAGE).units();
        return units.path(unit.key(), LocalDate.now(clock)).stream().anyMatch(u -> !isAcross(u) && held.contains(u.key()));
    }

    /**
     * @throws NotInScope when the figure's unit is outside the caller's scope
     * @throws Refusal    when the day is more than twelve months ahead
     */
    public Overview overview(Figure asked) {
        Figure f = granted(asked);
        UnitRow unit = units.find(f.unit()).orElseThrow(NotInScope::new);
        Thresholds lines = thresholds(unit, f);
        boolean whole = copy.isWhole();
        // As exact as a code is.
        OffsetDateTime computedAt = now().truncatedTo(ChronoUnit.MILLIS);
        Reader reader = new Reader(em, computedAt, whole);
        // Before the cells of other days: without the copy both go through the same posts.
        Optional<Reader.PeopleCount> people = reader.people(f);
        Shown shown = new Shown(f, isAcross(unit), lines, reader);
        Map<Integer, UnitRow> agenciesThere = new LinkedHashMap<>();
        if (isAcross(unit) && f.agency() == null && f.group() == null && f.area() == null) {
            units.inScope(new Scope(Set.of(unit.key())), List.of(UnitKind.AGENCY), f.asAt()).forEach(u -> agenciesThere.put(u.key(), u));
        }
        Set<Integer> agencyKeys = new TreeSet<>(agenciesThere.keySet());
        shown.cells.forEach(c -> agencyKeys.add(c.cell().agency()));
        Set<Integer> named = new TreeSet<>(agencyKeys);
        shown.cells.forEach(c -> named.add(c.cell().area()));
        Map<Integer, String> names = units.names(named, f.asAt());
        List<ProfessionalGroup> used = groups.all().stream()
                .filter(g -> shown.cells.stream().anyMatch(c -> c.cell().group().equals(g.code()))).toList();
        Map<String, Line> byGroup = new LinkedHashMap<>();
        used.forEach(g -> byGroup.put(g.code(), shown.line(g.name(), f.forGroup(g.code()))));
        List<AgencyLine> agencies = new ArrayList<>();
        for (int key : agencyKeys) {
            Map<String, Line> cells = new LinkedHashMap<>();
            used.stream().filter(g -> shown.has(key, g.code()))
                    .forEach(g -> cells.put(g.code(), shown.line(g.name(), f.forAgency(key).forGroup(g.code()))));
            agencies.add(new AgencyLine(shown.line(names.getOrDefault(key, "?"), f.forAgency(key)), cells));
        }
        agencies.sort(Comparator.comparingInt((AgencyLine a) -> a.all().isShown() ? -a.all().coverage().shortOf(lines.met()) : 0)
                .thenComparing(a -> a.all().name()));
        Line total = shown.line(unit.name(), f);
        boolean smallPeople = shown.shared && !total.isShown();
        return new Overview(f, unit, shown.shared, lines, total, shown.hiddenMarks(total), people
                .filter(p -> !smallPeople && !(shown.shared && (Suppression.isSmall(p.active()) || Suppression.isSmall(p.covered()))))
                .map(p -> new PeopleTotal(p.active(), p.covered())), used, byGroup, agencies,
                faults(shown.cells, agenciesThere, names, used, f), !whole || copy.isRebuilding(), computedAt, seals().seal(f.fixed(computedAt)).seal());
    }

    private Thresholds thresholds(UnitRow unit, Figure f) {
        LocalDate day = f.asAt();
        Set<Integer> of = unit.kind() == UnitKind.AREA ? Set.of(unit.key())
                : unit.kind() == UnitKind.PARTNERSHIP
                        ? units.inScope(new Scope(Set.of(unit.key())), List.of(UnitKind.AREA), day).stream().map(UnitRow::key).collect(Collectors.toSet())
                        : units.areaOf(unit.key(), day).map(Set::of).orElse(Set.of());
        Set<Thresholds> lines = areas.settings(of, List.of("coverage.met", "coverage.close"), f.knownOn() == null ? now() : f.knownOn()).values().stream()
                .map(s -> new Thresholds(Double.parseDouble(s.get("coverage.met")), Double.parseDouble(s.get("coverage.close"))))
                .collect(Collectors.toSet());
        // Areas that differ have no line in common: the default stands for them together.
        return lines.size() == 1 ? lines.iterator().next() : Thresholds.DEFAULT;
    }

    private static List<Fault> faults(List<CellCount> cells, Map<Integer, UnitRow> agencies, Map<Integer, String> names,
            List<ProfessionalGroup> used, Figure f) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> groupNames = used.stream().collect(Collectors.toMap(ProfessionalGroup::code, ProfessionalGroup::name));
        Set<Integer> seen = new HashSet<>();
        for (CellCount c : cells) {
            seen.add(c.cell().agency());
            Coverage one = Coverage.of(List.of(c));
            Fault.Kind kind = switch (one.kind()) {
                case NO_RETURN -> Fault.Kind.NO_RETURN;
                case NOT_APPLICABLE -> Fault.Kind.NOT_APPLICABLE;
                case BASE_TO_CHECK -> Fault.Kind.BASE_TO_CHECK;
                case VALUE -> one.isStale() ? Fault.Kind.STALE
                        : one.reach().filter(r -> r < Band.LEAST_REACH).isPresent() ? Fault.Kind.LOW_REACH : null;
            };
            if (kind == null && c.required() && c.valid().isEmpty()) {
                kind = Fault.Kind.NO_RETURN;
            }
            if (kind != null) {
                faults.add(new Fault(kind, names.getOrDefault(c.cell().agency(), "?"), groupNames.getOrDefault(c.cell().group(), c.cell().group()),
                        names.getOrDefault(c.cell().area(), "?"), c.cell().level(), c.declared().map(Declared::asAt).orElse(null),
                        c.declared().filter(Declared::outlived).isPresent()));
            }
        }
        agencies.values().stream().filter(a -> !seen.contains(a.key()))
                .forEach(a -> faults.add(new Fault(Fault.Kind.NO_RETURN, a.name(), "", "", "", null, false)));
        faults.sort(Comparator.comparing(Fault::kind).thenComparing(Fault::agency).thenComparing(Fault::group).thenComparing(Fault::area));
        return faults;
    }

    /** The cells of a figure, and what of them may be shown. */
    private final class Shown {
        private final Figure figure;
        private final boolean shared;
        private final Thresholds lines;
        private final List<CellCount> cells;
        private final Map<List<String>, List<CellCount>> places = new HashMap<>();
        private final Set<List<String>> hidden;
        private final Set<List<String>> small = new HashSet<>();

        Shown(Figure f, boolean shared, Thresholds lines, Reader reader) {
            figure = f;
            this.shared = shared;
            this.lines = lines;
            // A shared view is judged as a whole, so that what one filter hides no other gives away.
            Figure whole = shared ? new Figure(f.unit(), null, null, null, f.module(), f.asAt(), f.knownOn()) : f;
            List<CellCount> all = reader.cells(whole);
            all.forEach(c -> place(c, places));
            cells = !shared ? all : all.stream().filter(c -> (f.agency() == null || c.cell().agency() == f.agency())
                    && (f.area() == null || c.cell().area() == f.area()) && (f.group() == null || c.cell().group().equals(f.group()))).toList();
            if (!shared) {
                hidden = Set.of();
                return;
            }
            Map<List<String>, Coverage> entries = new HashMap<>();
            places.forEach((place, of) -> entries.put(place, Coverage.of(of)));
            entries.forEach((place, c) -> {
                if (isSmall(c)) {
                    small.add(place);
                }
            });
            // A cell that was small when the last quarter ended stays hidden: the difference would tell.
            LocalDate quarter = f.asAt().withDayOfMonth(1).minusMonths((f.asAt().getMonthValue() - 1) % 3).minusDays(1);
            Map<List<String>, List<CellCount>> then = new HashMap<>();
            reader.cells(new Figure(f.unit(), null, null, null, f.module(), quarter, f.knownOn())).forEach(c -> place(c, then));
            Set<List<String>> smallThen = new HashSet<>();
            then.forEach((place, of) -> {
                if (isSmall(Coverage.of(of))) {
                    smallThen.add(place);
                }
            });
            Set<List<String>> changed = changed(entries, reader);
            Map<Coverage, List<String>> placeOf = new java.util.IdentityHashMap<>();
            entries.forEach((place, c) -> placeOf.put(c, place));
            hidden = Suppression.hidden(entries, c -> isSmall(c) || smallThen.contains(placeOf.get(c)) || changed.contains(placeOf.get(c)), Coverage::base);
        }

        /** Of a day to come: where 1 to 4 fewer or more will be current than today, or than at the end of the month before. The difference would tell what the outlook hides. */
        private Set<List<String>> changed(Map<List<String>, Coverage> entries, Reader reader) {
            LocalDate today = LocalDate.now(clock);
            Set<List<String>> changed = new HashSet<>();
            for (LocalDate day : List.of(today, figure.asAt().withDayOfMonth(1).minusDays(1))) {
                if (!figure.asAt().isAfter(today) || day.isBefore(today)) {
                    continue;
                }
                Map<List<String>, List<CellCount>> before = new HashMap<>();
                reader.cells(new Figure(figure.unit(), null, null, null, figure.module(), day, figure.knownOn())).forEach(c -> place(c, before));
                entries.forEach((place, c) -> {
                    if (Suppression.isSmall(Math.abs(c.counts().current() - Coverage.of(before.getOrDefault(place, List.of())).counts().current()))) {
                        changed.add(place);
                    }
                });
            }
            return changed;
        }

        private static boolean isSmall(Coverage c) {
            return Suppression.isSmall(c.counts().current()) || Suppression.isSmall(c.base());
        }

        private static void place(CellCount c, Map<List<String>, List<CellCount>> into) {
            Suppression.places(c.cell()).forEach(at -> into.computeIfAbsent(at, x -> new ArrayList<>()).add(c));
        }

        /** A figure of an unshared view may be filtered already; an axis it is filtered by is then "all" as well. */
        private List<String> at(Figure f) {
            return List.of(f.agency() == null ? Suppression.ALL : f.agency().toString(), f.group() == null ? Suppression.ALL : f.group(),
                    f.area() == null ? Suppression.ALL : f.area().toString());
        }

        /** Of a shared view only: which rows can be listed without names. */
        Kinds kinds() {
            Map<List<String>, Counts> counts = new HashMap<>();
            places.forEach((place, of) -> counts.put(place, of.stream().map(CellCount::counts).reduce(Counts.NONE, Counts::plus)));
            return new Kinds(counts, hidden, places.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        }

        /** Whether a shared view may show the numbers of a cell: with its levels each for itself, none of which may be small. */
        boolean isTold(CellCount c) {
            List<String> place = List.of(Integer.toString(c.cell().agency()), c.cell().group(), Integer.toString(c.cell().area()));
            return !hidden.contains(place) && places.get(place).stream().noneMatch(level -> isSmall(Coverage.of(List.of(level))));
        }

        /** How many agencies' parts in a group the figure holds and does not show. */
        int hiddenParts() {
            return (int) cells.stream().map(c -> at(figure.forAgency(c.cell().agency()).forGroup(c.cell().group()))).distinct().filter(hidden::contains).count();
        }

        boolean has(int agency, String group) {
            return places.containsKey(at(figure.forAgency(agency).forGroup(group)));
        }

        Line line(String name, Figure f) {
            List<String> place = at(f);
            Coverage c = Coverage.of(places.getOrDefault(place, List.of()));
            Hiding hiding = small.contains(place) ? Hiding.SMALL : hidden.contains(place) ? Hiding.COMPANY : Hiding.NO;
            return new Line(name, f, c, hiding == Hiding.NO ? Band.of(c, lines) : Band.NONE, hiding);
        }

        Set<Mark> hiddenMarks(Line total) {
            return shared ? Kinds.hidden(total.coverage().counts()) : Set.of();
        }
    }

    /** A headcount behind a figure; {@code count} is empty where the view hides it. */
    public record ReturnRow(String agency, String group, String area, String level, Declared declared, boolean valid, boolean stale,
            Optional<CellCount> count) {}

    /**
     * Why a post or one of its modules is exempt, or a post unconfirmed.
     *
     * @param firstDay of the absence or exemption; of an unconfirmed post the day it was last confirmed
     * @param lastDay  null while open
     * @param words    what was written in the exemption; null for a caller who may not see whose it is
     * @param signedBy name of who signed the exemption; null where nobody is recorded, and for a caller who may not see people there
     */
    public record Reason(Kind kind, LocalDate firstDay, LocalDate lastDay, String words, String signedBy) {
        public enum Kind {
            ABSENCE, EXEMPTION, UNCONFIRMED
        }
    }

    /** Who gave an award and who verified it; each null where nothing is recorded, the latter also for a caller who may not see people there. */
    public record Proof(String provider, String verifiedBy) {}

    /**
     * One module of a post: where it stands, the rule and the award it rests on.
     *
     * @param award  null when none counts; {@code proof} is then empty
     * @param reason present where the module is exempt by itself
     */
    public record ModuleRow(String slug, heed.award.Status status, Requirement rule, heed.award.Award award, Optional<Proof> proof, LocalDate expiry,
            LocalDate due, Optional<Reason> reason) {}

    /**
     * @param name   empty for a caller who may not see people there
     * @param reason present where the post is exempt as a whole or unconfirmed
     */
    public record PostRow(Optional<String> name, UUID personId, String agency, String group, String area, String level, Mark mark, Optional<Reason> reason,
            List<ModuleRow> modules) {}

    /**
     * That rows are left out of a shared view, because counting them would undo what it hides. How many is not told.
     *
     * @param statuses hidden in the figure itself
     * @param parts    agencies' parts in a professional group that are hidden
     * @param tooMany  whether no rows are listed, since the figure holds more posts than can be judged one by one
     */
    public record LeftOut(int statuses, int parts, boolean tooMany) {}

    /**
     * Why a figure is what it is.
     *
     * @param posts   empty where the figure is hidden
     * @param leftOut empty when every post is listed
     */
    public record Why(Overview overview, List<ReturnRow> returns, List<Requirement> rules, Slice<PostRow> posts, Optional<LeftOut> leftOut) {}

    /** The figure with its returns, rules and rows. */
    public Why why(Figure asked, PageRequest page) {
        Overview o = overview(asked);
        Figure f = o.figure();
        Reader reader = reader();
        Shown shown = new Shown(f, o.shared(), o.lines(), reader);
        List<CellCount> cells = shown.cells;
        Names names = new Names(cells, f.asAt());
        List<ReturnRow> returns = cells.stream().filter(c -> c.declared().isPresent())
                .map(c -> new ReturnRow(names.unit(c.cell().agency()), names.group(c.cell().group()), names.unit(c.cell().area()), c.cell().level(),
                        c.declared().get(), c.valid().isPresent(), c.declared().get().isStale(f.asAt()),
                        Optional.of(c).filter(x -> !o.shared() || shown.isTold(x))))
                .sorted(Comparator.comparing(ReturnRow::agency).thenComparing(ReturnRow::group).thenComparing(ReturnRow::area)).toList();
        Listed listed = listed(o, shown, reader);
        Slice<UUID> ids = listed.page(page);
        return new Why(o, returns, reader.rules(f), new Slice<>(rows(f, ids.rows(), listed, names, reader), ids.total()), listed.leftOut());
    }

    /** All rows of the figure that the caller may see, portion by portion; what is left out as in {@link #why}. */
    public void rows(Figure asked, Consumer<List<PostRow>> take) {
        Overview o = overview(asked);
        Reader reader = reader();
        Shown shown = new Shown(o.figure(), o.shared(), o.lines(), reader);
        Names names = new Names(shown.cells, o.figure().asAt());
        Listed listed = listed(o, shown, reader);
        for (int first = 0; ; first += PORTION) {
            Slice<UUID> ids = listed.page(PageRequest.of(first, PORTION));
            take.accept(rows(o.figure(), ids.rows(), listed, names, reader));
            if (first + PORTION >= ids.total()) {
                return;
            }
        }
    }

    /** Names of units and groups for rows. */
    private final class Names {
        private final Map<Integer, String> units;
        private final Map<String, String> groupNames = groups.all().stream().collect(Collectors.toMap(ProfessionalGroup::code, ProfessionalGroup::name));

        Names(List<CellCount> cells, LocalDate day) {
            Set<Integer> keys = new TreeSet<>();
            cells.forEach(c -> {
                keys.add(c.cell().agency());
                keys.add(c.cell().area());
            });
            units = Coverages.this.units.names(keys, day);
        }

        String unit(int key) {
            return units.getOrDefault(key, "?");
        }

        String group(String code) {
            return groupNames.get(code);
        }
    }

    /**
     * Which posts are listed, and by which mark where that was judged.
     *
     * @param marks empty where no row has to be left out
     */
    private record Listed(Function<PageRequest, Slice<UUID>> pages, Map<UUID, Mark> marks, Optional<LeftOut> leftOut) {
        Slice<UUID> page(PageRequest page) {
            return pages.apply(page);
        }

        static Listed nothing(Optional<LeftOut> leftOut) {
            return new Listed(page -> new Slice<>(List.of(), 0), Map.of(), leftOut);
        }
    }

    private Listed listed(Overview o, Shown shown, Reader reader) {
        Figure f = o.figure();
        if (!o.total().isShown()) {
            return Listed.nothing(Optional.empty());
        }
        // Whoever may know everybody in the figure by name learns nothing from the rows.
        if (!o.shared() || f.agency() != null && access.may(Permission.SEE_PEOPLE, f.agency())
                || o.unit().kind() == UnitKind.PARTNERSHIP && access.may(Permission.SEE_PEOPLE, f.unit())) {
            return new Listed(page -> reader.postIds(f, page), Map.of(), Optional.empty());
        }
        if (!reader.isInIntervals(f) && reader.postCount(f) > MOST_JUDGED) {
            return Listed.nothing(Optional.of(new LeftOut(o.statuses().size(), shown.hiddenParts(), true)));
        }
        List<Reader.Marked> all = reader.marked(f);
        Set<UUID> own = reader.within(f, access.scope(Permission.SEE_PEOPLE), LocalDate.now(clock));
        Kinds kinds = shown.kinds();
        Map<UUID, Mark> told = new HashMap<>();
        all.stream().filter(p -> own.contains(p.postId()) || kinds.isTold(p.cell(), p.mark())).forEach(p -> told.put(p.postId(), p.mark()));
        // An order by agency, or by id, which is by time, would tell what the columns do not.
        List<UUID> order = told.keySet().stream().sorted(Comparator.comparing((UUID id) -> UUID.nameUUIDFromBytes(id.toString().getBytes(StandardCharsets.US_ASCII)))).toList();
        return new Listed(page -> new Slice<>(order.subList(Math.min(page.first(), order.size()), Math.min(page.first() + page.size(), order.size())), order.size()),
                told, all.size() == told.size() ? Optional.empty() : Optional.of(new LeftOut(o.statuses().size(), shown.hiddenParts(), false)));
    }

    private List<PostRow> rows(Figure f, List<UUID> ids, Listed listed, Names names, Reader reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> people = peopleNames(ids);
        Map<UUID, Known> known = reader.posts(f, Optional.of(ids)).stream().collect(Collectors.toMap(k -> k.post().postId(), k -> k, (a, b) -> b));
        // A post whose mark has moved on since it was judged waits for the next look.
        List<Known> shown = ids.stream().filter(known::containsKey).map(known::get)
                .filter(p -> listed.marks().isEmpty() || p.mark(f.module(), f.asAt()).equals(Optional.of(listed.marks().get(p.post().postId())))).toList();
        Behind behind = new Behind(em, shown, f.asAt(), f.knownOn() == null ? now() : f.knownOn());
        return shown.stream().map(p -> row(p, Optional.ofNullable(people.get(p.post().postId())), names, behind, f)).flatMap(Optional::stream).toList();
    }

    private static Optional<PostRow> row(Known post, Optional<String> name, Names names, Behind behind, Figure f) {
        boolean named = name.isPresent();
        List<ModuleRow> modules = post.standing(f.asAt()).map(Standing::modules).orElse(List.of()).stream()
                .filter(m -> f.isAllRequired() || m.slug().equals(f.module()))
                .map(m -> new ModuleRow(m.slug(), m.status(), m.rule(), m.award(), behind.proof(m.award(), name.isPresent()), m.expiry(), m.due(),
                        behind.reason(post, m.slug(), m.status(), f.asAt(), named))).toList();
        return post.mark(f.module(), f.asAt()).map(mark -> new PostRow(name, named ? post.post().personId() : null, names.unit(post.post().agencyKey()),
                names.group(post.post().group()), names.unit(post.post().areaKey()), post.post().level(), mark, behind.reason(post, mark, f.asAt(), named), modules));
    }

    /** Names by post, of those in whose unit the caller may see people today. */
    private Map<UUID, String> peopleNames(List<UUID> posts) {
        Scope scope = access.scope(Permission.SEE_PEOPLE);
        Map<UUID, String> names = new HashMap<>();
        if (!scope.isEmpty()) {
            Sql.of(em, "select p.post_id, n.given_name, n.family_name from post p join person n on n.id = p.person_id where p.superseded_at is null"
                            + " and p.post_id in (:posts) and " + scope.restrict("p.agency_key", "p.place_key"))
                    .set("posts", posts).set("scopeUnits", scope.units()).set("today", LocalDate.now(clock))
                    .each(r -> names.put(r.uuid("post_id"), r.text("given_name") + " " + r.text("family_name")));
        }
        return names;
    }
}
