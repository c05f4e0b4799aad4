package heed.provisioning;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.audit.AuditLog;
import heed.award.Awards;
import heed.catalogue.Modules;
import heed.platform.Ids;
import heed.platform.Jobs;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.platform.document.Csv;
import heed.workforce.Doubles;
import heed.workforce.Headcounts;
import heed.workforce.ImportedFacts;
import heed.workforce.JobTitle;
import heed.workforce.JobTitles;
import heed.workforce.People;
import heed.workforce.PersonRow;
import heed.workforce.PostFacts;
import heed.workforce.PostRow;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files on their way in: uploaded, checked row by row, decided upon, confirmed, written as a whole or not at all, undone as
 * a whole. What the check shows is what is written: if anything changed in between, nothing is written.
 */
@ApplicationScoped
@Transactional
public class Imports {
    static final String CHECK = "import.check";
    static final String WRITE = "import.write";
    static final String UNDO = "import.undo";

    /** Stands between cells where a row is kept; no file may hold it (see {@link Cells#text(String, int)}). */
    static final String BETWEEN = "\u001F";

    private static final String COLUMNS = "b.id, b.kind, b.file_name, b.file_hash, b.unit_key, b.list_day, b.left_on, b.job_id,"
            + " b.fingerprint, b.state, b.rows_total, b.heads, b.summary, b.message, b.uploaded_by, b.uploaded_at, b.written_at,"
            + " b.undone_at";

    private EntityManager em;
    private Clock clock;
    private Access access;
    private CurrentUser user;
    private Jobs jobs;
    private Units units;
    private People people;
    private ProfessionalGroups groups;
    private JobTitles titles;
    private Headcounts headcounts;
    private ImportedFacts imported;
    private Modules modules;
    private Awards awards;

    private AuditLog log;

    protected Imports() {}

    @Inject
    public Imports(EntityManager em, Clock clock, Access access, CurrentUser user, Jobs jobs, Units units, People people,
            ProfessionalGroups groups, JobTitles titles, Headcounts headcounts, ImportedFacts imported, Modules modules,
            Awards awards, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.access = access;
        this.user = user;
        this.jobs = jobs;
        this.units = units;
        this.people = people;
        this.groups = groups;
        this.titles = titles;
        this.headcounts = headcounts;
        this.imported = imported;
        this.modules = modules;
        this.awards = awards;
        this.log = log;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    // What people do

    /**
     * Takes a file in and has it checked in the background.
     *
     * @param unitKey the unit it is for; rows about units outside it are refused
     * @param listDay the day the list describes, today or earlier
     * @param leftOn for a full staff list the day on which those missing have left; null when missing means nothing
     * @return the import's id
     * @throws Refusal with a sentence when the file as a whole cannot be read
     */
    public UUID upload(ImportKind kind, String fileName, byte[] content, int unitKey, LocalDate listDay, LocalDate leftOn) {
        access.require(Permission.MANAGE_PEOPLE, unitKey);
        if (listDay.isAfter(LocalDate.now(clock))) {
            throw new Refusal("provisioning.days.future");
        }
        if (leftOn != null && leftOn.isAfter(listDay)) {
            throw new Refusal("provisioning.days.left");
        }
        if (leftOn != null && kind != ImportKind.PEOPLE) {
            throw new Refusal("provisioning.fullListNeedsPeople");
        }
        Sheet sheet = Sheet.read(kind, FileText.of(content));
        UUID id = Ids.next();
        String name = fileName.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        Sql.of(em, "insert into import_batch (id, kind, file_name, file_hash, content, unit_key, list_day, left_on, state,"
                        + " rows_total, heads, uploaded_by, uploaded_at) values (:id, :kind, :name, :hash, :content, :unit, :listDay,"
                        + " :leftOn, 'checking', :rows, :heads, :by, :now)")
                .set("id", id).set("kind", kind.code()).set("name", name.substring(0, Math.min(200, name.length())))
                .set("hash", sha256(content)).set("content", content).set("unit", unitKey).set("listDay", listDay)
                .set("leftOn", leftOn).set("rows", sheet.rows().size()).set("heads", String.join(BETWEEN, sheet.heads()))
                .set("by", user.accountId()).set("now", now()).update();
        queue(id, CHECK);
        return id;
    }

    private void queue(UUID id, String job) {
        UUID jobId = jobs.queue(job, id.toString(), user.isSignedIn() ? user.accountId() : null);
        Sql.of(em, "update import_batch set job_id = :job where id = :id").set("job", jobId).set("id", id).update();
    }

    /** Moves an import on, unless it has moved on already. */
    private void step(UUID id, String from, String to) {
        int touched = Sql.of(em, "update import_batch set state = :to, message = null, version = version + 1"
                        + " where id = :id and state = :from").set("to", to).set("from", from).set("id", id).update();
        if (touched != 1) {
            throw new Refusal("provisioning.notNow");
        }
    }

    /** Says of rows with a question who it is (same, other) or leaves a row out (out), and has the file checked again. */
    public void decide(UUID id, Map<Integer, String> decisions) {
        require(id);
        if (!Set.of(Ask.SAME, Ask.OTHER, Ask.OUT, "").containsAll(decisions.values())) {
            throw new IllegalStateException("Unknown decision in " + decisions.values());
        }
        step(id, "checked", "checking");
        Sql.batch(em, "update import_row set decision = :decision where batch_id = :id and line_number = :line",
                decisions.entrySet(), (sql, e) -> sql.set("decision", e.getValue().isEmpty() ? null : e.getValue()).set("id", id)
                        .set("line", e.getKey()));
        queue(id, CHECK);
    }

    /** Remembers what the agencies' job titles mean, and has the file checked again. */
    public void mapTitles(UUID id, List<JobTitle> meanings) {
        Batch batch = require(id);
        Set<Integer> agencies = new Ground(units, groups, batch.unitKey(), LocalDate.now(clock)).agencyKeys();
        if (!meanings.stream().allMatch(t -> agencies.contains(t.agencyKey()))) {
            throw new NotInScope();
        }
        step(id, "checked", "checking");
        titles.remember(meanings, user.accountId());
        queue(id, CHECK);
    }

    /** Has the file checked again, for instance when something else has changed. */
    public void checkAgain(UUID id) {
        require(id);
        step(id, "checked", "checking");
        queue(id, CHECK);
    }

    /** Has everything written that the check shows. */
    public void confirm(UUID id) {
        require(id);
        if (rowsAtWork(id) == 0) {
            throw new Refusal("provisioning.nothingToSave");
        }
        step(id, "checked", "writing");
        queue(id, WRITE);
    }

    /** Rows that add, change, end or confirm something. */
    private long rowsAtWork(UUID id) {
        return Sql.of(em, "select count(*) from import_row where batch_id = :id and outcome in (:work)").set("id", id)
                .set("work", Stream.of(Outcome.ADDED, Outcome.CHANGED, Outcome.ENDED, Outcome.UNCHANGED).map(Outcome::code).toList()).number();
    }

    /** Puts an import away that was not confirmed. */
    public void discard(UUID id) {
        require(id);
        step(id, "checked", "discarded");
    }

    /** Has everything taken back that the import brought. */
    public void undo(UUID id) {
        require(id);
        step(id, "written", "undoing");
        queue(id, UNDO);
    }

    /** A line of the audit log, in the transaction of the act and in the name of whoever asked for it. */
    private void note(UUID asker, String action, Batch batch, long rows) {
        log.recordFor(asker, "provisioning.import." + action, "import", batch.id(), batch.fileName(), batch.unitKey(),
                Texts.of("provisioning", "audit.rows", batch.kind().code(), rows));
    }

    // What pages show

    private static Batch read(Row r) {
        String summary = r.text("summary");
        return new Batch(r.uuid("id"), ImportKind.of(r.text("kind")).orElseThrow(), r.text("file_name"), r.integer("unit_key"),
                r.day("list_day"), r.day("left_on"), r.uuid("job_id"), r.text("state"), r.integer("rows_total"),
                List.of(r.text("heads").split(BETWEEN, -1)),
                summary == null || summary.isEmpty() ? List.of() : List.of(summary.split("\n")), r.text("message"),
                r.uuid("uploaded_by"), r.at("uploaded_at"), r.at("written_at"), r.at("undone_at"), r.text("file_hash"),
                r.text("fingerprint"));
    }

    private Optional<Batch> batch(UUID id) {
        return Sql.of(em, "select " + COLUMNS + " from import_batch b where b.id = :id").set("id", id).first(Imports::read);
    }

    /**
     * Nobody else writes an import or takes one back until the transaction ends: each is compared with what the one before
     * left, and of two that do the same work the later finds it done.
     */
    private void takeTurn() {
        Sql.of(em, "select id from import_turn where id = 1 for update").exists();
    }

    /**
     * The import, for somebody who may manage people in its unit.
     *
     * @throws NotInScope when there is none for the caller
     */
    public Batch require(UUID id) {
        Batch batch = batch(id).orElseThrow(NotInScope::new);
        access.require(Permission.MANAGE_PEOPLE, batch.unitKey());
        return batch;
    }

    /** Imports of the caller's units, newest first; filter: state. Those put away are left out unless asked for. */
    public Slice<Batch> page(PageRequest request) {
        Scope scope = access.require(Permission.MANAGE_PEOPLE);
        String from = " from import_batch b where " + scope.restrict("b.unit_key")
                + request.filter("state").map(s -> " and b.state = :state").orElse(" and b.state <> 'discarded'");
        return new Slice<>(
                scoped(Sql.of(em, "select " + COLUMNS + from + " order by b.uploaded_at desc, b.id"
                        + " offset :first rows fetch next :size rows only"), scope, request)
                        .set("first", request.first()).set("size", request.size()).list(Imports::read),
                scoped(Sql.of(em, "select count(*)" + from), scope, request).number());
    }

    private Sql scoped(Sql sql, Scope scope, PageRequest request) {
        request.filter("state").ifPresent(s -> sql.set("state", s));
        return sql.set("scopeUnits", scope.units()).set("today", LocalDate.now(clock));
    }

    /** How many rows have each outcome. */
    public Map<Outcome, Long> counts(UUID id) {
        require(id);
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        Sql.of(em, "select outcome, count(*) as n from import_row where batch_id = :id group by outcome").set("id", id)
                .each(r -> counts.put(Outcome.of(r.text("outcome")), r.number("n")));
        return counts;
    }

    private static ImportRow readRow(Row r) {
        String data = r.text("data");
        return new ImportRow(r.integer("line_number"), Outcome.of(r.text("outcome")), r.text("reason"), r.text("subject"),
                r.text("before_text"), r.text("after_text"), r.uuid("candidate_id"), r.integerOrNull("other_line"), r.text("decision"),
                data == null ? List.of() : List.of(data.split(BETWEEN, -1)));
    }

    /** Rows of the file in its order, then posts the file lacks; filter: outcome. */
    public Slice<ImportRow> rows(UUID id, PageRequest request) {
        require(id);
        String from = " from import_row where batch_id = :id" + request.filter("outcome").map(o -> " and outcome = :outcome").orElse("");
        Sql rows = Sql.of(em, "select *" + from + " order by case when line_number < 0 then 1 else 0 end, abs(line_number)"
                + " offset :first rows fetch next :size rows only").set("id", id).set("first", request.first())
                .set("size", request.size());
        Sql count = Sql.of(em, "select count(*)" + from).set("id", id);
        request.filter("outcome").ifPresent(o -> {
            rows.set("outcome", o);
            count.set("outcome", o);
        });
        return new Slice<>(rows.list(Imports::readRow), count.number());
    }

    /** The rows of the file with these numbers, in no order. */
    public List<ImportRow> rows(UUID id, Collection<Integer> lines) {
        require(id);
        return lines.isEmpty() ? List.of() : Sql.of(em, "select * from import_row where batch_id = :id and line_number in (:lines)")
                .set("id", id).set("lines", lines).list(Imports::readRow);
    }

    /**
     * Somebody whom rows with a question may be about, as far as the caller may know.
     *
     * @param email null when there is none, or when it is not the caller's to know
     * @param left  whether all posts in the caller's units are over: where they are reached now belongs to them and to the next employer
     * @param posts those in the caller's units, past and coming ones too, by first day
     */
    public record Candidate(String name, String email, boolean left, List<PostFacts> posts) {}

    /** Those whom rows with a question may be about, by id; without those who are gone since the check or were never in the caller's units. */
    public Map<UUID, Candidate> candidates(UUID id, Collection<UUID> personIds) {
        require(id);
        Set<Integer> reach = units.keys(access.require(Permission.MANAGE_PEOPLE));
        LocalDate today = LocalDate.now(clock);
        Map<UUID, List<PostFacts>> posts = people.posts(personIds).stream().map(PostRow::facts)
                .filter(p -> reach.contains(p.agencyKey()) || p.placeKey() != null && reach.contains(p.placeKey()))
                .collect(Collectors.groupingBy(PostFacts::personId));
        Map<UUID, Candidate> found = new HashMap<>();
        for (PersonRow person : people.find(posts.keySet())) {
            List<PostFacts> own = posts.get(person.id());
            boolean left = own.stream().allMatch(p -> p.lastDay() != null && p.lastDay().isBefore(today));
            found.put(person.id(), new Candidate(person.getName(), left ? null : person.email(), left, own));
        }
        return found;
    }

    /** Job titles of the file that are not mapped yet, by agency and title. */
    public List<UnknownTitle> unknownTitles(UUID id) {
        Batch batch = require(id);
        Map<Integer, String> names = new HashMap<>();
        record Counted(int agency, String title, long rows) {}
        List<Counted> counted = Sql.of(em, "select agency_key, min(job_title) as title, count(*) as n from import_row"
                        + " where batch_id = :id and outcome = 'untitled' group by agency_key, lower(job_title)"
                        + " order by agency_key, lower(job_title)")
                .set("id", id).list(r -> new Counted(r.integer("agency_key"), r.text("title"), r.number("n")));
        names.putAll(units.names(counted.stream().map(Counted::agency).toList(), batch.listDay()));
        return counted.stream().map(c -> new UnknownTitle(c.agency(), names.get(c.agency()), c.title(), c.rows())).toList();
    }

    /** Writes the rows that are left out, as they stand in the file, each with its number and why. */
    public void writeLeftOut(UUID id, OutputStream out) {
        Batch batch = require(id);
        List<String> heads = new ArrayList<>(List.of("row", "why"));
        heads.addAll(batch.heads());
        try (Csv csv = Csv.to(out, heads.toArray(String[]::new))) {
            Sql.of(em, "select * from import_row where batch_id = :id and outcome in ('refused', 'asked', 'untitled')"
                    + " order by line_number").set("id", id).each(r -> {
                        ImportRow row = readRow(r);
                        List<Object> cells = new ArrayList<>(List.of(row.line(), row.reason()));
                        cells.addAll(row.cells());
                        csv.row(cells.toArray());
                    });
        }
    }

    // What the background work does

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Plan plan(Batch batch, IntConsumer progress) {
        byte[] content = Sql.of(em, "select content from import_batch where id = :id").set("id", batch.id())
                .first(r -> r.bytes("content")).orElseThrow();
        Map<Integer, String> decisions = new HashMap<>();
        Sql.of(em, "select line_number, decision from import_row where batch_id = :id and decision is not null")
                .set("id", batch.id()).each(r -> decisions.put(r.integer("line_number"), r.text("decision")));
        LocalDate today = LocalDate.now(clock);
        Ask ask = new Ask(batch, decisions, today);
        Sheet sheet = Sheet.read(batch.kind(), FileText.of(content));
        Ground ground = new Ground(units, groups, batch.unitKey(), today);
        return switch (batch.kind()) {
            case UNITS -> new UnitsPlan(sheet, ask, units, people, progress);
            case PEOPLE -> new PeoplePlan(sheet, ask, ground, units, people, new Doubles(em, clock), titles, progress);
            case HEADCOUNT -> new HeadcountPlan(sheet, ask, ground, people, headcounts, nameOf(batch.uploadedBy()), progress);
            case AWARDS -> new AwardsPlan(sheet, ask, ground, people, modules, awards, progress);
        };
    }

    private String nameOf(UUID account) {
        return Sql.of(em, "select display_name from account where id = :id").set("id", account).first(r -> r.text("display_name"))
                .orElse("?");
    }

    private static String fingerprint(List<Finding> findings) {
        StringBuilder all = new StringBuilder();
        findings.forEach(f -> all.append(f.line()).append(f.outcome()).append(f.subject()).append(f.before()).append(f.after())
                .append('\n'));
        return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    int rowsOf(UUID id) {
        return batch(id).map(Batch::rowsTotal).orElse(0);
    }

    /** Checks the file against what is known now, and keeps what it finds. Can be repeated. */
    void check(UUID id, IntConsumer progress) {
        Batch batch = batch(id).filter(b -> b.state().equals("checking")).orElse(null);
        if (batch == null) {
            return;
        }
        Plan plan = plan(batch, progress);
        Map<Integer, String> decisions = new HashMap<>();
        Sql.of(em, "select line_number, decision from import_row where batch_id = :id and decision is not null")
                .set("id", id).each(r -> decisions.put(r.integer("line_number"), r.text("decision")));
        Sql.of(em, "delete from import_row where batch_id = :id").set("id", id).update();
        Sql.batch(em, "insert into import_row (batch_id, line_number, outcome, reason, subject, before_text, after_text, data,"
                        + " candidate_id, other_line, agency_key, job_title, decision) values (:id, :line, :outcome, :reason, :subject, :before,"
                        + " :after, :data, :candidate, :other, :agency, :title, :decision)",
                plan.findings(), (sql, f) -> sql.set("id", id).set("line", f.line()).set("outcome", f.outcome().code())
                        .set("reason", f.reason()).set("subject", f.subject()).set("before", f.before()).set("after", f.after())
                        .set("data", f.cells().isEmpty() ? null : String.join(BETWEEN, f.cells())).set("candidate", f.candidate()).set("other", f.otherLine())
                        .set("agency", f.agencyKey()).set("title", f.jobTitle()).set("decision", decisions.get(f.line())));
        List<String> notes = new ArrayList<>();
        sameFileBefore(batch).ifPresent(notes::add);
        notes.addAll(plan.notes());
        stillSo(Sql.of(em, "update import_batch set state = 'checked', fingerprint = :print, summary = :notes, version = version + 1"
                        + " where id = :id and state = 'checking'")
                .set("print", fingerprint(plan.findings())).set("notes", String.join("\n", notes)).set("id", id));
    }

    /** The work counts only if nobody took the file away while it was done. */
    private static void stillSo(Sql step) {
        if (step.update() != 1) {
            throw new Refusal("provisioning.notNow");
        }
    }

    private Optional<String> sameFileBefore(Batch batch) {
        return Sql.of(em, "select uploaded_at, state from import_batch where file_hash = :hash and kind = :kind and id <> :id"
                        + " and unit_key = :unit and state in ('written', 'undone') order by uploaded_at desc")
                .set("hash", batch.fileHash()).set("kind", batch.kind().code()).set("id", batch.id()).set("unit", batch.unitKey())
                .first(r -> Texts.of("provisioning", "provisioning.note.sameFile",
                        r.at("uploaded_at").atZoneSameInstant(clock.getZone()).toLocalDate(),
                        Texts.of("provisioning", "provisioning.state." + r.text("state"))));
    }

    /**
     * Writes everything in one transaction.
     *
     * @param asker the account that confirmed it
     * @param progress how many rows are prepared; called with all of them while they are written, as a sign of life
     * @throws Refusal when the plan is no longer the one that was confirmed
     */
    void write(UUID id, UUID asker, IntConsumer progress) {
        takeTurn();
        Batch batch = batch(id).filter(b -> b.state().equals("writing")).orElse(null);
        if (batch == null) {
            return;
        }
        Plan plan = plan(batch, progress);
        if (!fingerprint(plan.findings()).equals(batch.fingerprint())) {
            throw new Refusal("provisioning.changedSince");
        }
        plan.write(id, () -> progress.accept(batch.rowsTotal()));
        stillSo(Sql.of(em, "update import_batch set state = 'written', written_at = :now, version = version + 1 where id = :id and state = 'writing'")
                .set("now", now()).set("id", id));
        note(asker, "confirmed", batch, rowsAtWork(id));
    }

    /**
     * Takes everything back in one transaction.
     *
     * @param asker the account that wants it undone
     * @param alive called between the steps, so that long work gives signs of life
     */
    void takeBack(UUID id, UUID asker, Runnable alive) {
        takeTurn();
        Batch batch = batch(id).filter(b -> b.state().equals("undoing")).orElse(null);
        if (batch == null) {
            return;
        }
        refuseWhenBuiltOn(id);
        imported.withdraw(id, alive);
        if (batch.kind() == ImportKind.AWARDS) {
            awards.revokeImport(id, Texts.of("provisioning", "provisioning.undoReason"), asker, nameOf(asker));
        }
        stillSo(Sql.of(em, "update import_batch set state = 'undone', undone_at = :now, version = version + 1 where id = :id and state = 'undoing'")
                .set("now", now()).set("id", id));
        note(asker, "undone", batch, batch.rowsTotal());
    }

    /** What other rooms keep about people and units that only this import brought. */
    private void refuseWhenBuiltOn(UUID id) {
        String people = " in (select id from person where import_id = :id)";
        String posts = " in (select p.post_id from post p where p.import_id = :id and not exists"
                + " (select 1 from post o where o.post_id = p.post_id and o.recorded_at < p.recorded_at))";
        String fresh = " in (:fresh)";
        long earned = count("award a where not exists (select 1 from award_revocation r where r.award_id = a.id) and a.person_id" + people, id);
        long begun = count("registration where person_id" + people, id);
        long accounts = count("account where person_id" + people, id);
        long assigned = count("assignment_person where person_id" + people, id);
        long exempted = count("exemption where superseded_at is null and post_id" + posts, id);
        long rules = count("requirement where superseded_at is null and scope_key" + fresh, id)
                + count("role_grant where superseded_at is null and unit_key" + fresh, id)
                + count("headcount_return where superseded_at is null and (import_id is null or import_id <> :id) and agency_key" + fresh, id);
        if (earned + begun + accounts + assigned + exempted + rules > 0) {
            throw new Refusal("provisioning.builtOn", earned, begun, accounts, assigned, exempted, rules);
        }
    }

    private long count(String from, UUID id) {
        return Sql.of(em, "select count(*) from " + from).set("id", id).set("fresh", imported.newUnits(id)).number();
    }

    /** Says why a step was not done and lets the import stand where it can be taken up again, unless it has moved on. */
    void stopped(UUID id, String why) {
        String message = why.substring(0, Math.min(1000, why.length()));
        Batch batch = batch(id).orElseThrow();
        if (!batch.isAtWork()) {
            return;
        }
        String next = switch (batch.state()) {
            case "undoing" -> "written";
            case "writing" -> "checking";
            default -> "failed";
        };
        int touched = Sql.of(em, "update import_batch set state = :next, message = :why, version = version + 1 where id = :id and state = :state")
                .set("next", next).set("why", message).set("id", id).set("state", batch.state()).update();
        if (touched == 1 && next.equals("checking")) {
            queue(id, CHECK);
        }
    }
}
