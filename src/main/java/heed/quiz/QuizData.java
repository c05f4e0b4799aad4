package heed.quiz;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** The person's attempts at quizzes. */
@ApplicationScoped
@Transactional
public class QuizData implements PersonalData {
    private EntityManager em;

    protected QuizData() {}

    @Inject
    public QuizData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "quizzes", s, "from quiz_result q join quiz_attempt t on t.id = q.attempt_id where t.person_id in (:persons) and t.id not in (:accounts) order by t.started_at desc, q.item", "q.slug", "t.started_at",
                        "t.submitted_at", "t.score", "t.passed", "q.item", "q.answer_value", "q.points"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "update quiz_result set answer_value = null where attempt_id in (select id from quiz_attempt where person_id in (:persons))").set("persons", s.persons()).update();
    }
}
