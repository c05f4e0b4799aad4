package heed.workforce;

import heed.platform.Ids;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Agencies' own words for their jobs, mapped to our groups once and remembered. Case does not matter. */
@ApplicationScoped
@Transactional
public class JobTitles {
    private EntityManager em;
    private Clock clock;

    protected JobTitles() {}

    @Inject
    public JobTitles(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** The form in which a title is kept and compared: small letters, at most 120 characters. */
    public static String plain(String title) {
        String plain = title.strip().toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(120, plain.length()));
    }

    public List<JobTitle> of(Collection<Integer> agencyKeys) {
        return Sql.of(em, "select agency_key, title, group_code, level from job_title_map where agency_key in (:agencies)"
                        + " order by agency_key, title")
                .set("agencies", agencyKeys)
                .list(r -> new JobTitle(r.integer("agency_key"), r.text("title"), r.text("group_code"), r.text("level")));
    }

    /** Remembers what titles mean from now on; a later meaning takes the place of an earlier one. Posts stay as they are. */
    public void remember(Collection<JobTitle> titles, UUID by) {
        Sql.batch(em, "delete from job_title_map where agency_key = :agency and title = :title", titles,
                (sql, t) -> sql.set("agency", t.agencyKey()).set("title", plain(t.title())));
        Sql.batch(em, "insert into job_title_map (id, agency_key, title, group_code, level, recorded_at, recorded_by)"
                        + " values (:id, :agency, :title, :group, :level, :now, :by)",
                titles, (sql, t) -> sql.set("id", Ids.next()).set("agency", t.agencyKey()).set("title", plain(t.title()))
                        .set("group", t.group()).set("level", t.level()).set("now", Now.of(clock)).set("by", by));
    }
}
