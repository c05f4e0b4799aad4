package heed.enrolment;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** What the person began, answered and wrote. */
@ApplicationScoped
@Transactional
public class LearningData implements PersonalData {
    private EntityManager em;

    protected LearningData() {}

    @Inject
    public LearningData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "registrations", s, "from registration r where r.person_id in (:persons) and r.id not in (:accounts) order by r.started_at desc", "r.slug", "r.started_at", "r.last_at", "r.completed_at", "r.left_at", "r.place"),
                Section.read(em, "answers", s, "from answer n join registration r on r.id = n.registration_id where r.person_id in (:persons) and n.id not in (:accounts) order by n.answered_at desc", "r.slug", "n.page", "n.item",
                        "n.answer_value", "n.correct", "n.answered_at"),
                Section.read(em, "firstAnswers", s, "from first_answer f where f.person_id in (:persons) order by f.answered_at desc, f.item", "f.slug", "f.item", "f.points", "f.chosen", "f.answered_at"),
                Section.read(em, "reflections", s, "from reflection w join registration r on r.id = w.registration_id where r.person_id in (:persons) and r.id not in (:accounts) order by w.written_at desc", "r.slug", "w.block", "w.body",
                        "w.written_at"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from reflection where registration_id in (select id from registration where person_id in (:persons))").set("persons", s.persons()).update();
        Sql.of(em, "update answer set answer_value = null where registration_id in (select id from registration where person_id in (:persons))").set("persons", s.persons()).update();
        Sql.of(em, "update first_answer set chosen = null where person_id in (:persons)").set("persons", s.persons()).update();
    }
}
