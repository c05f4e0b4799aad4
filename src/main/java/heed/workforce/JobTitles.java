package heed.workforce;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Slice;
import heed.platform.Sql;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Agencies' own words for their jobs, mapped to our groups once and remembered. Case does not matter. */
@ApplicationScoped
@Transactional
public class JobTitles {
    /**
     * A meaning as it is remembered.
     *
     * @param recordedBy the account that said so, or null
     */
    public record Remembered(UUID id, JobTitle meaning, OffsetDateTime recordedAt, UUID recordedBy) {}

    private EntityManager em;
    private Clock clock;
    private AuditLog log;

    protected JobTitles() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public JobTitles(EntityManager em, Clock clock) {
        this(em, clock, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public JobTitles(EntityManager em, Clock clock, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.log = log;
    }

    /** The form in which a title is kept and compared: small letters, at most 120 characters. */
    public static String plain(String title) {
        String plain = title.strip().toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(120, plain.length()));
    }

    private static JobTitle meaning(Row r) {
        return new JobTitle(r.integer("agency_key"), r.text("title"), r.text("group_code"), r.text("level"));
    }

    public List<JobTitle> of(Collection<Integer> agencyKeys) {
        return Sql.of(em, "select agency_key, title, group_code, level from job_title_map where agency_key in (:agencies)"
                        + " order by agency_key, title")
                .set("agencies", agencyKeys).list(JobTitles::meaning);
    }

    private static Remembered read(Row r) {
        return new Remembered(r.uuid("id"), meaning(r), r.at("recorded_at"), r.uuid("recorded_by"));
    }

    /** What is remembered in the scope, by title; filters: {@code agency} (key), {@code q} (part of the title). */
    public Slice<Remembered> page(Scope scope, PageRequest asked) {
        String from = " from job_title_map t where " + scope.restrict("t.agency_key")
                + asked.filter("agency").map(a -> " and t.agency_key = :agency").orElse("")
                + asked.filter("q").map(q -> " and t.title like :part escape '!'").orElse("");
        return new Slice<>(values(Sql.of(em, "select t.*" + from + " order by t.title, t.agency_key offset :first rows fetch next :size rows only"), scope, asked)
                .set("first", asked.first()).set("size", asked.size()).list(JobTitles::read),
                values(Sql.of(em, "select count(*)" + from), scope, asked).number());
    }

    private Sql values(Sql sql, Scope scope, PageRequest asked) {
        asked.filter("agency").ifPresent(a -> sql.set("agency", Integer.valueOf(a)));
        asked.filter("q").ifPresent(q -> sql.set("part", "%" + plain(q).replaceAll("[!%_]", "!$0") + "%"));
        return sql.set("scopeUnits", scope.units()).set("today", LocalDate.now(clock));
    }

    public Optional<Remembered> find(UUID id) {
        return Sql.of(em, "select * from job_title_map where id = :id").set("id", id).first(JobTitles::read);
    }

    /** Remembers what titles mean from now on; a later meaning takes the place of an earlier one. Posts stay as they are. */
    public void remember(Collection<JobTitle> titles, UUID by) {
        Map<String, JobTitle> before = of(titles.stream().map(JobTitle::agencyKey).distinct().toList()).stream()
                .collect(Collectors.toMap(t -> t.agencyKey() + t.title(), Function.identity()));
        Sql.batch(em, "delete from job_title_map where agency_key = :agency and title = :title", titles,
                (sql, t) -> sql.set("agency", t.agencyKey()).set("title", plain(t.title())));
        Sql.batch(em, "insert into job_title_map (id, agency_key, title, group_code, level, recorded_at, recorded_by)"
                        + " values (:id, :agency, :title, :group, :level, :now, :by)",
                titles, (sql, t) -> sql.set("id", Ids.next()).set("agency", t.agencyKey()).set("title", plain(t.title()))
                        .set("group", t.group()).set("level", t.level()).set("now", Now.of(clock)).set("by", by));
        Map<Integer, List<JobTitle>> byAgency = titles.stream().collect(Collectors.groupingBy(JobTitle::agencyKey));
        byAgency.forEach((agency, some) -> note("remembered", agency, some.stream()
                .map(t -> say(t, before.get(t.agencyKey() + plain(t.title())))).collect(Collectors.joining("; "))));
    }

    /**
     * Forgets what a title means: the next file that has it asks again. Posts stay as they are.
     *
     * @throws Refusal when it was changed or forgotten meanwhile
     */
    public void forget(UUID id) {
        JobTitle old = find(id).map(Remembered::meaning).orElseThrow(() -> new Refusal("workforce.title.notThere"));
        Sql.of(em, "delete from job_title_map where id = :id").set("id", id).update();
        note("forgotten", old.agencyKey(), say(old, null));
    }

    private static String say(JobTitle now, JobTitle before) {
        String means = Texts.of("workforce", "audit.title", plain(now.title()), now.group(), now.level());
        return before == null || before.group().equals(now.group()) && before.level().equals(now.level()) ? means
                : Texts.of("workforce", "audit.title.before", means, before.group(), before.level());
    }

    private void note(String action, int agency, String detail) {
        log.record("workforce.title." + action, "unit", agency, new Units(em, clock).names(List.of(agency), LocalDate.now(clock)).get(agency), agency, detail);
    }
}
