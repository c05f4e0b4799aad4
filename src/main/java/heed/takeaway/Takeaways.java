package heed.takeaway;

import heed.access.NotInScope;
import heed.audit.AuditLog;
import heed.catalogue.ModuleCard;
import heed.catalogue.Modules;
import heed.catalogue.Nation;
import heed.catalogue.OpenModule;
import heed.catalogue.Page;
import heed.catalogue.Tool;
import heed.catalogue.Tools;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Sql;
import heed.platform.Texts;
import heed.workforce.Areas;
import heed.workforce.ProfessionalGroup;
import heed.workforce.ProfessionalGroups;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Our own modules as packages for other training systems: what an area may take along, and what it has taken. */
@ApplicationScoped
@Transactional
public class Takeaways {
    private EntityManager em;
    private Clock clock;
    private Modules modules;
    private Areas areas;
    private Units units;
    private ProfessionalGroups groups;
    private Tools tools;
    private AuditLog log;

    protected Takeaways() {}

    @Inject
    public Takeaways(EntityManager em, Clock clock, Modules modules, Areas areas, Units units, ProfessionalGroups groups, Tools tools, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.modules = modules;
        this.areas = areas;
        this.units = units;
        this.groups = groups;
        this.tools = tools;
        this.log = log;
    }

    /**
     * Why an area may not take a module along, as a refusal with its words; empty if it may. What is signed off there may be
     * taken, and a draft only while the area is a demonstration.
     *
     * @throws NotInScope if the area's learners do not get the module
     */
    public Optional<Refusal> obstacle(String slug, int areaKey) {
        ModuleCard card = modules.find(slug, areaKey).orElseThrow(NotInScope::new);
        if (areas.nation(areaKey).flatMap(Nation::of).isEmpty()) {
            return Optional.of(new Refusal("takeaway.nationMissing"));
        }
        if (modules.text(card.versionId()).pages().stream().anyMatch(Page::isPackage)) {
            return Optional.of(new Refusal("takeaway.isPackage"));
        }
        return card.signedOff() || areas.isDemonstration(areaKey) ? Optional.empty() : Optional.of(new Refusal("takeaway.notSignedOff"));
    }

    /**
     * A module as the area's learners get it now, for one professional group.
     *
     * @throws NotInScope if the area's learners do not get it, or there is no such group
     * @throws Refusal if it may not be taken along
     */
    public TakenModule take(String slug, int areaKey, String group, Edition edition) {
        obstacle(slug, areaKey).ifPresent(refusal -> {
            throw refusal;
        });
        ModuleCard card = modules.find(slug, areaKey).orElseThrow(NotInScope::new);
        OpenModule module = modules.open(card.versionId());
        ProfessionalGroup whose = groups.find(group).orElseThrow(NotInScope::new);
        List<String> titles = module.text().front().toolkitLinks().stream().flatMap(name -> tools.find(name).stream()).map(Tool::title).toList();
        return new TakenModule(module, areas.nation(areaKey).flatMap(Nation::of).orElseThrow(), areaKey, units.names(Set.of(areaKey), LocalDate.now(clock)).get(areaKey),
                areas.localFields(areaKey), whose.code(), whose.name(), edition, !card.signedOff(), titles);
    }

    /** Counts a package that is handed over, and writes it in the audit log. */
    public void handOver(TakenModule taken) {
        Sql.of(em, "insert into takeaway (id, version_id, area_key, group_code, edition, draft, taken_at) values (:id, :version, :area, :group, :edition, :draft, :now)")
                .set("id", Ids.next()).set("version", taken.module().versionId()).set("area", taken.areaKey()).set("group", taken.group()).set("edition", taken.edition().key())
                .set("draft", taken.draft()).set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
        log.record("takeaway.module.taken", "module", taken.front().slug(), taken.front().title(), taken.areaKey(),
                Texts.of("takeaway", "audit.taken", taken.front().version(), taken.edition().label(), taken.groupName()));
    }

    /**
     * Writes the package. The same module, area, group and edition give the same bytes.
     *
     * @param shared opens a file that the portal's own pages use, by its path such as {@code css/tokens.css}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void write(TakenModule taken, Function<String, InputStream> shared, OutputStream out) throws IOException {
        new PackageZip(taken, shared).write(out);
    }

    /** What was taken along of a module for an area, the newest first. */
    public List<Taken> taken(String slug, int areaKey) {
        return Sql.of(em, "select v.version, t.edition, t.group_code, t.draft, count(*) as times, max(t.taken_at) as last_at from takeaway t join module_version v on v.id = t.version_id"
                        + " where t.area_key = :area and v.slug = :slug group by v.version, t.edition, t.group_code, t.draft order by max(t.taken_at) desc")
                .set("area", areaKey).set("slug", slug)
                .list(r -> new Taken(r.text("version"), Edition.of(r.text("edition")).orElseThrow(), groups.find(r.text("group_code")).map(ProfessionalGroup::name).orElse(r.text("group_code")), r.flag("draft"),
                        r.integer("times"), r.at("last_at").atZoneSameInstant(clock.getZone()).toLocalDate()));
    }

    /**
     * A package that is played elsewhere, as far as is known here.
     *
     * @param times how often it was taken
     * @param last the day it was taken last
     */
    public record Taken(String version, Edition edition, String group, boolean draft, int times, LocalDate last) {}
}
