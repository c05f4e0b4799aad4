package heed.scorm.cloud;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Which programs know the person, under which names, and what they registered the person for. */
@ApplicationScoped
@Transactional
public class CloudData implements PersonalData {
    private static final String THEIRS = " (select x.id from api_registration x where x.person_id in (:persons))";

    private EntityManager em;

    protected CloudData() {}

    @Inject
    public CloudData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "programs", s, "from api_registration x join api_application a on a.id = x.application_id join api_course c on c.id = x.course"
                        + " where x.person_id in (:persons) and x.id not in (:accounts) order by x.created_at desc", "a.name", "c.course_id", "x.registration_id", "x.learner_id", "x.tags", "x.created_at",
                "x.removed_at"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from api_link where registration in" + THEIRS).set("persons", s.persons()).update();
        Sql.of(em, "delete from api_postback where registration in" + THEIRS).set("persons", s.persons()).update();
        Sql.of(em, "update api_registration set registration_id = :nobody, learner_id = :nobody, tags = '', post_address = null, post_user = null, post_secret = null, live_key = null,"
                        + " removed_at = case when removed_at is null then current_timestamp else removed_at end where person_id in (:persons)")
                .set("nobody", Subject.NOBODY).set("persons", s.persons()).update();
        Sql.of(em, "delete from api_learner where person_id in (:persons)").set("persons", s.persons()).update();
    }
}
