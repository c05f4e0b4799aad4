package heed.assignment;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** What coordinators asked of the person. */
@ApplicationScoped
@Transactional
public class AssignmentData implements PersonalData {
    private EntityManager em;

    protected AssignmentData() {}

    @Inject
    public AssignmentData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "assignments", s, "from assignment_person t join assignment a on a.id = t.assignment_id where t.person_id in (:persons) and t.person_id not in (:accounts) order by a.due_on desc", "a.slug", "a.due_on",
                        "a.reason", "a.recorded_at", "t.cancelled_at"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "update assignment_person set cancelled_at = case when cancelled_at is null then current_timestamp else cancelled_at end where person_id in (:persons)").set("persons", s.persons()).update();
    }
}
