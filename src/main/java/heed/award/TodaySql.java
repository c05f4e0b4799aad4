package heed.award;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * The rule of {@link Standing} for today, as believed now, written as one statement: for lists of thousands of posts that
 * are filtered, sorted and paged by the database. A test holds the two against each other on random histories.
 *
 * <p>{@link #rows} has a row for each post and module required of it: post_id, person_id, agency_key, place_key, group_code, level, area_key, slug,
 * rule_id, line, basis, completed_on, expiry, due, status.
 */
public final class TodaySql {
    private final LocalDate today;
    private final SamePersons same;

    private TodaySql(LocalDate today, SamePersons same) {
        this.today = today;
        this.same = same;
    }

    /** Reads what the statement needs to know first: which records are of one person. */
    public static TodaySql of(EntityManager em, Clock clock) {
        return of(em, LocalDate.now(clock), OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
    }

    static TodaySql of(EntityManager em, LocalDate today, OffsetDateTime now) {
        return new TodaySql(today, SamePersons.heldOn(em, now));
    }

    /** Which records are of one person. */
    public SamePersons same() {
        return same;
    }

    /** The derived table of all modules required of the posts. */
    public String rows(String posts) {
        return rows(posts, "1 = 1");
    }

    /**
     * The derived table, in brackets and without a name. Each step stands inside the next, since H2 mixes up the values of
     * common table expressions.
     *
     * @param posts condition on {@code post p}, such as a scope's; its values are the caller's to set
     * @param lines condition on {@code requirement q}, such as one module
     */
    public String rows(String posts, String lines) {
        String active = "p.superseded_at is null and p.first_day <= :today and (p.last_day is null or p.last_day >= :today) and (%s)".formatted(posts);
        // What is required hangs on the kind of post alone, and there are few kinds: a hundred where there are thousands of posts.
        String kinds = "select distinct p.agency_key, p.group_code, p.level, p.area_key, p.leads from post p where " + active;
        String applying = """
                select a.*, q.slug, q.id as rule_id, q.requirement_id, q.line, q.basis, q.cycle_months, q.grace_days, q.minimum_evidence,
                  case when exists (select 1 from requirement o where o.requirement_id = q.requirement_id and o.first_day < q.first_day)
                    then (select max(r.first_day) from requirement r where %s and r.first_day <= q.first_day and not exists (select 1 from requirement e
                      where %s and e.first_day < r.first_day and (e.last_day is null or e.last_day >= cast(r.first_day - interval '1' day as date))))
                    else q.first_day end as rule_first
                from (%s) a join requirement q on (q.group_code is null or q.group_code = a.group_code) and (q.level is null or q.level = a.level)
                  and (a.leads or not q.leads_only)
                where q.superseded_at is null and q.basis <> 'recommended' and q.first_day <= :today and (q.last_day is null or q.last_day >= :today) and (%s)
                  and %s offset 0 rows
                """.formatted(sameLine("r"), sameLine("e"), kinds, lines, above("q"));
        String needed = """
                select l.*, row_number() over (partition by l.agency_key, l.group_code, l.level, l.area_key, l.leads, l.slug order by
                    case l.basis when 'statute' then 0 when 'statutory_guidance' then 1 when 'professional_standard' then 2 else 3 end, l.cycle_months, l.grace_days,
                    case l.minimum_evidence when 'external' then 0 when 'live_event' then 1 else 2 end, l.rule_first, l.requirement_id, l.rule_id) as place_in_line
                from (%s) l
                """.formatted(applying);
        // A database knows nothing of how often the columns of the lines agree with those of the posts and takes them for all but
        // unlike: it then reads everybody again for each row. The coalesce keeps it from guessing, the "offset" from working a
        // column out again wherever a later step names it. H2 would begin with the posts and work the lines out for each: the left
        // join, of which no empty half is kept, puts the lines first.
        String asked = """
                select p.post_id, p.person_id, p.agency_key, p.place_key, p.group_code, p.level, p.area_key, p.leads, p.first_day,
                  n.slug, n.rule_id, n.line, n.basis, n.cycle_months, n.grace_days, n.minimum_evidence, n.rule_first
                from (%s) n left join (select p.* from post p where %s offset 0 rows) p on p.agency_key = n.agency_key
                  and coalesce(p.group_code = n.group_code and p.level = n.level and p.area_key = n.area_key and p.leads = n.leads, false)
                where n.place_in_line = 1 and p.post_id is not null offset 0 rows
                """.formatted(needed, active);
        String held = """
                select k.*, %s as completed_on, case when %s then 1 else 0 end as freed
                from (%s) k offset 0 rows
                """.formatted(latest(), freed("k.post_id", "k.slug"), asked);
        String timed = """
                select h.*, cast(h.completed_on + h.cycle_months * interval '1' month as date) as expiry,
                  case when h.completed_on is null and h.freed = 0 then cast(greatest(h.first_day, h.rule_first,
                      coalesce((select max(x.last_day) from exemption x where x.post_id = h.post_id and x.superseded_at is null
                        and (x.slug is null or x.slug = h.slug) and x.last_day < :today), h.first_day),
                      coalesce((select max(x.last_day) from absence x where x.post_id = h.post_id and x.superseded_at is null and x.last_day < :today
                        and x.last_day >= cast(x.first_day + interval '28' day as date)), h.first_day)) + h.grace_days * interval '1' day as date) end as due_start
                from (%s) h offset 0 rows
                """.formatted(held);
        return """
                (select t.post_id, t.person_id, t.agency_key, t.place_key, t.group_code, t.level, t.area_key, t.slug, t.rule_id, t.line, t.basis, t.completed_on,
                  t.expiry, case when t.freed = 1 then null when t.completed_on is null then t.due_start else t.expiry end as due,
                  case when t.freed = 1 then 'exempt' when t.completed_on is null then case when t.due_start < :today then 'never' else 'in_grace' end
                    when t.expiry > :today90 then 'in_date' when t.expiry < :today then 'lapsed' else 'expiring' end as status
                from (%s) t)
                """.formatted(timed);
    }

    /** That the line's unit stands above the area or agency of the kind of post {@code a}. */
    private static String above(String line) {
        return """
                (exists (select 1 from unit_closure c where c.ancestor = %1$s.scope_key and c.descendant = a.area_key
                      and c.first_day <= :today and (c.last_day is null or c.last_day >= :today))
                    or exists (select 1 from unit_closure c where c.ancestor = %1$s.scope_key and c.descendant = a.agency_key
                      and c.first_day <= :today and (c.last_day is null or c.last_day >= :today)))""".formatted(line);
    }

    /** That a row of the line {@code q} asks the kind of post {@code a} what {@code q} asks. */
    private static String sameLine(String row) {
        return """
                %1$s.requirement_id = q.requirement_id and %1$s.slug = q.slug and %1$s.superseded_at is null and %1$s.basis <> 'recommended'
                  and (%1$s.group_code is null or %1$s.group_code = a.group_code) and (%1$s.level is null or %1$s.level = a.level) and (a.leads or not %1$s.leads_only)
                  and (q.minimum_evidence = 'portal' or %1$s.minimum_evidence = 'external' or %1$s.minimum_evidence = q.minimum_evidence)
                  and %2$s""".formatted(row, above(row));
    }

    /** A condition that holds while a long absence or a signed exemption frees a post from a module today, both named by a column. */
    public static String freed(String post, String slug) {
        return """
                (exists (select 1 from absence x where x.post_id = %1$s and x.superseded_at is null and x.first_day <= :today
                      and (x.last_day is null and x.first_day <= :today28 or x.last_day >= :today and x.last_day >= cast(x.first_day + interval '28' day as date)))
                    or exists (select 1 from exemption x where x.post_id = %1$s and x.superseded_at is null and (x.slug is null or x.slug = %2$s)
                      and x.first_day <= :today and (x.last_day is null or x.last_day >= :today)))""".formatted(post, slug);
    }

    /** The latest award of the human being that counts. */
    private String latest() {
        return same.latest("w.completed_on", "award w", "w.person_id", "k.person_id", "w.slug = k.slug and w.completed_on <= :today"
                + " and (k.minimum_evidence = 'portal' or w.source = 'external' or w.source = k.minimum_evidence)"
                + " and (not w.demonstration or exists (select 1 from area_setting d where d.area_key = k.area_key and d.name = 'demonstration'"
                + " and d.superseded_at is null and lower(d.setting_value) = 'true'))"
                + " and (w.verified or exists (select 1 from award_verification f where f.award_id = w.id))"
                + " and not exists (select 1 from award_revocation v where v.award_id = w.id)");
    }

    /** Makes a statement with {@link #rows} or {@link #freed} in it; it names the days :today, :today28 and :today90. */
    public Sql statement(EntityManager em, String text) {
        return Sql.of(em, text).setAll(values());
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("today", today);
        values.put("today28", today.minusDays(28));
        values.put("today90", today.plusDays(Standing.EXPIRING_DAYS));
        return values;
    }
}
