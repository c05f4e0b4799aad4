package heed.provisioning;

import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.privacy.PersonalData;
import heed.privacy.Section;
import heed.privacy.Subject;
import heed.privacy.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files that named the person: the rows are emptied, and the whole content of such a file goes. One that was not saved yet
 * has to come again without the person. What files wrote is told by other rooms.
 */
@ApplicationScoped
@Transactional
public class ImportData implements PersonalData {
    private static final List<String> UNSAVED = List.of("uploaded", "checking", "checked", "writing");

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
        Leaver leaver = new Leaver(subject);
        Set<UUID> files = new HashSet<>();
        List<Line> hers = new ArrayList<>();
        List<Line> mentions = new ArrayList<>();
        candidates(leaver).each(r -> {
            Line line = Line.read(r);
            if (leaver.isIn(line)) {
                hers.add(line);
                files.add(line.batch());
            } else {
                mentions.add(leaver.withoutMentions(line));
            }
        });
        Sql.batch(em, "update import_row set reason = null, subject = null, before_text = null, after_text = null, data = null, candidate_id = null where batch_id = :batch and line_number = :line",
                hers, (sql, line) -> sql.set("batch", line.batch()).set("line", line.number()));
        Sql.batch(em, "update import_row set reason = :reason, before_text = :before, after_text = :after, candidate_id = :candidate where batch_id = :batch and line_number = :line",
                mentions, (sql, line) -> sql.set("batch", line.batch()).set("line", line.number()).set("reason", line.reason()).set("before", line.before()).set("after", line.after())
                        .set("candidate", line.candidate()));
        Sql.of(em, "select id from import_batch b where octet_length(content) > 0 and not exists (select 1 from import_row r where r.batch_id = b.id)").list(r -> r.uuid("id")).stream()
                .filter(leaver::isInFile).forEach(files::add);
        Sql.of(em, "update import_batch set content = :nothing, message = null, summary = null where id in (:ids) and state not in (:unsaved)")
                .set("nothing", new byte[0]).set("ids", files).set("unsaved", UNSAVED).update();
        Sql.of(em, "update import_batch set content = :nothing, message = :why, summary = null, state = 'failed', version = version + 1 where id in (:ids) and state in (:unsaved)")
                .set("nothing", new byte[0]).set("why", Texts.of("provisioning", "provisioning.takenOut")).set("ids", files).set("unsaved", UNSAVED).update();
    }

    /** Rows worth a look: those of the person's agencies that hold a name or a number, and all that hold an address. */
    private Sql candidates(Leaver leaver) {
        List<String> texts = List.of("r.subject", "r.data", "r.reason", "r.before_text", "r.after_text");
        List<String> words = List.copyOf(leaver.words.parts());
        List<String> parts = new ArrayList<>(words);
        parts.addAll(leaver.names.parts());
        leaver.numbers.forEach(n -> parts.add(Traces.like(n.number())));
        Sql sql = Sql.of(em, "select r.batch_id, r.line_number, r.subject, r.data, r.reason, r.before_text, r.after_text, r.candidate_id, r.decision, r.agency_key, b.unit_key, b.kind, b.heads"
                + " from import_row r join import_batch b on b.id = r.batch_id where r.candidate_id in (:persons) or " + Traces.anyOf(words.size(), texts.toArray(String[]::new))
                + " or b.unit_key in (:units) and " + Traces.anyOf(parts.size(), texts.toArray(String[]::new)))
                .set("persons", leaver.persons).set("units", leaver.line);
        for (int i = 0; i < parts.size(); i++) {
            sql.set("part" + i, parts.get(i));
        }
        return sql;
    }

    /** A row of a checked file, and what its file is. */
    private record Line(UUID batch, int number, int unitKey, ImportKind kind, List<String> heads, String subject, String data, String reason, String before, String after,
            UUID candidate, String decision, Integer agencyKey) {
        static Line read(Row r) {
            return new Line(r.uuid("batch_id"), r.integer("line_number"), r.integer("unit_key"), ImportKind.of(r.text("kind")).orElseThrow(), List.of(r.text("heads").split(Imports.BETWEEN, -1)),
                    r.text("subject"), r.text("data"), r.text("reason"), r.text("before_text"), r.text("after_text"), r.uuid("candidate_id"), r.text("decision"), r.integerOrNull("agency_key"));
        }

        List<String> cells() {
            return data == null ? List.of() : List.of(data.split(Imports.BETWEEN, -1));
        }

        /** The whole staff number is in its own column, or stands between the name and the agency. */
        boolean hasNumber(String number) {
            if (kind != ImportKind.PEOPLE && kind != ImportKind.AWARDS) {
                return false;
            }
            Column column = kind.columns().stream().filter(c -> c.name().equals("staff_number")).findFirst().orElseThrow();
            List<String> cells = cells();
            for (int i = 0; i < Math.min(cells.size(), heads.size()); i++) {
                if (column.isCalled(heads.get(i)) && cells.get(i).strip().equalsIgnoreCase(number)) {
                    return true;
                }
            }
            return subject != null && Stream.of(subject.split(",")).skip(1).anyMatch(part -> part.strip().equalsIgnoreCase(number));
        }

        /** Whether it is about an agency of this name or code. */
        boolean names(String agency) {
            return cells().stream().anyMatch(c -> c.strip().equalsIgnoreCase(agency)) || subject != null && subject.toLowerCase(Locale.ROOT).endsWith(", " + agency);
        }
    }

    /** Somebody who is taken out, and where files may speak of the person. */
    private final class Leaver {
        final Set<UUID> persons;
        final Traces words;
        final Traces names;
        final Set<Subject.StaffNumber> numbers;
        /** Each agency's names and codes in small letters, now and before. */
        final Map<Integer, Set<String>> agencies = new HashMap<>();
        final Set<Integer> own;
        /** Units at and below the agencies of the person, and with those above them. */
        final Set<Integer> below = new HashSet<>();
        final Set<Integer> line;

        Leaver(Subject subject) {
            persons = subject.persons();
            words = new Traces(new Subject(persons, Set.of(), Set.of(), subject.words(), Set.of()));
            names = new Traces(new Subject(persons, Set.of(), subject.names(), Set.of(), Set.of()));
            numbers = subject.staffNumbers();
            own = new HashSet<>(Sql.of(em, "select distinct agency_key from post where person_id in (:persons)").set("persons", persons).list(r -> r.integer("agency_key")));
            below.addAll(own);
            below.addAll(Sql.of(em, "select distinct descendant as unit_key from unit_closure where ancestor in (:own)").set("own", own).list(r -> r.integer("unit_key")));
            line = new HashSet<>(below);
            line.addAll(Sql.of(em, "select distinct ancestor as unit_key from unit_closure where descendant in (:own)").set("own", own).list(r -> r.integer("unit_key")));
            Sql.of(em, "select u.unit_key, u.code, f.name from unit u join unit_fact f on f.unit_key = u.unit_key where u.kind = 'agency'")
                    .each(r -> agencies.computeIfAbsent(r.integer("unit_key"), k -> new HashSet<>())
                            .addAll(List.of(r.text("code").toLowerCase(Locale.ROOT), r.text("name").toLowerCase(Locale.ROOT))));
        }

        /** Whether the row itself is about the person. */
        boolean isIn(Line row) {
            if (asksAbout(row) && Ask.SAME.equals(row.decision()) || words.in(row.subject()) || words.in(row.data())) {
                return true;
            }
            return line.contains(row.unitKey()) && ((names.in(row.subject()) || names.in(row.data())) && mayBeOfOwnAgency(row)
                    || numbers.stream().anyMatch(n -> row.hasNumber(n.number()) && isOf(row, n.agencyKey())));
        }

        private boolean asksAbout(Line row) {
            return row.candidate() != null && persons.contains(row.candidate());
        }

        private boolean isOf(Line row, int agency) {
            return row.unitKey() == agency || agency(row, agency)
                    || below.contains(row.unitKey()) && own.size() == 1;
        }

        private boolean agency(Line row, int agency) {
            return row.agencyKey() != null ? row.agencyKey() == agency : agencies.getOrDefault(agency, Set.of()).stream().anyMatch(row::names);
        }

        /** A namesake whom another agency is about to send is somebody else. */
        private boolean mayBeOfOwnAgency(Line row) {
            return below.contains(row.unitKey()) || own.stream().anyMatch(a -> agency(row, a)) || agencies.keySet().stream().noneMatch(a -> agency(row, a));
        }

        /** The row of somebody else, without what it says of the person. */
        Line withoutMentions(Line row) {
            boolean asked = asksAbout(row);
            return new Line(row.batch(), row.number(), row.unitKey(), row.kind(), row.heads(), row.subject(), row.data(), asked ? null : without(row, row.reason()),
                    asked ? null : without(row, row.before()), without(row, row.after()), asked ? null : row.candidate(), row.decision(), row.agencyKey());
        }

        private String without(Line row, String text) {
            return words.in(text) || line.contains(row.unitKey()) && names.in(text) ? null : text;
        }

        /** Whether a file of which no rows are kept has a line about the person. */
        boolean isInFile(UUID id) {
            record File(int unitKey, byte[] content) {}
            File file = Sql.of(em, "select unit_key, content from import_batch where id = :id").set("id", id).first(r -> new File(r.integer("unit_key"), r.bytes("content"))).orElseThrow();
            return FileText.of(file.content()).lines().anyMatch(l -> words.in(l) || line.contains(file.unitKey()) && names.in(l));
        }
    }
}
