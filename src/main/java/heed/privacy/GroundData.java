package heed.privacy;

import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The data of the rooms below this one, which cannot know it: messages, accounts and sign-ins, the audit log. */
@ApplicationScoped
@Transactional
public class GroundData implements PersonalData {
    private EntityManager em;

    protected GroundData() {}

    @Inject
    public GroundData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(
                Section.read(em, "accounts", s, "from account a where a.id in (:accounts) or a.person_id in (:persons)", "a.user_name", "a.email", "a.display_name",
                        "a.created_at", "a.password_set_at", "a.closed_at"),
                Section.read(em, "roles", s, "from role_grant g left join unit_fact f on f.unit_key = g.unit_key and f.superseded_at is null and f.last_day is null"
                        + " where g.account_id in (:accounts) or g.account_id in (select id from account where person_id in (:persons)) order by g.first_day desc",
                        "g.role", "f.name as unit", "g.first_day", "g.last_day"),
                Section.read(em, "signIns", s, "from sign_in i where i.account_id in (:accounts) or i.account_id in (select id from account where person_id in (:persons))"
                        + " order by i.started_at desc", "i.started_at", "i.last_seen_at", "i.ended_at", "i.way", "i.address", "i.device"),
                Section.read(em, "messages", s, "from outbox_message m where m.person_id in (:persons) and (m.channel <> 'none' or m.id in (:accounts)) order by m.queued_at desc",
                        "m.queued_at", "m.channel", "m.subject", "m.body", "m.sent_at", "m.read_at"),
                Section.read(em, "audit", s, "from audit_entry e where e.actor_account in (:accounts) or e.subject_kind = 'person' and exists (select 1 from person p"
                        + " where p.id in (:persons) and cast(p.id as varchar(60)) = e.subject_id) order by e.at desc", "e.at", "e.actor_name", "e.action", "e.detail"));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from outbox_message where person_id in (:persons)").set("persons", s.persons()).update();
        Sql.of(em, "delete from outbox_message where lower(address) in (:words)").set("words", lower(s.words())).update();
        Sql.of(em, "delete from sign_in_code where account_id in (:accounts)").set("accounts", s.accounts()).update();
        Sql.of(em, "delete from sign_in where account_id in (:accounts)").set("accounts", s.accounts()).update();
        Sql.of(em, "update account set user_name = 'removed-' || cast(id as varchar(60)), email = null, display_name = :nobody, password_hash = null,"
                        + " password_set_at = null, totp_secret = null, totp_pending = null, closed_at = case when closed_at is null then current_timestamp else closed_at end,"
                        + " version = version + 1 where id in (:accounts)")
                .set("nobody", Subject.NOBODY).set("accounts", s.accounts()).update();
        Sql.of(em, "update audit_entry set actor_name = :nobody where actor_account in (:accounts)").set("nobody", Subject.NOBODY).set("accounts", s.accounts()).update();
        List<String> ids = Stream.concat(s.persons().stream(), s.accounts().stream()).map(Object::toString).toList();
        Sql.of(em, "update audit_entry set subject_name = :nobody, detail = null where subject_id in (:ids)").set("nobody", Subject.NOBODY).set("ids", ids).update();
        Sql.of(em, "update audit_entry set subject_name = :nobody where (subject_id is null or subject_kind not in ('person', 'account')) and lower(subject_name) in (:names)")
                .set("nobody", Subject.NOBODY).set("names", lower(s.names())).update();
        Traces traces = new Traces(s);
        List<String> parts = List.copyOf(traces.parts());
        Sql candidates = Sql.of(em, "select id, detail from audit_entry where detail is not null and " + Traces.anyOf(parts.size(), "detail"));
        for (int i = 0; i < parts.size(); i++) {
            candidates.set("part" + i, parts.get(i));
        }
        List<UUID> telling = new ArrayList<>();
        candidates.each(r -> {
            if (traces.in(r.text("detail"))) {
                telling.add(r.uuid("id"));
            }
        });
        Sql.batch(em, "update audit_entry set detail = null where id = :id", telling, (sql, id) -> sql.set("id", id));
    }

    private static List<String> lower(Set<String> texts) {
        return texts.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList();
    }
}
