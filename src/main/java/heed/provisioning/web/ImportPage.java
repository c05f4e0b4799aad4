package heed.provisioning.web;

import heed.access.NotInScope;
import heed.platform.JobStatus;
import heed.platform.Jobs;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.platform.faces.Pager;
import heed.provisioning.Batch;
import heed.provisioning.ImportRow;
import heed.provisioning.Imports;
import heed.provisioning.Outcome;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One import: how far it is, what it would do or has done, row by row; also its confirmation and its undoing. */
@Named
@RequestScoped
public class ImportPage {
    /** A row as the page shows it; number is words for posts the file lacks. */
    public record Line(String number, String subject, String outcome, boolean leftOut, String reason, String before, String after) {}

    /** How many rows have an outcome, and the way to them. */
    public record Count(String code, String label, String rows) {}

    @Inject private Imports imports;
    @Inject private Jobs jobs;
    @Inject private Units units;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;
    @Inject @Param private String id;

    private Batch batch;
    private Optional<JobStatus> job;
    private Map<Outcome, Long> counts;
    private PageRequest asked;
    private Slice<ImportRow> slice;

    public void open() {
        getBatch();
    }

    public UUID getId() {
        if (id == null || !id.matches("[0-9a-fA-F-]{36}")) {
            throw new NotInScope();
        }
        return UUID.fromString(id);
    }

    public Batch getBatch() {
        if (batch == null) {
            batch = imports.require(getId());
        }
        return batch;
    }

    private Optional<JobStatus> job() {
        if (job == null) {
            job = getBatch().jobId() == null ? Optional.empty() : jobs.find(getBatch().jobId());
        }
        return job;
    }

    // How far it is

    public boolean isWorking() {
        return getBatch().isAtWork() && !isBroken();
    }

    /** The form that asks how far the work is; it also answers the question during which the work was over. */
    public boolean isAsking() {
        return isWorking() || request.getParameter("waiting") != null;
    }

    /** The work stopped by an error of ours, so that waiting is of no use. */
    public boolean isBroken() {
        return getBatch().isAtWork() && job().map(JobStatus::isFailed).orElse(true);
    }

    public int getPercent() {
        return job().map(JobStatus::getPercent).orElse(0);
    }

    public String getProgress() {
        int done = job().map(JobStatus::progress).orElse(0);
        if (getBatch().state().equals("writing") && done >= getBatch().rowsTotal()) {
            return Texts.of("provisioning", "import.progress.together", getBatch().rowsTotal());
        }
        return Texts.of("provisioning", "import.progress." + getBatch().state(), done, getBatch().rowsTotal());
    }

    public String getBrokenWords() {
        return job().map(JobStatus::message).orElse("");
    }

    /** Asked by the page while the work goes on; when it is over, the page is shown anew. */
    public void look() {
        if (!isWorking()) {
            Faces.redirect(Faces.getRequestContextPath() + "/provisioning/import?id=" + getId());
        }
    }

    // What it is

    public String getKicker() {
        return Texts.of("provisioning", "import.kicker", Texts.of("provisioning", "kind." + getBatch().kind().code()),
                getBatch().fileName(), getBatch().rowsTotal());
    }

    public String getTitle() {
        return Texts.of("provisioning", "import.title." + getBatch().state());
    }

    public String getLead() {
        return Texts.of("provisioning", "import.lead." + getBatch().state());
    }

    public String getUnit() {
        return units.names(List.of(getBatch().unitKey()), LocalDate.now(clock)).get(getBatch().unitKey());
    }

    public String getListDay() {
        return Days.say(getBatch().listDay());
    }

    public boolean isChecked() {
        return getBatch().isChecked();
    }

    public boolean isWritten() {
        return getBatch().isWritten();
    }

    public boolean isShown() {
        return List.of("checked", "written", "undone", "discarded").contains(getBatch().state());
    }

    // What it would do

    private long count(Outcome outcome) {
        if (counts == null) {
            counts = imports.counts(getId());
        }
        return counts.getOrDefault(outcome, 0L);
    }

    public List<Count> getCounts() {
        return Arrays.stream(Outcome.values()).filter(o -> count(o) > 0).map(o -> new Count(o.code(),
                Texts.of("provisioning", "outcome." + o.code()), String.format(Locale.UK, "%,d", count(o)))).toList();
    }

    /** That each row of the file is accounted for, in one sentence; rows that stand for posts the file lacks come on top. */
    public String getSum() {
        long found = Arrays.stream(Outcome.values()).mapToLong(this::count).sum();
        long beyond = found - getBatch().rowsTotal();
        return Texts.of("provisioning", beyond > 0 ? "import.sum.beyond" : "import.sum", getBatch().rowsTotal(),
                getBatch().rowsTotal() - getLeftOut(), getLeftOut(), beyond);
    }

    public long getAsked() {
        return count(Outcome.ASKED);
    }

    public long getUntitled() {
        return count(Outcome.UNTITLED);
    }

    public long getLeftOut() {
        return count(Outcome.REFUSED) + getAsked() + getUntitled();
    }

    public String getLeftOutWords() {
        return Texts.of("provisioning", "confirm.leftOut", getLeftOut());
    }

    public String getAskedWords() {
        return Texts.of("provisioning", "import.asked", getAsked());
    }

    public String getUntitledWords() {
        return Texts.of("provisioning", "import.untitled", getUntitled());
    }

    public boolean isWorthSaving() {
        return Stream.of(Outcome.ADDED, Outcome.CHANGED, Outcome.ENDED, Outcome.UNCHANGED).mapToLong(this::count).sum() > 0;
    }

    private Slice<ImportRow> slice() {
        if (slice == null) {
            asked = Pager.asked(request, 50, "outcome");
            slice = imports.rows(getId(), asked);
        }
        return slice;
    }

    public List<Line> getLines() {
        return slice().rows().stream().map(r -> new Line(
                r.isInFile() ? String.valueOf(r.line()) : Texts.of("provisioning", "import.notInFile"), r.subject(),
                Texts.of("provisioning", "outcome." + r.outcome().code()), r.outcome().isLeftOut(), r.reason(),
                r.before(), r.after())).toList();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice());
    }

    public String getOutcome() {
        slice();
        return asked.filter("outcome").orElse("");
    }

    public List<Choice> getOutcomes() {
        return getCounts().stream().map(c -> Choice.of(c.code(), c.label() + " (" + c.rows() + ")")).toList();
    }

    // What can be done

    public String confirm() {
        imports.confirm(getId());
        return here();
    }

    public String undo() {
        imports.undo(getId());
        return here();
    }

    public String discard() {
        imports.discard(getId());
        return "/provisioning/imports?faces-redirect=true&done=discarded";
    }

    public String checkAgain() {
        imports.checkAgain(getId());
        return here();
    }

    private String here() {
        return "/provisioning/import?faces-redirect=true&id=" + getId();
    }
}
