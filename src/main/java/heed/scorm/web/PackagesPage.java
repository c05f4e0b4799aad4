package heed.scorm.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.Texts;
import heed.platform.faces.Days;
import heed.scorm.Packages;
import heed.scorm.Upload;
import heed.scorm.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Every package, and what was uploaded lately. */
@Named
@RequestScoped
public class PackagesPage {
    /** A package as the list shows it. */
    public record Row(String path, String title, String code, String edition, String version, String state) {}

    /** An upload as the list shows it. */
    public record Sent(String path, String file, String day, String state) {}

    @Inject private Packages packages;
    @Inject private Uploads uploads;
    @Inject private Access access;
    @Inject private Clock clock;

    private List<Row> rows;

    public void open() {
        access.require(Permission.BRING_PACKAGES);
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = packages.all().stream().map(p -> new Row("/scorm/package?id=" + p.id(), p.title(), p.code(), p.newest().edition().label(), p.newest().version().version().toString(), state(p))).toList();
        }
        return rows;
    }

    static String state(Packages.Line line) {
        boolean draft = line.newest().version().isDraft();
        return line.areas().isEmpty() ? Texts.of("scorm", draft ? "state.draft" : "state.nowhere") : Texts.of("scorm", draft ? "state.publishedBefore" : "state.published", line.areas().size());
    }

    public List<Sent> getUploads() {
        return uploads.recent().stream().map(u -> new Sent("/scorm/upload?id=" + u.id(), u.fileName(), Days.say(u.lastAt().atZoneSameInstant(clock.getZone()).toLocalDate()), words(u))).toList();
    }

    static String words(Upload upload) {
        return Texts.of("scorm", "upload.state." + upload.state().name().toLowerCase(Locale.ROOT));
    }
}
