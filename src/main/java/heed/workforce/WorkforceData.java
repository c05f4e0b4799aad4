package heed.workforce;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Who the person is and which posts the person holds or held. */
@ApplicationScoped
@Transactional
public class WorkforceData implements PersonalData {
    private EntityManager em;

    protected WorkforceData() {}

    @Inject
    public WorkforceData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "persons", s, "from person p where p.id in (:persons) and p.id not in (:accounts)", "p.given_name", "p.family_name", "p.email", "p.mobile", "p.recorded_at"),
                Section.read(em, "names", s, "from person_before p where p.person_id in (:persons) and p.id not in (:accounts) order by p.changed_at desc", "p.given_name", "p.family_name", "p.email", "p.mobile", "p.changed_at", "p.last_day"),
                Section.read(em, "posts", s, "from post p left join unit_fact f on f.unit_key = p.agency_key and f.superseded_at is null and f.last_day is null where p.person_id in (:persons)"
                        + " and p.id not in (:accounts) order by p.first_day desc, p.recorded_at desc", "f.name as agency", "p.group_code", "p.level", "p.worker_kind", "p.job_title", "p.staff_number", "p.hours_week", "p.first_day",
                        "p.last_day", "p.confirmed_on", "p.recorded_at", "p.superseded_at"),
                Section.read(em, "absences", s, "from absence x where x.post_id in (select post_id from post where person_id in (:persons)) and x.id not in (:accounts) order by x.first_day desc", "x.reason", "x.first_day",
                        "x.last_day", "x.recorded_at", "x.superseded_at"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from person_before where person_id in (:persons)").set("persons", s.persons()).update();
        Sql.of(em, "update post set job_title = null, staff_number = null where person_id in (:persons)").set("persons", s.persons()).update();
        Sql.of(em, "update headcount_return set submitted_by = :nobody where submitted_by_account in (:accounts) or submitted_by_account is null and submitted_by in (:names)")
                .set("nobody", Subject.NOBODY).set("accounts", s.accounts()).set("names", s.names()).update();
        Sql.of(em, "update person set given_name = :nobody, family_name = :nobody, email = null, mobile = null, plain_name = null, plain_email = null, plain_mobile = null, version = version + 1,"
                        + " removed_at = current_timestamp where id in (:persons)")
                .set("nobody", Subject.NOBODY).set("persons", s.persons()).update();
    }
}
