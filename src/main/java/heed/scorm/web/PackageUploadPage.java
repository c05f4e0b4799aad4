package heed.scorm.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.JobStatus;
import heed.platform.Jobs;
import heed.platform.Texts;
import heed.platform.faces.RowAction;
import heed.scorm.Packages;
import heed.scorm.Sizes;
import heed.scorm.Upload;
import heed.scorm.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A package comes in: the form, the pieces that have arrived, and then what was found in it. */
@Named
@RequestScoped
public class PackageUploadPage {
    private static final Set<String> FAULTS = Set.of("empty", "refused");

    /** An upload that has broken off. */
    public record Broken(UUID id, String words) {}

    /** A line of the log. */
    public record Found(String place, String words) {}

    @Inject private Uploads uploads;
    @Inject private Packages packages;
    @Inject private Jobs jobs;
    @Inject private Access access;
    @Inject private HttpServletRequest request;
    @Inject @Param private String id;
    @Inject @Param(name = "package") private String packageId;
    @Inject @Param private String fault;

    private Upload upload;
    private Packages.Line existing;
    private String address;

    public void open() {
        access.require(Permission.BRING_PACKAGES);
        if (isFollowing()) {
            getUpload();
        } else if (isNewVersion()) {
            getExisting();
        }
    }

    // The form

    /** Whether the page follows one upload and not offers the form. */
    public boolean isFollowing() {
        return id != null && !id.isBlank();
    }

    public boolean isNewVersion() {
        return packageId != null && !packageId.isBlank();
    }

    public Packages.Line getExisting() {
        if (existing == null) {
            existing = packages.one(id(packageId));
        }
        return existing;
    }

    public String getTitle() {
        return isFollowing() ? getUpload().fileName() : isNewVersion() ? Texts.of("scorm", "upload.title.version", getExisting().title()) : Texts.of("scorm", "upload.title");
    }

    public String getLead() {
        return isFollowing() ? "" : Texts.of("scorm", isNewVersion() ? "upload.lead.version" : "upload.lead");
    }

    /** Why the form without a script was not taken; an empty text if nothing was wrong. */
    public String getFault() {
        return fault != null && FAULTS.contains(fault) ? Texts.of("scorm", "upload.fault." + fault) : "";
    }

    public List<Broken> getBroken() {
        return uploads.broken().stream().map(u -> new Broken(u.id(), Texts.of("scorm", "upload.broken", u.fileName(), Sizes.words(u.received()), Sizes.words(u.size())))).toList();
    }

    /** The post names the upload. */
    public String drop() {
        uploads.drop(RowAction.row(request, "drop"));
        return "/scorm/upload?faces-redirect=true&done=dropped";
    }

    public String fetch() {
        return "/scorm/upload?faces-redirect=true&id=" + uploads.fetch(address).id();
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    // What came of it

    public Upload getUpload() {
        if (upload == null) {
            upload = uploads.find(id(id));
        }
        return upload;
    }

    public String getKicker() {
        return isFollowing() ? PackagesPage.words(getUpload()) : "";
    }

    public boolean isWaiting() {
        return getUpload().state() == Upload.State.WAITING;
    }

    /** Whether the page asks how far the work is; while it answers such a question it must still hold what asked, also when the work is over. */
    public boolean isAsking() {
        return isWaiting() || Faces.isAjaxRequest();
    }

    public boolean isDone() {
        return getUpload().state() == Upload.State.DONE;
    }

    public boolean isRefused() {
        return getUpload().state() == Upload.State.REFUSED;
    }

    public String getProgress() {
        return Texts.of("scorm", "upload.working", getPercent());
    }

    public int getPercent() {
        return Optional.ofNullable(getUpload().jobId()).flatMap(jobs::find).map(JobStatus::getPercent).orElse(0);
    }

    /** Asked by the page while the work goes on; when it is over, the page is shown anew. */
    public void look() {
        if (!isWaiting()) {
            Faces.redirect(Faces.getRequestContextPath() + "/scorm/upload?id=" + getUpload().id());
        }
    }

    public List<Found> getSteps() {
        return found("step");
    }

    public List<Found> getRemarks() {
        return found("remark");
    }

    public List<Found> getFaults() {
        return found("fault");
    }

    private List<Found> found(String kind) {
        return found(uploads.lines(getUpload().id()), kind);
    }

    static List<Found> found(List<Uploads.Line> lines, String kind) {
        return lines.stream().filter(l -> l.kind().equals(kind)).map(l -> new Found(place(l), l.words())).toList();
    }

    private static String place(Uploads.Line line) {
        return line.path().isEmpty() ? "" : line.line() > 0 ? Texts.of("scorm", "log.line", line.path(), String.valueOf(line.line())) : line.path();
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }
}
