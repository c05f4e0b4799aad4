package heed.scorm;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import heed.scorm.sequencing.SequencingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What courses kept about the person who took them. Whoever is taken out leaves when what was begun and finished, and no word; a player that is open is shut. */
@ApplicationScoped
@Transactional
public class PlayData implements PersonalData {
    private static final String OF = " join registration r on r.id = a.registration_id where r.person_id in (:persons)";
    private static final String ATTEMPTS = " (select a.id from scorm_attempt a" + OF + ")";
    private static final String SCOS = " (select c.id from scorm_sco c join scorm_attempt a on a.id = c.attempt_id" + OF + ")";
    private static final String SESSIONS = " (select a.id from scorm_session a" + OF + ")";

    private EntityManager em;

    protected PlayData() {}

    @Inject
    public PlayData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject s) {
        return List.of(
                Section.read(em, "courseAttempts", s, "from scorm_attempt a" + OF + " order by a.begun_at desc", "r.slug", "a.number", "a.completion", "a.success", "a.scaled", "a.seconds", "a.state",
                        "a.begun_at", "a.last_at", "a.ended_at"),
                Section.read(em, "courses", s, "from scorm_sco c join scorm_attempt a on a.id = c.attempt_id" + OF + " order by c.first_at desc", "r.slug", "a.number", "c.item", "c.completion",
                        "c.success", "c.scaled", "c.raw", "c.data", "c.first_at", "c.last_at"),
                said(s, "courseAnswers", "scorm_interaction", "x.interaction_id", "x.kind", "x.response", "x.correct", "x.result", "x.weighting", "x.latency", "x.answered", "x.description"),
                said(s, "courseObjectives", "scorm_objective", "x.objective_id", "x.success", "x.completion", "x.scaled", "x.raw", "x.progress", "x.description"),
                said(s, "courseComments", "scorm_comment", "x.body", "x.location", "x.written"),
                Section.read(em, "courseOpened", s, "from scorm_session a" + OF + " order by a.opened_at desc", "r.slug", "a.opened_at", "a.beat_at", "a.closed_at", "a.closed_how"),
                Section.read(em, "courseCalls", s, "from scorm_call l join scorm_session a on a.id = l.session_id" + OF + " order by l.recorded_at desc", "r.slug", "l.calls", "l.recorded_at"),
                Section.read(em, "courseCarried", s, "from scorm_carried k where k.person_id in (:persons)", "k.data", "k.updated_at"));
    }

    private Section said(Subject s, String name, String table, String... columns) {
        return Section.read(em, name, s, "from " + table + " x join scorm_sco c on c.id = x.sco_id join scorm_attempt a on a.id = c.attempt_id" + OF + " order by c.first_at desc, x.place",
                Stream.concat(Stream.of("r.slug", "c.item"), Arrays.stream(columns)).toArray(String[]::new));
    }

    @Override
    public void erase(Subject s) {
        Sql.of(em, "delete from scorm_call where session_id in" + SESSIONS).set("persons", s.persons()).update();
        Sql.of(em, "delete from scorm_comment where sco_id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_interaction set response = null where sco_id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_objective set description = null where sco_id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_sco set data = '{}' where id in" + SCOS).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_attempt set state = :fresh where id in" + ATTEMPTS).set("fresh", SequencingState.fresh(0).json()).set("persons", s.persons()).update();
        Sql.of(em, "update scorm_session set tab = '', sco_id = null, live_key = null, closed_at = coalesce(closed_at, beat_at), closed_how = 'left' where id in" + SESSIONS)
                .set("persons", s.persons()).update();
        Sql.of(em, "delete from scorm_carried where person_id in (:persons)").set("persons", s.persons()).update();
    }
}
