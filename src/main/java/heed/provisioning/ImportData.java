package heed.provisioning;

import heed.platform.Sql;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Files that named the person: the rows are emptied, and the whole content of such a file goes. What they wrote is told by other rooms. */
@ApplicationScoped
@Transactional
public class ImportData implements PersonalData {
    private EntityManager em;

    protected ImportData() {}

    @Inject
    public ImportData(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Section> held(Subject subject) {
        return List.of();
    }

    @Override
    public void erase(Subject subject) {
        Set<UUID> files = new HashSet<>();
        for (String word : subject.words()) {
            files.addAll(emptied("lower(data) like :a escape '!' or lower(subject) like :a escape '!' or lower(reason) like :a escape '!' or lower(before_text) like :a escape '!'"
                    + " or lower(after_text) like :a escape '!'", like(word), like(word)));
        }
        for (String name : subject.names()) {
            int space = name.lastIndexOf(' ');
            String first = like(space < 0 ? name : name.substring(0, space));
            String last = like(name.substring(space + 1));
            for (String column : List.of("data", "subject", "reason", "before_text", "after_text")) {
                files.addAll(emptied("lower(" + column + ") like :a escape '!' and lower(" + column + ") like :b escape '!'", first, last));
            }
        }
        files.addAll(emptied("candidate_id in (:persons)", subject));
        Sql.of(em, "update import_batch set content = :nothing, heads = '', message = null, summary = null where id in (:ids)")
                .set("nothing", new byte[0]).set("ids", files).update();
    }

    private static String like(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private Set<UUID> emptied(String which, String a, String b) {
        Set<UUID> files = new HashSet<>(Sql.of(em, "select distinct batch_id from import_row where " + which).set("a", a).set("b", b).list(r -> r.uuid("batch_id")));
        Sql.of(em, EMPTY + which).set("a", a).set("b", b).update();
        return files;
    }

    private Set<UUID> emptied(String which, Subject subject) {
        Set<UUID> files = new HashSet<>(Sql.of(em, "select distinct batch_id from import_row where " + which).set("persons", subject.persons()).list(r -> r.uuid("batch_id")));
        Sql.of(em, EMPTY + which).set("persons", subject.persons()).update();
        return files;
    }

    private static final String EMPTY = "update import_row set reason = null, subject = null, before_text = null, after_text = null, data = null, candidate_id = null where ";
}
