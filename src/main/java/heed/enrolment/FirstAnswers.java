package heed.enrolment;

import heed.platform.Sql;
import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one person first answered to the questions of one module. */
final class FirstAnswers {
    private final EntityManager em;
    private final UUID person;
    private final String slug;

    FirstAnswers(EntityManager em, UUID person, String slug) {
        this.em = em;
        this.person = person;
        this.slug = slug;
    }

    /** Those to questions that the person had not answered before; of two to the same question the first. */
    Collection<ItemAnswer> fresh(Collection<ItemAnswer> answers) {
        Set<String> before = answers.isEmpty() ? Set.of() : new HashSet<>(Sql.of(em, "select item from first_answer where person_id = :person and slug = :slug")
                .set("person", person).set("slug", slug).list(r -> r.text("item")));
        Map<String, ItemAnswer> fresh = new LinkedHashMap<>();
        answers.stream().filter(a -> !before.contains(a.item())).forEach(a -> fresh.putIfAbsent(a.item(), a));
        return fresh.values();
    }

    void keep(UUID go, Collection<ItemAnswer> answers, OffsetDateTime at) {
        Sql.batch(em, "insert into first_answer (slug, item, person_id, go, question, points, chosen, answered_at) values (:slug, :item, :person, :go, :question, :points, :chosen, :at)",
                answers, (sql, a) -> sql.set("slug", slug).set("item", a.item()).set("person", person).set("go", go).set("question", a.question()).set("points", a.points())
                        .set("chosen", a.chosen()).set("at", at));
    }
}
