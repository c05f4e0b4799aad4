package heed.award.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.award.AwardRow;
import heed.award.Awards;
import heed.award.NewAward;
import heed.award.Standing;
import heed.award.Standings;
import heed.catalogue.Modules;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What somebody holds, what of it counts for which post and until when; and a form for training taken elsewhere. */
@Named
@RequestScoped
public class RecordPage {
    /** One award in the page's words; {@code certificate} is empty when it has none. */
    public record Row(String title, String earned, List<String> counts, String certificate) {}

    @Inject private CurrentUser user;
    @Inject private Awards awards;
    @Inject private Standings standings;
    @Inject private ProfessionalGroups groups;
    @Inject private Modules modules;

    private List<Row> rows;
    private String slug;
    private LocalDate completedOn;
    private String provider;
    private String evidence;

    private UUID person() {
        return user.personId().orElseThrow(NotInScope::new);
    }

    public void open() {
        person();
    }

    public List<Row> getRows() {
        if (rows == null) {
            Map<String, String> names = groups.all().stream().collect(Collectors.toMap(ProfessionalGroup::code, ProfessionalGroup::name));
            List<Standing> today = standings.today(person());
            rows = awards.held(person()).stream().map(a -> row(a, today, names)).toList();
        }
        return rows;
    }

    private static Row row(AwardRow a, List<Standing> standings, Map<String, String> groups) {
        List<String> counts = new ArrayList<>();
        if (a.isRevoked()) {
            counts.add(Texts.of("award", "record.revoked", a.revokedWhy()));
        } else if (!a.isVerified()) {
            counts.add(Texts.of("award", "record.unverified"));
        } else {
            for (Standing standing : standings) {
                standing.module(a.award().slug()).filter(m -> m.award() != null && m.award().id().equals(a.id())).ifPresent(m -> counts.add(
                        Texts.of("award", m.expiry().isBefore(standing.asAt()) ? "record.counted" : "record.counts", m.expiry(), groups.get(standing.post().group()))));
            }
            if (counts.isEmpty()) {
                counts.add(Texts.of("award", "record.kept"));
            }
        }
        String from = a.provider() == null ? Texts.day(a.completedOn()) : Texts.of("award", "record.from", a.completedOn(), a.provider());
        return new Row(a.title(), from, counts, a.hasCertificate() ? "/award/certificate?award=" + a.id() : "");
    }

    public boolean isNothing() {
        return getRows().isEmpty();
    }

    public List<Choice> getModules() {
        return modules.planned().stream().map(m -> Choice.of(m.slug(), m.title())).toList();
    }

    /** Keeps evidence of training elsewhere; it counts when a coordinator has verified it. */
    public String add() {
        awards.record(NewAward.external(person(), slug, completedOn, provider, evidence));
        return "/award/record?faces-redirect=true&done=evidence";
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }

    public LocalDate getCompletedOn() {
        return completedOn;
    }

    public void setCompletedOn(LocalDate completedOn) {
        this.completedOn = completedOn;
    }

    public String getProvider() {
        return provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }
}
