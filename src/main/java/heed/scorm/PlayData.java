package heed.scorm;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** What courses kept about the person who took them. */
@ApplicationScoped
@Transactional
public class PlayData implements PersonalData {
    private static final String SCOS = " (select c.id from scorm_sco c join scorm_attempt a on a.id = c.attempt_id join registration r on r.id = a.registration_id where r.person_id in (:persons))";
    private static final String SESSIONS = " (select s.id from scorm_session s join registration r on r.id = s.registration_id where r.person_id in (:persons))";

    private EntityManager em;

    protected PlayData() {}

    @Inject
    public PlayData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(
                Section.read(em, "courses", s, "from scorm_sco c join scorm_attempt a on a.id = c.attempt_id join registration r on r.id = a.registration_id"
                        + " where r.person_id in (:persons) and r.id not in (:accounts) order by c.first_at", "r.slug", "a.number", "c.item", "c.completion", "c.success", "c.raw", "c.data", "c.first_at", "c.last_at"),
                Section.read(em, "courseCalls", s, "from scorm_call l join scorm_session s on s.id = l.session_id join registration r on r.id = s.registration_id"
                        + " where r.person_id in (:persons) and r.id not in (:accounts) order by l.recorded_at", "r.slug", "l.calls", "l.recorded_at"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from scorm_call where session_id in" + SESSIONS).set("persons", s.persons()).update();
        Sql.of(em, "delete from scorm_comment where sco_id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_interaction set response = null where sco_id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_objective set description = null where sco_id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_sco set data = '{}' where id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_session set tab = '' where id in" + SESSIONS).set("persons", s.persons()).update();
        Sql.of(em, "delete from scorm_carried where person_id in (:persons)").set("persons", s.persons()).update();
    }
}
