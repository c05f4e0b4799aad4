package heed.award;

import heed.platform.Ids;
import heed.platform.Sql;
import heed.requirement.Workforce;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Writes random histories into a database, so that what is read back can be held against what was written. */
public final class StoredHistory {
    private StoredHistory() {}

    /** Units 1 to 4 and 10 with the world's links, modules a, b and c, and the world's lines. */
    public static void write(EntityManager em, RandomHistory.World world) {
        Workforce w = Workforce.in(em);
        w.modules("a", "b", "c").groups("nursery", "police");
        w.unit(1, "partnership", null);
        w.unit(2, "area", 1);
        w.unit(3, "area", 1);
        w.unit(4, "area", 1);
        w.unit(10, "agency", 3);
        world.links().forEach(l -> w.closure(l.ancestor(), l.descendant(), l.firstDay(), l.lastDay()));
        world.lines().forEach(w::write);
    }

    public static void write(EntityManager em, History history) {
        Workforce w = Workforce.in(em);
        w.person(history.beliefs().get(0).personId(), "Person" + history.beliefs().get(0).personId());
        history.beliefs().forEach(w::write);
        history.absences().forEach(w::write);
        history.exemptions().forEach(w::write);
        history.awards().forEach(a -> write(em, a));
    }

    static void write(EntityManager em, Award a) {
        Sql.of(em, "insert into award (id, person_id, slug, module_version, completed_on, source, verified, demonstration, recorded_at)"
                        + " values (:id, :person, :slug, :version, :completed, :source, :verified, :demonstration, :at)")
                .set("id", a.id()).set("person", a.personId()).set("slug", a.slug()).set("version", a.version()).set("completed", a.completedOn())
                .set("source", a.source().code()).set("verified", a.verified()).set("demonstration", a.demonstration()).set("at", a.recordedAt()).update();
        if (a.verifiedAt() != null) {
            Sql.of(em, "insert into award_verification (id, award_id, verified_by, recorded_at) values (:id, :award, 'A coordinator', :at)")
                    .set("id", Ids.next()).set("award", a.id()).set("at", a.verifiedAt()).update();
        }
        if (a.revokedAt() != null) {
            Sql.of(em, "insert into award_revocation (id, award_id, reason, revoked_by, recorded_at) values (:id, :award, 'A mistake', 'A coordinator', :at)")
                    .set("id", Ids.next()).set("award", a.id()).set("at", a.revokedAt()).update();
        }
    }

    /** The same histories, their area a real one: the database here knows no demonstration area. */
    static List<History> real(List<History> histories) {
        return histories.stream().map(h -> new History(h.beliefs().stream().map(p -> new heed.requirement.PostBelief(p.id(), p.postId(), p.personId(), p.agencyKey(),
                p.placeKey(), p.group(), p.level(), p.areaKey(), p.leads(), false, p.firstDay(), p.lastDay(), p.confirmedOn(), p.recordedAt(), p.supersededAt()))
                .toList(), h.lines(), h.ancestry(), h.awards(), h.absences(), h.exemptions(), h.same())).toList();
    }
}
