package heed.provisioning;

import heed.access.Scope;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.workforce.Doubles;
import heed.workforce.JobTitle;
import heed.workforce.JobTitles;
import heed.workforce.NewPerson;
import heed.workforce.NewUnit;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import heed.workforce.ProfessionalGroup;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A staff list: who works where. A person is known by the agency's staff number; what the list says of a known post is
 * compared with what is believed. A difference in group, level, place, area or lead is a move on the list's day, unless the
 * row's own start says when; any other difference is a correction.
 */
class PeoplePlan implements Plan {
    private static final Map<String, String> WORKER_KINDS = Map.ofEntries(Map.entry("employee", "employee"),
            Map.entry("permanent", "employee"), Map.entry("perm", "employee"), Map.entry("fixed term", "employee"),
            Map.entry("temporary", "employee"), Map.entry("full time", "employee"), Map.entry("part time", "employee"),
            Map.entry("agency", "agency"), Map.entry("agency worker", "agency"), Map.entry("bank", "bank"),
            Map.entry("casual", "bank"), Map.entry("zero hours", "bank"), Map.entry("student", "student"),
            Map.entry("trainee", "student"), Map.entry("apprentice", "student"), Map.entry("volunteer", "volunteer"));

    private static final Pattern PHONE_SIGNS = Pattern.compile("[-./]");
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");
    private static final String IN_PLACE = "place ";

    private static final int PIECE = 2_000;

    /** A name on more staff numbers of one agency than this is a common one. */
    private static final int FEW = 3;

    private final Ask ask;
    private final Ground ground;
    private final Units units;
    private final People people;
    private final Map<String, JobTitle> titles = new HashMap<>();
    private final Set<String> columns;

    private final Map<Integer, Finding> findings = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, NewUnit> newUnits = new LinkedHashMap<>();
    private final Map<String, List<PostRow>> byNumber = new HashMap<>();
    private final Map<UUID, List<PostRow>> byPerson = new HashMap<>();
    private final Map<UUID, PersonRow> persons = new HashMap<>();
    private final Map<String, List<UUID>> byEmail = new HashMap<>();
    private final Map<String, List<UUID>> byName = new HashMap<>();

    private final Map<Wanted, NewPerson> newPeople = new LinkedHashMap<>();
    private final Map<Wanted, Wanted> secondPosts = new HashMap<>();
    private final Map<String, List<Wanted>> newByTrace = new HashMap<>();
    private final Map<String, Set<UUID>> elsewhere;
    private final Map<String, Integer> namesakes = new HashMap<>();
    private final List<Wanted> begins = new ArrayList<>();
    private final Map<Wanted, UUID> personOf = new HashMap<>();
    private final Map<PostRow, Wanted> moves = new LinkedHashMap<>();
    private final Map<PostRow, LocalDate> moveDays = new HashMap<>();
    private final Map<PostRow, Wanted> corrections = new LinkedHashMap<>();
    private final Map<PostRow, LocalDate> correctedStarts = new HashMap<>();
    private final List<PostRow> confirmed = new ArrayList<>();
    private final List<PostRow> left = new ArrayList<>();
    private final Map<PersonRow, NewPerson> changedPeople = new LinkedHashMap<>();
    private final Set<String> faultyNumbers = new HashSet<>();
    private final Set<String> faultyNames = new HashSet<>();
    private final Map<String, Set<String>> rowsOfEmail = new HashMap<>();

    /** A place as the file names it: one we know, or one that is new. */
    private record Place(Integer key, String newCode, String name) {
        static final Place NONE = new Place(null, null, null);
    }

    /** A row as it was understood. A null group, place, lead, kind or hours leaves what is believed. */
    private static final class Wanted {
        Cells row;
        String number;
        NewPerson person;
        UnitRow agency;
        Place place;
        UnitRow area;
        ProfessionalGroup group;
        String level;
        Boolean lead;
        String workerKind;
        BigDecimal hours;
        String title;
        LocalDate start;
        LocalDate end;

        String name() {
            return person.givenName() + " " + person.familyName();
        }

        String subject() {
            return name() + ", " + number + ", " + agency.name();
        }

        String key() {
            return key(agency.key(), number);
        }

        static String key(int agency, String number) {
            return agency + " " + number.toLowerCase(Locale.ROOT);
        }

        boolean samePlaceAndJob(Wanted other) {
            return group.equals(other.group) && java.util.Objects.equals(place, other.place)
                    && java.util.Objects.equals(title, other.title) && start.equals(other.start);
        }
    }

    PeoplePlan(Sheet sheet, Ask ask, Ground ground, Units units, People people, Doubles doubles, JobTitles jobTitles, IntConsumer progress) {
        this.ask = ask;
        this.ground = ground;
        this.units = units;
        this.people = people;
        columns = sheet.rows().get(0).columns();
        jobTitles.of(ground.agencyKeys()).forEach(t -> titles.put(t.agencyKey() + " " + t.title(), t));
        readWhatIsBelieved();
        Set<String> named = new HashSet<>();
        Map<String, List<Wanted>> byKey = understand(sheet.rows(), named, progress);
        elsewhere = doubles.alike(newcomers(byKey), partnership());
        byKey.values().forEach(rows -> namesakes.merge(agencyAndName(rows.get(0)), 1, Integer::sum));
        byKey.values().forEach(this::plan);
        if (ask.batch().leftOn() != null) {
            planLeavers(byKey.values(), named);
        }
        note(sheet);
    }

    private void readWhatIsBelieved() {
        for (PostRow post : people.postsIn(ground.agencyKeys())) {
            byPerson.computeIfAbsent(post.facts().personId(), k -> new ArrayList<>()).add(post);
            if (post.facts().staffNumber() != null) {
                byNumber.computeIfAbsent(Wanted.key(post.facts().agencyKey(), post.facts().staffNumber()), k -> new ArrayList<>())
                        .add(post);
            }
        }
        for (PersonRow person : people.find(byPerson.keySet())) {
            persons.put(person.id(), person);
            byName.computeIfAbsent(PlainName.of(person.getName()), k -> new ArrayList<>()).add(person.id());
            if (person.email() != null) {
                byEmail.computeIfAbsent(person.email().toLowerCase(Locale.ROOT), k -> new ArrayList<>()).add(person.id());
            }
        }
    }

    /** Those whom their agency does not know by their number, by agency and number. */
    private Map<String, Doubles.Listed> newcomers(Map<String, List<Wanted>> byKey) {
        Map<String, Doubles.Listed> newcomers = new LinkedHashMap<>();
        byKey.forEach((key, rows) -> {
            Wanted first = rows.get(0);
            List<PostRow> known = byNumber.getOrDefault(key, List.of());
            if (known.isEmpty() || numberIsFreeAgain(known, first)) {
                newcomers.put(key, new Doubles.Listed(first.person, first.group.code(), first.start, first.end));
            }
        });
        return newcomers;
    }

    /** Where somebody may have a record already, whether or not the import reaches so far. */
    private Scope partnership() {
        int unit = ask.batch().unitKey();
        return new Scope(Set.of(units.path(unit, ask.today()).stream().filter(u -> u.kind() == UnitKind.PARTNERSHIP).map(UnitRow::key).findFirst().orElse(unit)));
    }

    // Understanding rows

    private Map<String, List<Wanted>> understand(List<Cells> rows, Set<String> named, IntConsumer progress) {
        Map<String, List<Wanted>> byKey = new LinkedHashMap<>();
        int done = 0;
        for (Cells row : rows) {
            Wanted wanted = new Wanted();
            try {
                understand(row, wanted, named);
                if (ask.decisions().getOrDefault(row.number(), "").equals(Ask.OUT)) {
                    throw new Refusal("provisioning.row.leftOut");
                }
                List<Wanted> same = byKey.computeIfAbsent(wanted.key(), k -> new ArrayList<>());
                for (Wanted other : same) {
                    if (!PlainName.of(other.name()).equals(PlainName.of(wanted.name()))) {
                        throw new Refusal("provisioning.row.numberTwice", wanted.number, String.valueOf(other.row.number()), other.name());
                    }
                    if (wanted.samePlaceAndJob(other)) {
                        throw new Refusal("provisioning.row.rowTwice", String.valueOf(other.row.number()));
                    }
                }
                same.add(wanted);
            } catch (Refusal refusal) {
                findings.put(row.number(), Finding.refused(row, subject(row), Texts.of(refusal)));
                rememberFaulty(row);
            } catch (Untitled untitled) {
                findings.put(row.number(), new Finding(row.number(), Outcome.UNTITLED,
                        Texts.of("provisioning", "provisioning.row.untitled", wanted.title), subject(row), null, null, null,
                        wanted.agency.key(), wanted.title, row.asTheyStand()));
            }
            if (++done % 500 == 0) {
                progress.accept(done);
            }
        }
        byKey.values().removeIf(List::isEmpty);
        return byKey;
    }

    /** A row with a fault still says that somebody is there. */
    private void rememberFaulty(Cells row) {
        try {
            faultyNumbers.add(row.text("staff_number").toLowerCase(Locale.ROOT));
            faultyNames.add(PlainName.of(row.text("given_name") + " " + row.text("family_name")));
        } catch (Refusal tooLong) {
            return;
        }
    }

    private static final class Untitled extends Exception {}

    private void understand(Cells row, Wanted w, Set<String> named) throws Untitled {
        row.checkIsARow();
        w.row = row;
        w.number = row.required("staff_number", 40);
        w.agency = ground.agency(row);
        named.add(w.key());
        if (row.text("given_name", 80).isEmpty() != row.text("family_name", 80).isEmpty()) {
            throw new Refusal("provisioning.row.oneName", row.text("given_name", 80).isEmpty() ? "given_name" : "family_name");
        }
        w.person = new NewPerson(row.name("given_name"), row.name("family_name"), row.text("email", 254),
                PHONE_SIGNS.matcher(row.text("mobile", 30)).replaceAll(" "));
        w.area = ground.area(row, w.agency);
        w.place = place(row, w.agency);
        w.start = row.day("start");
        w.end = row.dayOrNull("end");
        if (w.end != null && w.end.isBefore(w.start)) {
            throw new Refusal("workforce.post.endsBeforeItBegins", w.start, w.end);
        }
        if (w.start.isAfter(ask.today().plusYears(1))) {
            throw new Refusal("provisioning.row.startFar", w.start);
        }
        w.lead = columns.contains("lead") ? Boolean.valueOf(row.yes("lead")) : null;
        w.workerKind = row.text("worker_kind").isEmpty() ? null : row.oneOf("worker_kind", null, WORKER_KINDS);
        w.hours = row.hours("hours");
        w.title = row.orNull("job_title", 120);
        if (w.person.email() != null) {
            rowsOfEmail.computeIfAbsent(w.person.email().toLowerCase(Locale.ROOT), k -> new HashSet<>()).add(w.key());
        }
        group(row, w);
    }

    private void group(Cells row, Wanted w) throws Untitled {
        String text = row.text("group", 120);
        if (!text.isEmpty()) {
            w.group = ground.group(text);
            w.level = Ground.level(row, null);
            return;
        }
        if (w.title == null) {
            throw new Refusal("provisioning.row.titleOrGroup");
        }
        JobTitle known = titles.get(w.agency.key() + " " + JobTitles.plain(w.title));
        if (known == null) {
            throw new Untitled();
        }
        w.group = ground.group(known.group());
        w.level = Ground.level(row, known.level());
    }

    private Place place(Cells row, UnitRow agency) {
        String workplace = row.text("workplace", 160);
        String team = row.text("team", 160);
        if (workplace.isEmpty() && team.isEmpty()) {
            return null;
        }
        Place place = Place.NONE;
        if (!workplace.isEmpty() && !Column.plain(workplace).equals(Column.plain(agency.name()))) {
            place = place(agency, UnitKind.WORKPLACE, workplace, agency.code());
        }
        if (!team.isEmpty()) {
            String parent = place.newCode() != null ? place.newCode()
                    : place.key() != null ? ground.unit(place.key()).code() : agency.code();
            place = place(agency, UnitKind.TEAM, team, parent);
        }
        return place;
    }

    private Place place(UnitRow agency, UnitKind kind, String text, String parentCode) {
        UnitRow known = ground.place(agency.key(), kind, text);
        if (known != null) {
            return new Place(known.key(), null, known.name());
        }
        String word = agency.key() + " " + kind + " " + Column.plain(text);
        NewUnit fresh = newUnits.get(word);
        if (fresh == null) {
            fresh = new NewUnit(kind, null, freeCode(agency, text), text, parentCode, agency.firstDay());
            newUnits.put(word, fresh);
        }
        return new Place(null, fresh.code(), fresh.name());
    }

    private final Set<String> codesGiven = new HashSet<>();

    private String freeCode(UnitRow agency, String text) {
        String stem = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "");
        String base = agency.code().substring(0, Math.min(20, agency.code().length())) + "-"
                + (stem.isEmpty() ? "X" : stem.substring(0, Math.min(14, stem.length())));
        String code = base;
        for (int n = 2; codesGiven.contains(code) || units.isCodeTaken(code); n++) {
            code = base + n;
        }
        codesGiven.add(code);
        return code;
    }

    private static String subject(Cells row) {
        try {
            return List.of(row.text("given_name") + " " + row.text("family_name"), row.text("staff_number"), row.text("agency"))
                    .stream().map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
        } catch (Refusal tooLong) {
            return "";
        }
    }

    // Comparing with what is believed

    private void plan(List<Wanted> rows) {
        Wanted first = rows.get(0);
        List<PostRow> known = byNumber.getOrDefault(first.key(), List.of());
        if (numberIsFreeAgain(known, first)) {
            known = List.of();
        }
        UUID person = null;
        List<PostRow> pool = known;
        if (!known.isEmpty()) {
            person = known.stream().max(Comparator.comparing(p -> p.facts().firstDay())).orElseThrow().facts().personId();
            if (!sameName(persons.get(person), first.person)) {
                person = decided(rows, List.of(person), "provisioning.row.otherName");
                if (person == null) {
                    return;
                }
            }
        } else {
            List<UUID> alike = alike(first);
            if (alike.isEmpty()) {
                alike = elsewhere.getOrDefault(first.key(), Set.of()).stream().filter(persons::containsKey).toList();
            }
            if (alike.isEmpty() && elsewhere.containsKey(first.key()) && !decision(rows).equals(Ask.OTHER)) {
                rows.forEach(w -> findings.put(w.row.number(), askedAboutNobodyNamed(w, Texts.of("provisioning", "provisioning.row.elsewhere"))));
                return;
            }
            if (!alike.isEmpty() && !decision(rows).equals(Ask.OTHER)) {
                person = decided(rows, alike, "provisioning.row.alike");
                if (person == null) {
                    return;
                }
                pool = byPerson.get(person).stream().filter(p -> p.facts().agencyKey() == first.agency.key()
                        && p.facts().staffNumber() == null).toList();
            }
        }
        if (person == null) {
            Wanted twin = twin(first);
            if (twin != null && decision(rows).isEmpty()) {
                rows.forEach(w -> findings.put(w.row.number(), askedAboutTwin(w, twin)));
                return;
            }
            Wanted whose = twin != null && decision(rows).equals(Ask.SAME) ? twin : first;
            rows.forEach(w -> begin(w, null, whose));
            if (whose == first) {
                isNew(first);
            }
            return;
        }
        Difference name = known.isEmpty() || hasLeft(person, first.agency) ? new Difference() : renamed(persons.get(person), first.person);
        match(rows, pool, person, name);
    }

    private void isNew(Wanted w) {
        newPeople.put(w, w.person);
        traces(w).forEach(t -> newByTrace.computeIfAbsent(t, k -> new ArrayList<>()).add(w));
    }

    /**
     * Somebody new from a row further up who may be this person: the same given name with the same e-mail or mobile, as after
     * a marriage, or the same name in the same place, unless e-mails or mobiles differ. A name alone says nothing, and a
     * name that many in the agency share says nothing in a place either. Null when there is nobody.
     */
    private Wanted twin(Wanted w) {
        return traces(w).stream().flatMap(t -> newByTrace.getOrDefault(t, List.of()).stream()
                        .filter(other -> !t.startsWith(IN_PLACE) || !differ(w.person.email(), other.person.email())
                                && !differ(digits(w.person.mobile()), digits(other.person.mobile()))))
                .findFirst().orElse(null);
    }

    /** What speaks for one human being besides a staff number, the strongest first. */
    private List<String> traces(Wanted w) {
        List<String> traces = new ArrayList<>();
        String given = PlainName.of(w.person.givenName());
        if (w.person.email() != null) {
            traces.add("e-mail " + w.person.email().toLowerCase(Locale.ROOT) + " " + given);
        }
        if (w.person.mobile() != null) {
            traces.add("mobile " + digits(w.person.mobile()) + " " + given);
        }
        if (w.place != null && !w.place.equals(Place.NONE) && namesakes.getOrDefault(agencyAndName(w), 0) <= FEW) {
            traces.add(IN_PLACE + w.place.key() + " " + w.place.newCode() + " " + agencyAndName(w));
        }
        return traces;
    }

    private static boolean differ(String one, String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }

    private static String digits(String mobile) {
        return mobile == null ? null : NO_DIGITS.matcher(mobile).replaceAll("").replaceFirst("^(00)?44", "0");
    }

    private static String agencyAndName(Wanted w) {
        return w.agency.key() + " " + PlainName.of(w.name());
    }

    private static Finding askedAboutTwin(Wanted w, Wanted twin) {
        return new Finding(w.row.number(), Outcome.ASKED, Texts.of("provisioning", "provisioning.row.twin",
                String.valueOf(twin.row.number()), twin.name()), w.subject(), null, null, null, w.agency.key(), null,
                w.row.asTheyStand(), twin.row.number());
    }

    /** A question that shows nobody: who it is about is not for whoever sees the import. */
    private static Finding askedAboutNobodyNamed(Wanted w, String text) {
        return new Finding(w.row.number(), Outcome.ASKED, text, w.subject(), null, null, null, w.agency.key(), null, w.row.asTheyStand());
    }

    /** An agency gave the number of somebody who has left to somebody else. */
    private boolean numberIsFreeAgain(List<PostRow> known, Wanted w) {
        return known.stream().allMatch(p -> p.facts().lastDay() != null && p.facts().lastDay().isBefore(w.start)
                && !sameName(persons.get(p.facts().personId()), w.person));
    }

    private String decision(List<Wanted> rows) {
        return rows.stream().map(w -> ask.decisions().getOrDefault(w.row.number(), "")).filter(d -> !d.isEmpty()).findFirst().orElse("");
    }

    /** The person somebody said it is; null when nobody has said yet, and the rows are put on the list of questions. */
    private UUID decided(List<Wanted> rows, List<UUID> candidates, String question) {
        String decision = decision(rows);
        UUID candidate = candidates.get(0);
        if (decision.equals(Ask.SAME)) {
            return candidate;
        }
        boolean numberIsTaken = question.equals("provisioning.row.otherName");
        for (Wanted w : rows) {
            String text = Texts.of("provisioning", question, w.number, persons.get(candidate).getName());
            if (decision.equals(Ask.OTHER) && numberIsTaken) {
                text = Texts.of("provisioning", "provisioning.row.numberOfOther", w.number, persons.get(candidate).getName());
            }
            findings.put(w.row.number(), new Finding(w.row.number(),
                    decision.equals(Ask.OTHER) ? Outcome.REFUSED : Outcome.ASKED, text, w.subject(), null, null, candidate,
                    w.agency.key(), null, w.row.asTheyStand()));
        }
        return null;
    }

    private static boolean sameName(PersonRow known, NewPerson typed) {
        String given = PlainName.of(known.givenName());
        String typedGiven = PlainName.of(typed.givenName());
        boolean givenAlike = given.startsWith(typedGiven) || typedGiven.startsWith(given);
        boolean familySame = PlainName.of(known.familyName()).equals(PlainName.of(typed.familyName()));
        boolean emailSame = known.email() != null && known.email().equalsIgnoreCase(typed.email());
        return familySame && givenAlike || given.equals(typedGiven) && emailSame || familySame && emailSame;
    }

    private List<UUID> alike(Wanted w) {
        List<UUID> found = new ArrayList<>();
        String email = w.person.email() == null ? "" : w.person.email().toLowerCase(Locale.ROOT);
        List<UUID> holders = byEmail.getOrDefault(email, List.of());
        boolean anOfficesAddress = holders.size() > 1 || rowsOfEmail.getOrDefault(email, Set.of()).size() > 1;
        if (!anOfficesAddress) {
            found.addAll(holders);
        }
        for (UUID id : byName.getOrDefault(PlainName.of(w.name()), List.of())) {
            boolean here = byPerson.get(id).stream().anyMatch(p -> p.facts().agencyKey() == w.agency.key());
            boolean sameNumber = byPerson.get(id).stream().anyMatch(p -> w.number.equalsIgnoreCase(p.facts().staffNumber()));
            if ((here || sameNumber) && !found.contains(id)) {
                found.add(id);
            }
        }
        return found;
    }

    /** Whoever has left is called and reached as they told the next employer; the old one's list knows better no more, nor is it told. */
    private boolean hasLeft(UUID person, UnitRow agency) {
        return byPerson.get(person).stream().map(PostRow::facts).filter(p -> p.agencyKey() == agency.key())
                .allMatch(p -> p.lastDay() != null && p.lastDay().isBefore(ask.today()));
    }

    private Difference renamed(PersonRow known, NewPerson typed) {
        Difference d = new Difference();
        NewPerson then = new NewPerson(typed.givenName(), typed.familyName(),
                typed.email() == null ? known.email() : typed.email(), typed.mobile() == null ? known.mobile() : typed.mobile());
        d.between("name", known.getName(), then.givenName() + " " + then.familyName());
        d.between("e-mail", known.email(), then.email());
        d.between("mobile", known.mobile(), then.mobile());
        if (!d.isEmpty()) {
            changedPeople.put(known, then);
        }
        return d;
    }

    private void match(List<Wanted> rows, List<PostRow> pool, UUID person, Difference name) {
        List<PostRow> free = new ArrayList<>(pool);
        List<Wanted> open = new ArrayList<>(rows);
        for (int wish = 3; wish >= 0; wish--) {
            for (Wanted w : List.copyOf(open)) {
                int least = wish;
                PostRow best = free.stream().filter(p -> likeness(w, p, rows.size() == 1) >= least)
                        .max(Comparator.<PostRow>comparingInt(p -> likeness(w, p, rows.size() == 1))
                                .thenComparing(p -> p.facts().firstDay())).orElse(null);
                if (best != null) {
                    free.remove(best);
                    open.remove(w);
                    compare(w, best, pool, w == rows.get(0) ? name : new Difference());
                }
            }
        }
        if (open.isEmpty() || isTakenOn(person)) {
            open.forEach(w -> begin(w, person, null));
        } else if (decision(rows).equals(Ask.OTHER)) {
            isNew(open.get(0));
            open.forEach(w -> begin(w, null, open.get(0)));
        } else {
            open.forEach(w -> findings.put(w.row.number(), askedAboutNobodyNamed(w, Texts.of("provisioning", "provisioning.row.left"))));
        }
    }

    private Set<UUID> former;

    /** Whether a post may be added to the record: a former employer's list adds none to that of somebody who has left. */
    private boolean isTakenOn(UUID person) {
        if (former == null) {
            former = byPerson.entrySet().stream().filter(e -> e.getValue().stream().map(PostRow::facts).allMatch(p -> p.lastDay() != null && p.lastDay().isBefore(ask.today())))
                    .map(Map.Entry::getKey).collect(Collectors.toSet());
            former.removeAll(people.takenOn(former, new Scope(Set.of(ask.batch().unitKey()))));
        }
        return !former.contains(person);
    }

    /** How much a post looks like a row: -1 not at all, 0 merely by number, up to 3. */
    private int likeness(Wanted w, PostRow post, boolean alone) {
        PostFacts p = post.facts();
        boolean over = p.lastDay() != null && w.start.isAfter(p.lastDay());
        if (over) {
            return -1;
        }
        boolean runs = p.lastDay() == null || !p.lastDay().isBefore(ask.batch().listDay());
        boolean place = w.place == null || java.util.Objects.equals(w.place.key(), p.placeKey()) && w.place.newCode() == null;
        boolean group = w.group.code().equals(p.group());
        boolean title = w.title == null || w.title.equalsIgnoreCase(p.jobTitle());
        if (alone) {
            return runs ? 3 : w.end != null && w.end.equals(p.lastDay()) ? 3 : 0;
        }
        return group && place && title ? 3 : group && place || group && title ? 2 : group || place && title ? 1 : -1;
    }

    private void begin(Wanted w, UUID person, Wanted firstOfNew) {
        begins.add(w);
        if (person != null) {
            personOf.put(w, person);
        } else {
            secondPosts.put(w, firstOfNew);
        }
        String what = job(w) + ", " + Texts.of("provisioning", "provisioning.from", w.start)
                + (w.end == null ? "" : ", " + Texts.of("provisioning", "provisioning.until", w.end));
        boolean second = person != null || firstOfNew != w;
        String reason = second ? Texts.of("provisioning", "provisioning.row.secondPost") : null;
        findings.put(w.row.number(), new Finding(w.row.number(), Outcome.ADDED, reason, w.subject(), null, what, null,
                w.agency.key(), null, List.of()));
    }

    private String job(Wanted w) {
        String place = w.place == null || w.place.name() == null ? w.agency.name() : w.place.name();
        return (w.title == null ? w.group.name() : w.title) + ", " + place;
    }

    private String level(Wanted w, PostFacts known) {
        return w.level != null ? w.level : w.group.code().equals(known.group()) ? known.level() : w.group.level();
    }

    private void compare(Wanted w, PostRow post, List<PostRow> chain, Difference name) {
        PostFacts p = post.facts();
        if (w.number.equalsIgnoreCase(p.staffNumber())) {
            w.number = p.staffNumber();
        }
        Difference moved = new Difference();
        moved.between("group", ground.groupName(p.group()), w.group.name());
        moved.between("level", p.level(), level(w, p));
        if (w.place != null && !(w.place.newCode() == null && java.util.Objects.equals(w.place.key(), p.placeKey()))) {
            moved.between("workplace", ground.name(p.placeKey()), w.place.name());
        }
        moved.between("area", ground.name(p.areaKey()), w.area.name());
        if (w.lead != null) {
            moved.between("lead", p.leads() ? "yes" : "no", w.lead ? "yes" : "no");
        }
        Difference plain = new Difference();
        plain.between("job title", p.jobTitle(), w.title == null ? p.jobTitle() : w.title);
        plain.between("kind", p.workerKind(), w.workerKind == null ? p.workerKind() : w.workerKind);
        if (w.hours != null && (p.hoursWeek() == null || w.hours.compareTo(p.hoursWeek()) != 0)) {
            plain.between("hours", p.hoursWeek(), w.hours);
        }
        plain.between("staff number", p.staffNumber(), w.number);

        boolean startKnown = chain.stream().anyMatch(c -> c.facts().firstDay().equals(w.start));
        boolean takesEndBack = w.end == null && p.lastDay() != null
                && (columns.contains("end") || p.lastDay().isBefore(ask.batch().listDay()));
        LocalDate end = w.end == null && !takesEndBack ? p.lastDay() : w.end;
        LocalDate start = startKnown ? p.firstDay() : w.start;
        boolean isMove = !moved.isEmpty() && (startKnown ? isMoveOnListDay(p, end) : w.start.isAfter(p.firstDay()));
        if (!startKnown && !isMove && chain.stream().anyMatch(c -> c != post && c.facts().firstDay().isBefore(p.firstDay()))) {
            findings.put(w.row.number(), Finding.refused(w.row, w.subject(), Texts.of("provisioning", "provisioning.row.startFits",
                    w.start, p.firstDay())));
            return;
        }
        Difference ends = new Difference();
        ends.between("last day", p.lastDay(), end);
        if (end != null && end.isBefore(start)) {
            findings.put(w.row.number(), Finding.refused(w.row, w.subject(),
                    Texts.of("workforce", "workforce.post.endsBeforeItBegins", start, end)));
            return;
        }
        Outcome outcome;
        if (isMove) {
            LocalDate day = startKnown ? ask.batch().listDay() : w.start;
            moves.put(post, w);
            moveDays.put(post, day);
            moved.between("since", p.firstDay(), day);
            outcome = Outcome.CHANGED;
        } else {
            Difference starts = new Difference();
            starts.between("start", p.firstDay(), start);
            if (moved.isEmpty() && plain.isEmpty() && starts.isEmpty() && ends.isEmpty()) {
                confirmed.add(post);
                outcome = name.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
            } else {
                corrections.put(post, w);
                correctedStarts.put(post, start);
                boolean only = moved.isEmpty() && plain.isEmpty() && starts.isEmpty() && name.isEmpty();
                outcome = only && end != null ? Outcome.ENDED : Outcome.CHANGED;
            }
            plain.between("start", p.firstDay(), start);
        }
        endOf.put(post, end);
        findings.put(w.row.number(), new Finding(w.row.number(), outcome, null, w.subject(),
                joined(name.before(), moved.before(), plain.before(), ends.before()),
                joined(name.after(), moved.after(), plain.after(), ends.after()), null, w.agency.key(), null, List.of()));
    }

    private final Map<PostRow, LocalDate> endOf = new HashMap<>();

    private boolean isMoveOnListDay(PostFacts p, LocalDate end) {
        LocalDate day = ask.batch().listDay();
        return p.firstDay().isBefore(day) && (p.lastDay() == null || !p.lastDay().isBefore(day))
                && (end == null || !end.isBefore(day));
    }

    private static String joined(String... parts) {
        String all = java.util.Arrays.stream(parts).filter(java.util.Objects::nonNull).collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    // People whom a full list lacks

    private void planLeavers(Collection<List<Wanted>> understood, Set<String> named) {
        LocalDate leftOn = ask.batch().leftOn();
        Set<Integer> agencies = understood.stream().map(rows -> rows.get(0).agency.key()).collect(Collectors.toSet());
        Set<PostRow> kept = new HashSet<>(moves.keySet());
        kept.addAll(corrections.keySet());
        kept.addAll(confirmed);
        int line = 0;
        int withoutNumber = 0;
        for (PostRow post : byPerson.values().stream().flatMap(List::stream)
                .sorted(Comparator.comparing((PostRow p) -> p.facts().agencyKey()).thenComparing(p -> p.rowId())).toList()) {
            PostFacts p = post.facts();
            boolean running = !p.firstDay().isAfter(leftOn) && (p.lastDay() == null || p.lastDay().isAfter(leftOn));
            if (!agencies.contains(p.agencyKey()) || !running || kept.contains(post)) {
                continue;
            }
            if (p.staffNumber() == null) {
                withoutNumber++;
                continue;
            }
            PersonRow person = persons.get(p.personId());
            boolean rowHadAFault = faultyNumbers.contains(p.staffNumber().toLowerCase(Locale.ROOT))
                    || person != null && faultyNames.contains(PlainName.of(person.getName())) || named.contains(Wanted.key(p.agencyKey(), p.staffNumber()))
                    && !byNumberUnderstood(understood).contains(Wanted.key(p.agencyKey(), p.staffNumber()));
            if (rowHadAFault) {
                continue;
            }
            left.add(post);
            Difference ends = new Difference();
            ends.between("last day", p.lastDay(), leftOn);
            findings.put(--line, new Finding(line, Outcome.ENDED, Texts.of("provisioning", "provisioning.row.missing"),
                    (person == null ? "" : person.getName()) + ", " + p.staffNumber() + ", " + ground.name(p.agencyKey()),
                    ends.before(), ends.after(), null, p.agencyKey(),
                    null, List.of()));
        }
        if (withoutNumber > 0) {
            notes.add(Texts.of("provisioning", "provisioning.note.withoutNumber", withoutNumber));
        }
    }

    private Set<String> understoodKeys;

    /** Staff numbers whose row was planned, not merely put on the list of questions. */
    private Set<String> byNumberUnderstood(Collection<List<Wanted>> understood) {
        if (understoodKeys == null) {
            understoodKeys = understood.stream().flatMap(List::stream)
                    .filter(w -> !findings.get(w.row.number()).outcome().isLeftOut()).map(Wanted::key).collect(Collectors.toSet());
        }
        return understoodKeys;
    }

    private void note(Sheet sheet) {
        Set<String> used = new HashSet<>();
        begins.forEach(w -> used(w, used));
        moves.values().forEach(w -> used(w, used));
        corrections.values().forEach(w -> used(w, used));
        boolean more = true;
        while (more) {
            more = false;
            for (NewUnit u : newUnits.values()) {
                more |= used.contains(u.code()) && used.add(u.parentCode());
            }
        }
        newUnits.values().removeIf(u -> !used.contains(u.code()));
        if (!newUnits.isEmpty()) {
            String names = newUnits.values().stream().map(NewUnit::name).limit(20).collect(Collectors.joining(", "));
            notes.add(0, Texts.of("provisioning", newUnits.size() > 20 ? "provisioning.note.newUnitsMore" : "provisioning.note.newUnits",
                    newUnits.size(), names, newUnits.size() - 20));
        }
        if (left.size() > 5 && left.size() * 10 > byPerson.size()) {
            notes.add(0, Texts.of("provisioning", "provisioning.note.manyLeft", left.size()));
        }
        notes.addAll(sheet.notes());
    }

    private static void used(Wanted w, Set<String> used) {
        if (w.place != null && w.place.newCode() != null) {
            used.add(w.place.newCode());
        }
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings.values());
        all.sort(Comparator.comparing((Finding f) -> f.line() < 0).thenComparing(f -> Math.abs(f.line())));
        return all;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    // Writing

    @Override
    public void write(UUID importId, Runnable alive) {
        Map<String, Integer> made = units.createAll(List.copyOf(newUnits.values()), importId);
        alive.run();
        inPieces(changedPeople, some -> people.changeAll(some, importId), alive);
        List<Wanted> fresh = List.copyOf(newPeople.keySet());
        List<UUID> ids = people.createAll(fresh.stream().map(newPeople::get).toList(), importId);
        for (int i = 0; i < fresh.size(); i++) {
            personOf.put(fresh.get(i), ids.get(i));
        }
        alive.run();
        begins.forEach(w -> personOf.computeIfAbsent(w, x -> personOf.get(secondPosts.get(x))));
        LocalDate listDay = ask.batch().listDay();
        people.beginAll(begins.stream().map(w -> new PostFacts(personOf.get(w), w.agency.key(), placeKey(w, null, made),
                w.group.code(), w.level == null ? w.group.level() : w.level, w.area.key(),
                w.workerKind == null ? "employee" : w.workerKind, Boolean.TRUE.equals(w.lead), w.title, w.number, w.hours,
                w.start, w.end)).toList(), listDay, importId);
        alive.run();
        Map<PostRow, PostFacts> moving = new LinkedHashMap<>();
        moves.forEach((post, w) -> moving.put(post, then(post, w, moveDays.get(post), made)));
        inPieces(moving, some -> people.moveAll(some, listDay, importId), alive);
        Map<PostRow, PostFacts> correcting = new LinkedHashMap<>();
        corrections.forEach((post, w) -> correcting.put(post, then(post, w, correctedStarts.get(post), made)));
        inPieces(correcting, some -> people.correctAll(some, listDay, importId), alive);
        people.confirmAll(confirmed, listDay, importId);
        alive.run();
        people.endAll(left, ask.batch().leftOn(), importId);
    }

    /** Much of this goes person by person or day by day, and a long list must not look like a program that has died. */
    private static <K, V> void inPieces(Map<K, V> all, Consumer<Map<K, V>> write, Runnable alive) {
        List<K> keys = List.copyOf(all.keySet());
        for (int i = 0; i < keys.size(); i += PIECE) {
            Map<K, V> some = new LinkedHashMap<>();
            keys.subList(i, Math.min(keys.size(), i + PIECE)).forEach(k -> some.put(k, all.get(k)));
            write.accept(some);
            alive.run();
        }
    }

    private PostFacts then(PostRow post, Wanted w, LocalDate start, Map<String, Integer> made) {
        PostFacts p = post.facts();
        return new PostFacts(p.personId(), p.agencyKey(), placeKey(w, p.placeKey(), made), w.group.code(), level(w, p),
                w.area.key(), w.workerKind == null ? p.workerKind() : w.workerKind, w.lead == null ? p.leads() : w.lead,
                w.title == null ? p.jobTitle() : w.title, w.number, w.hours == null ? p.hoursWeek() : w.hours, start,
                endOf.get(post));
    }

    private static Integer placeKey(Wanted w, Integer known, Map<String, Integer> made) {
        return w.place == null ? known : w.place.newCode() != null ? made.get(w.place.newCode()) : w.place.key();
    }
}
