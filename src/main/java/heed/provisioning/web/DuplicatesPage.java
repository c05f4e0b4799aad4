package heed.provisioning.web;

import heed.access.NotInScope;
import heed.platform.PageRequest;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Days;
import heed.provisioning.Batch;
import heed.provisioning.ImportRow;
import heed.provisioning.Imports;
import heed.workforce.PostFacts;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** Rows that may be about somebody known: both side by side, and the question who it is. */
@Named
@RequestScoped
public class DuplicatesPage {
    private static final int AT_ONCE = 25;

    /** One cell of the file with its head. */
    public record Cell(String head, String text) {}

    /**
     * A question: the row's cells, the person it may be, and the name of the three answers' boxes.
     *
     * @param known where that person comes from: known already, or another row of the file; null when nobody is there any more
     * @param hidden whether it is somebody whom nobody is shown here: the answer is a record of its own, or none
     */
    public record Question(
            String box, int line, String why, List<Cell> cells, String known, String name, String email, List<String> posts, boolean hidden) {
        public boolean gone() {
            return known == null;
        }
    }

    @Inject private Imports imports;
    @Inject private Units units;
    @Inject private ProfessionalGroups groups;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;
    @Inject @Param private String id;

    private List<ImportRow> rows;
    private long total;
    private List<Question> questions;

    public UUID getId() {
        if (id == null || !id.matches("[0-9a-fA-F-]{36}")) {
            throw new NotInScope();
        }
        return UUID.fromString(id);
    }

    private List<ImportRow> rows() {
        if (rows == null) {
            var slice = imports.rows(getId(), new PageRequest(0, AT_ONCE, null, false, Map.of("outcome", "asked")));
            rows = slice.rows();
            total = slice.total();
        }
        return rows;
    }

    public void open() {
        rows();
    }

    public boolean isMore() {
        rows();
        return total > AT_ONCE;
    }

    public String getLead() {
        rows();
        return Texts.of("provisioning", "duplicates.lead", total);
    }

    public List<Question> getQuestions() {
        if (questions == null) {
            Batch batch = imports.require(getId());
            Set<UUID> ids = rows().stream().map(ImportRow::candidate).filter(Objects::nonNull).collect(Collectors.toSet());
            Map<Integer, ImportRow> others = imports.rows(getId(), rows().stream().map(ImportRow::otherLine).filter(Objects::nonNull)
                    .distinct().toList()).stream().collect(Collectors.toMap(ImportRow::line, r -> r));
            Map<UUID, Imports.Candidate> candidates = imports.candidates(getId(), ids);
            Map<Integer, String> agencies = units.names(candidates.values().stream().flatMap(c -> c.posts().stream()).map(PostFacts::agencyKey).toList(),
                    LocalDate.now(clock));
            Map<String, String> jobs = groups.all().stream().collect(Collectors.toMap(ProfessionalGroup::code, ProfessionalGroup::name));
            questions = rows().stream().map(row -> row.otherLine() != null ? aboutRow(batch, row, others.get(row.otherLine()))
                    : aboutPerson(batch, row, row.candidate() == null ? null : candidates.get(row.candidate()), agencies, jobs)).toList();
        }
        return questions;
    }

    private static Question aboutRow(Batch batch, ImportRow row, ImportRow other) {
        return new Question("d" + row.line(), row.line(), row.reason(), cells(batch, row), Texts.of("provisioning", "duplicates.otherRow", other.line()),
                other.subject(), "", other.after() == null ? List.of() : List.of(other.after()), false);
    }

    private Question aboutPerson(Batch batch, ImportRow row, Imports.Candidate known, Map<Integer, String> agencies, Map<String, String> jobs) {
        if (known == null && row.candidate() == null && row.reason() != null) {
            return new Question("d" + row.line(), row.line(), row.reason(), cells(batch, row), Texts.of("provisioning", "duplicates.elsewhere"),
                    Texts.of("provisioning", "duplicates.elsewhere.say"), "", List.of(), true);
        }
        if (known == null) {
            return new Question("d" + row.line(), row.line(), null, cells(batch, row), null, null, null, List.of(), false);
        }
        String email = known.left() ? Texts.of("provisioning", "duplicates.left")
                : known.email() == null ? Texts.of("provisioning", "duplicates.noEmail") : known.email();
        return new Question("d" + row.line(), row.line(), row.reason(), cells(batch, row), Texts.of("provisioning", "duplicates.known"),
                known.name(), email, known.posts().stream().map(p -> say(p, agencies, jobs)).toList(), false);
    }

    /** Whether there is a question left that can be answered. */
    public boolean isAnswerable() {
        return getQuestions().stream().anyMatch(q -> !q.gone());
    }

    private static List<Cell> cells(Batch batch, ImportRow row) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(batch.heads().size(), row.cells().size()); i++) {
            if (!row.cells().get(i).isBlank()) {
                cells.add(new Cell(batch.heads().get(i), row.cells().get(i)));
            }
        }
        return cells;
    }

    private String say(PostFacts p, Map<Integer, String> agencies, Map<String, String> jobs) {
        String title = p.jobTitle() != null ? p.jobTitle() : jobs.get(p.group());
        return Texts.of("provisioning", p.lastDay() == null ? "duplicates.post" : "duplicates.postEnded", agencies.get(p.agencyKey()), title,
                p.staffNumber() == null ? Texts.of("provisioning", "duplicates.noNumber") : p.staffNumber(), Days.say(p.firstDay()),
                p.lastDay() == null ? "" : Days.say(p.lastDay()));
    }

    public String save() {
        Map<Integer, String> decisions = new HashMap<>();
        for (ImportRow row : rows()) {
            String decision = request.getParameter("d" + row.line());
            if (decision != null && Set.of("same", "other", "out").contains(decision)) {
                decisions.put(row.line(), decision);
            }
        }
        if (decisions.isEmpty()) {
            throw new Refusal("provisioning.duplicates.none");
        }
        imports.decide(getId(), decisions);
        return "/provisioning/import?faces-redirect=true&id=" + getId() + "&done=decided&n=" + decisions.size();
    }
}
