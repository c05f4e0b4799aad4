package heed.requirement;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Signed exemptions; a reason is free text and may lead to the person. */
@ApplicationScoped
@Transactional
public class ExemptionData implements PersonalData {
    private EntityManager em;

    protected ExemptionData() {}

    @Inject
    public ExemptionData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "exemptions", s, "from exemption x left join account a on a.id = x.signed_by where x.post_id in (select post_id from post where person_id in (:persons)) and x.id not in (:accounts)"
                        + " order by x.first_day desc", "x.slug", "x.first_day", "x.last_day", "x.reason", "a.display_name as signed_by", "x.recorded_at", "x.superseded_at"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "update exemption set reason = :nobody where post_id in (select post_id from post where person_id in (:persons))")
                .set("nobody", Subject.NOBODY).set("persons", s.persons()).update();
    }
}
