package heed.award;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** What the person has earned and what proves it. */
@ApplicationScoped
@Transactional
public class AwardData implements PersonalData {
    private EntityManager em;

    protected AwardData() {}

    @Inject
    public AwardData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(Section.read(em, "awards", s, "from award a left join award_revocation v on v.award_id = a.id where a.person_id in (:persons) and a.id not in (:accounts) order by a.completed_on desc", "a.slug", "a.module_version",
                        "a.completed_on", "a.source", "a.provider", "a.evidence", "a.verified", "a.score", "a.recorded_at", "v.reason as revoked_because", "v.recorded_at as revoked_at"),
                Section.read(em, "certificates", s, "from certificate c join award a on a.id = c.award_id where a.person_id in (:persons) and a.id not in (:accounts) order by c.issued_at desc", "a.slug", "c.code", "c.issued_at", "c.counts_for"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from certificate where award_id in (select id from award where person_id in (:persons))").set("persons", s.persons()).update();
        Sql.of(em, "update award set evidence = null where person_id in (:persons)").set("persons", s.persons()).update();
        Sql.of(em, "update award_revocation set reason = :nobody where award_id in (select id from award where person_id in (:persons))")
                .set("nobody", Subject.NOBODY).set("persons", s.persons()).update();
        names(s, "update award set verified_by = :nobody where verified_by in (:names) and person_id in (select p.person_id from post p where p.agency_key in (select own.agency_key from post own where own.person_id in (:persons)))");
        names(s, "update award_verification set verified_by = :nobody where verified_by_account in (:accounts) or verified_by_account is null and verified_by in (:names)");
        names(s, "update award_revocation set revoked_by = :nobody where revoked_by_account in (:accounts) or revoked_by_account is null and revoked_by in (:names)");
    }

    /** A name in a row that says whose account it was goes with the account only; a file's word for who verified counts where the person worked. */
    private void names(Subject s, String text) {
        Sql.of(em, text).set("nobody", Subject.NOBODY).set("names", s.names()).set("persons", s.persons()).set("accounts", s.accounts()).update();
    }
}
