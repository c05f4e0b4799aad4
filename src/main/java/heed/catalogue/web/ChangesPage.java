package heed.catalogue.web;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.catalogue.ModuleChanges;
import heed.catalogue.Modules;
import heed.catalogue.OpenModule;
import heed.catalogue.StoredVersion;
import heed.catalogue.Version;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.omnifaces.cdi.Param;

/** What changed between an edition that was published and the files' own, and who must take it again. */
@Named
@RequestScoped
public class ChangesPage {
    @Inject private Modules modules;
    @Inject private Access access;
    @Inject @Param private String slug;
    @Inject @Param private String from;

    private OpenModule draft;
    private ModuleChanges changes;

    private OpenModule draft() {
        if (draft == null) {
            access.require(Permission.EDIT_CONTENT);
            draft = modules.draft(slug == null ? "" : slug).orElseThrow(NotInScope::new);
        }
        return draft;
    }

    public String getSlug() {
        return draft().text().front().slug();
    }

    public String getTitle() {
        return Texts.of("catalogue", "changes.title", draft().text().front().title());
    }

    public Version getTo() {
        return draft().text().front().version();
    }

    private List<StoredVersion> published() {
        return modules.versions(getSlug()).stream().filter(v -> !v.isDraft()).toList();
    }

    public List<Choice> getVersions() {
        return published().stream().map(v -> Choice.of(v.version(), v.version().toString())).toList();
    }

    private Optional<StoredVersion> before() {
        return published().stream().filter(v -> from == null || from.isBlank() ? !v.version().equals(getTo()) : v.version().toString().equals(from)).findFirst();
    }

    public String getFrom() {
        return before().map(v -> v.version().toString()).orElse("");
    }

    /** Whether an earlier edition was published that this one can be held against. */
    public boolean isComparable() {
        return before().isPresent();
    }

    public ModuleChanges getChanges() {
        if (changes == null) {
            OpenModule old = modules.open(before().orElseThrow(NotInScope::new).id());
            changes = ModuleChanges.between(old.text(), old.folder(), draft().text(), draft().folder());
        }
        return changes;
    }

    public List<Row> getRows() {
        return getChanges().lines().stream().map(l -> new Row(l.what() + " " + l.name(), l.how(), Texts.of("catalogue", "changes.step." + l.step().name().toLowerCase(Locale.ROOT)))).toList();
    }

    /** A change as the page shows it. */
    public record Row(String what, String how, String step) {}
}
