package heed.catalogue;

import heed.access.Scope;
import heed.audit.AuditLog;
import heed.platform.Ids;
import heed.platform.Refusal;
import heed.platform.Row;
import heed.platform.Sql;
import heed.platform.StartFault;
import heed.platform.Texts;
import heed.workforce.Areas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The modules: which are planned, which versions there are, and which an area's learners get. Learners only ever see the copy
 * that was stored at publication, so a version stays readable when the files have moved on.
 */
@ApplicationScoped
@Transactional
public class Modules {
    private static final String CARD = "select v.id, v.slug, m.code, v.title, v.summary, v.version, v.minutes, m.level_from, m.level_to, m.specialised, p.signed_off, p.published_at"
        + " from module_publication p join module_version v on v.id = p.version_id join module m on m.slug = v.slug where p.withdrawn_at is null and p.area_key = :area";
    private static final Map<String, String> MEDIA_TYPES = Map.of("md", "text/markdown", "svg", "image/svg+xml", "png", "image/png", "jpg", "image/jpeg", "webp", "image/webp", "vtt", "text/vtt");

    private final Map<UUID, OpenModule> open = new ConcurrentHashMap<>();
    private EntityManager em;
    private Clock clock;
    private Shelf shelf;
    private Areas areas;
    private AuditLog log;

    protected Modules() {}

    /** For where no caller is known: what is logged is the program's doing. */
    public Modules(EntityManager em, Clock clock, Shelf shelf, Areas areas) {
        this(em, clock, shelf, areas, AuditLog.ofProgram(em, clock));
    }

    @Inject
    public Modules(EntityManager em, Clock clock, Shelf shelf, Areas areas, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.shelf = shelf;
        this.areas = areas;
        this.log = log;
    }

    /** The whole curriculum in its own order. */
    public List<PlannedModule> planned() {
        return Sql.of(em, "select m.*, (select count(*) from module_version v where v.slug = m.slug) as versions from module m order by m.code")
            .list(r -> new PlannedModule(r.text("slug"), r.text("code"), r.text("title"), levels(r), r.integer("minutes"), r.integer("refresh_months"), r.number("versions") > 0));
    }

    /** What an area's learners can take now, in the curriculum's order. */
    public List<ModuleCard> published(int areaKey) {
        return Sql.of(em, CARD + " order by m.code").set("area", areaKey).list(Modules::card);
    }

    /** A module as an area's learners get it now; empty if it is not published there. */
    public Optional<ModuleCard> find(String slug, int areaKey) {
        return Sql.of(em, CARD + " and v.slug = :slug").set("area", areaKey).set("slug", slug).first(Modules::card);
    }

    /** The version an area's learners begin on now. */
    public Optional<UUID> current(String slug, int areaKey) {
        return find(slug, areaKey).map(ModuleCard::versionId);
    }

    /** Every version of a module, newest first. */
    public List<StoredVersion> versions(String slug) {
        return Sql.of(em, "select * from module_version where slug = :slug").set("slug", slug).list(Modules::stored).stream()
            .sorted(Comparator.comparing(StoredVersion::version).reversed()).toList();
    }

    public Optional<StoredVersion> version(UUID versionId) {
        return Sql.of(em, "select * from module_version where id = :id").set("id", versionId).first(Modules::stored);
    }

    /** Whether what is earned with this version in that area counts for real: the last publication there was not a draft's. */
    public boolean signedOff(UUID versionId, int areaKey) {
        return Sql.of(em, "select signed_off from module_publication where version_id = :version and area_key = :area order by published_at desc")
            .set("version", versionId).set("area", areaKey).first(r -> r.flag("signed_off")).orElse(false);
    }

    /**
     * A version as it was published.
     *
     * @throws IllegalStateException if there is no such published version
     */
    public OpenModule open(UUID versionId) {
        return open.computeIfAbsent(versionId, this::load);
    }

    /** The words of a published version. */
    public ModuleText text(UUID versionId) {
        return open(versionId).text();
    }

    /**
     * The version that would be published next, for those who write and check: the files' own one, or the newest one of a module that was
     * brought in otherwise. Empty if the files have faults or there is no such module.
     */
    public Optional<OpenModule> draft(String slug) {
        Optional<Shelf.Draft> own = shelf.find(slug);
        return own.isPresent()
            ? own.flatMap(draft -> draft.text().flatMap(text -> idOf(slug, text.front().version()).map(id -> new OpenModule(id, text, draft.folder()))))
            : versions(slug).stream().findFirst().flatMap(newest -> stored(newest.id(), slug));
    }

    /**
     * Keeps a version of a module that does not lie in the files of this program, as a draft. A draft of the same version is replaced.
     *
     * @return the version's id
     * @throws IllegalStateException if the files hold a module of that name, the folder cannot be read, or the version was published
     */
    public UUID bring(ModuleFolder folder) {
        ModuleText text = ModuleReader.readPublished(folder, "en.md").orElseThrow(() -> new IllegalStateException("The module " + folder.slug() + " cannot be read"));
        if (shelf.find(folder.slug()).isPresent()) {
            throw new IllegalStateException("The module " + folder.slug() + " lies in the files");
        }
        take(folder, text);
        UUID id = idOf(folder.slug(), text.front().version()).orElseThrow();
        if (!version(id).orElseThrow().isDraft()) {
            throw new IllegalStateException("Version " + text.front().version() + " of " + folder.slug() + " was published");
        }
        keepFiles(id, folder);
        return id;
    }

    /** The first free code of the form P001 for a module that is brought in, and for those after it P002 and on. */
    public String freeCode() {
        int last = Sql.of(em, "select code from module where code like 'P%'").list(r -> r.text("code")).stream()
            .filter(c -> c.matches("P\\d{3,6}")).mapToInt(c -> Integer.parseInt(c.substring(1))).max().orElse(0);
        return String.format(Locale.ROOT, "P%03d", last + 1);
    }

    /** Whether a module of that name is planned, written or brought in. */
    public boolean isTaken(String slug) {
        return Sql.of(em, "select 1 from module where slug = :slug").set("slug", slug).exists();
    }

    /** The slugs of the modules that a module's file names as those to take first; empty where no file is at hand. */
    public List<String> prerequisites(String slug) {
        return shelf.find(slug).flatMap(Shelf.Draft::text).map(text -> text.front().prerequisites()).orElse(List.of());
    }

    /** What authors have to mend in the files that were read at start. */
    public List<Fault> faults() {
        return shelf.faults();
    }

    /** How easy the pages of the files' own version are to read. */
    public List<Readability> readability(String slug) {
        return shelf.find(slug).map(d -> d.readings().get("en.md")).map(Reading::remarks).orElse(List.of());
    }

    /** How many of the files' own modules are to be looked at again by the day. */
    public long toReview(LocalDate by) {
        return shelf.texts().stream().filter(t -> t.front().reviewBy() != null && !t.front().reviewBy().isAfter(by)).count();
    }

    /** How many modules learners of the scope's areas get today as drafts that nobody has signed off. */
    public long unsigned(Scope scope) {
        return Sql.of(em, "select count(*) from module_publication p where p.live_key is not null and p.signed_off = false and " + scope.restrict("p.area_key"))
            .set("scopeUnits", scope.units()).set("today", LocalDate.now(clock)).number();
    }

    /** Whether a version may be published in an area now, and if not, why. */
    public Gate gate(OpenModule module, int areaKey) {
        return Gate.of(module.text(), nation(areaKey), areas.isDemonstration(areaKey), areas.localFields(areaKey), signOffs(module.versionId(), areaKey).keySet());
    }

    /** The nation whose text an area's people see first; empty until somebody has said. */
    public Optional<Nation> nation(int areaKey) {
        return areas.definitionVariant(areaKey).flatMap(Nation::of);
    }

    /**
     * Gives an area's learners the files' own version of a module.
     *
     * @param by account of whoever publishes; null when the program itself does
     * @throws Refusal with the first reason, if the {@link #gate} is shut or the files hold no such module
     */
    public void publish(String slug, int areaKey, UUID by) {
        publish(draft(slug).orElseThrow(() -> new Refusal("catalogue.noSuchModule")), areaKey, by);
    }

    /**
     * Gives an area's learners a version: the files' own one, or an earlier one that was published before. Whoever began on another keeps it.
     *
     * @param by account of whoever publishes; null when the program itself does
     * @throws Refusal with the first reason, if the {@link #gate} is shut
     */
    public void publish(OpenModule module, int areaKey, UUID by) {
        Gate gate = gate(module, areaKey);
        if (!gate.isOpen()) {
            throw refusal(gate);
        }
        OffsetDateTime now = now();
        String slug = module.text().front().slug();
        if (version(module.versionId()).orElseThrow().isDraft()) {
            keep(module, now);
        }
        String liveKey = areaKey + ":" + slug;
        Sql.of(em, "update module_publication set withdrawn_at = :now, live_key = null where live_key = :live").set("now", now).set("live", liveKey).update();
        Sql.of(em, "insert into module_publication (id, version_id, slug, area_key, published_at, published_by, signed_off, live_key) values (:id, :version, :slug, :area, :now, :by, :signed, :live)")
            .set("id", Ids.next()).set("version", module.versionId()).set("slug", slug).set("area", areaKey).set("now", now).set("by", by).set("signed", gate.signedOff()).set("live", liveKey).update();
        log.record("catalogue.module.published", "module", slug, module.text().front().title(), areaKey, String.valueOf(module.text().front().version()));
    }

    /** Takes a module away from those in an area who have not begun it. */
    public void withdraw(String slug, int areaKey) {
        int touched = Sql.of(em, "update module_publication set withdrawn_at = :now, live_key = null where live_key = :live").set("now", now()).set("live", areaKey + ":" + slug).update();
        if (touched > 0) {
            log.record("catalogue.module.withdrawn", "module", slug, title(slug), areaKey, null);
        }
    }

    /** Takes a module away from those in every area who have not begun it. */
    public void withdraw(String slug) {
        Sql.of(em, "select area_key from module_publication where slug = :slug and live_key is not null").set("slug", slug).list(r -> r.integer("area_key")).forEach(area -> withdraw(slug, area));
    }

    /** The areas whose learners get the module now. */
    public Set<Integer> areasOf(String slug) {
        return new TreeSet<>(Sql.of(em, "select area_key from module_publication where slug = :slug and live_key is not null").set("slug", slug).list(r -> r.integer("area_key")));
    }

    /**
     * Records that an expert has confirmed a line of the checklist for an area.
     *
     * @param line place in the list, from 0
     * @param by account of whoever enters it
     */
    public void signOff(UUID versionId, int areaKey, int line, String name, String role, LocalDate day, UUID by) {
        if (name.isBlank() || role.isBlank()) {
            throw new Refusal("catalogue.signerMissing");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw new Refusal("catalogue.signedInFuture");
        }
        OffsetDateTime now = now();
        Sql.of(em, "update module_sign_off set superseded_at = :now where version_id = :version and area_key = :area and line = :line and superseded_at is null")
            .set("now", now).set("version", versionId).set("area", areaKey).set("line", line).update();
        Sql.of(em, "insert into module_sign_off (id, version_id, area_key, line, signer_name, signer_role, signed_on, recorded_at, recorded_by)"
                + " values (:id, :version, :area, :line, :name, :role, :day, :now, :by)")
            .set("id", Ids.next()).set("version", versionId).set("area", areaKey).set("line", line).set("name", name.strip()).set("role", role.strip())
            .set("day", day).set("now", now).set("by", by).update();
        StoredVersion signed = version(versionId).orElseThrow();
        log.record("catalogue.module.signedOff", "module", signed.slug(), title(signed.slug()), areaKey,
                Texts.of("catalogue", "audit.signedOff", String.valueOf(signed.version()), line + 1, name.strip(), role.strip(), day));
    }

    private String title(String slug) {
        return Sql.of(em, "select title from module where slug = :slug").set("slug", slug).first(r -> r.text("title")).orElse(slug);
    }

    /** Who confirmed what of a version for an area, by place in the checklist. */
    public Map<Integer, SignOff> signOffs(UUID versionId, int areaKey) {
        Map<Integer, SignOff> byLine = new TreeMap<>();
        Sql.of(em, "select line, signer_name, signer_role, signed_on from module_sign_off where version_id = :version and area_key = :area and superseded_at is null")
            .set("version", versionId).set("area", areaKey)
            .each(r -> byLine.put(r.integer("line"), new SignOff(r.text("signer_name"), r.text("signer_role"), r.day("signed_on"))));
        return byLine;
    }

    /** Who confirmed a line of the checklist, in which role and when. */
    public record SignOff(String name, String role, LocalDate day) {}

    /**
     * Compares the files with the store, at start. New versions become drafts; a draft follows its file; a file with faults is left out ({@link #faults}).
     *
     * @throws StartFault with exit code 6 if a published version is met with other content
     */
    public void take(List<ModuleFolder> folders) {
        for (ModuleFolder folder : folders) {
            Shelf.Draft draft = Shelf.Draft.of(folder);
            shelf.put(draft);
            draft.text().ifPresent(text -> take(folder, text));
        }
    }

    private void take(ModuleFolder folder, ModuleText text) {
        ModuleText.Front front = text.front();
        OffsetDateTime now = now();
        List<StoredVersion> versions = versions(front.slug());
        Optional<StoredVersion> same = versions.stream().filter(v -> v.version().equals(front.version())).findFirst();
        if (same.isPresent() && !same.get().isDraft() && !same.get().hash().equals(folder.hash())) {
            Version newest = versions.stream().filter(v -> !v.isDraft()).map(StoredVersion::version).max(Comparator.naturalOrder()).orElseThrow();
            throw new StartFault(6, "modules-content/" + front.slug() + "/en.md: version " + front.version() + " was published with other content. Put the old content back, or give it the version " + newest.nextPatch() + " (higher if meaning changed).");
        }
        if (Sql.of(em, "update module set code = :code, title = :title, level_from = :from, level_to = :to, specialised = :specialised, minutes = :minutes, refresh_months = :refresh where slug = :slug")
            .setAll(facts(front)).update() == 0) {
            Sql.of(em, "insert into module (slug, code, title, level_from, level_to, specialised, minutes, refresh_months, first_seen) values (:slug, :code, :title, :from, :to, :specialised, :minutes, :refresh, :now)")
                .setAll(facts(front)).set("now", now).update();
        }
        if (same.isEmpty()) {
            Sql.of(em, "insert into module_version (id, slug, version, title, summary, minutes, content_hash, state, read_at) values (:id, :slug, :version, :title, :summary, :minutes, :hash, 'draft', :now)")
                .set("id", Ids.next()).setAll(words(front, folder)).set("slug", front.slug()).set("version", front.version().toString()).set("now", now).update();
        } else if (same.get().isDraft()) {
            Sql.of(em, "update module_version set title = :title, summary = :summary, minutes = :minutes, content_hash = :hash, read_at = :now where id = :id")
                .set("id", same.get().id()).setAll(words(front, folder)).set("now", now).update();
        }
    }

    private static Map<String, Object> facts(ModuleText.Front front) {
        return Map.of("slug", front.slug(), "code", front.id(), "title", front.title(), "from", front.levels().from(), "to", front.levels().to(),
            "specialised", front.levels().specialised(), "minutes", front.durationMinutes(), "refresh", front.refreshMonths());
    }

    private static Map<String, Object> words(ModuleText.Front front, ModuleFolder folder) {
        return Map.of("title", front.title(), "summary", front.summary(), "minutes", front.durationMinutes(), "hash", folder.hash());
    }

    /** Copies a version into the store for good. */
    private void keep(OpenModule module, OffsetDateTime now) {
        keepFiles(module.versionId(), module.folder());
        Sql.of(em, "update module_version set state = 'published', published_at = :now, content_hash = :hash where id = :id")
            .set("now", now).set("hash", module.folder().hash()).set("id", module.versionId()).update();
    }

    private void keepFiles(UUID versionId, ModuleFolder folder) {
        List<Map.Entry<String, byte[]>> files = new ArrayList<>(folder.files().entrySet());
        Sql.of(em, "delete from module_file where version_id = :version").set("version", versionId).update();
        Sql.batch(em, "insert into module_file (version_id, path, media_type, content) values (:version, :path, :type, :content)", files, (sql, file) ->
            sql.set("version", versionId).set("path", file.getKey()).set("type", mediaType(file.getKey())).set("content", file.getValue()));
    }

    /** A stored file of a published version. */
    public Optional<byte[]> file(UUID versionId, String path) {
        return Sql.of(em, "select f.content from module_file f join module_version v on v.id = f.version_id where f.version_id = :version and f.path = :path and v.state <> 'draft'")
            .set("version", versionId).set("path", path).first(r -> r.bytes("content"));
    }

    /** The media type of a file by the ending of its name. */
    public static String mediaType(String path) {
        return MEDIA_TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "application/octet-stream");
    }

    private OpenModule load(UUID versionId) {
        String slug = Sql.of(em, "select slug from module_version where id = :id and state <> 'draft'").set("id", versionId).first(r -> r.text("slug"))
            .orElseThrow(() -> new IllegalStateException("No published version " + versionId));
        return stored(versionId, slug).orElseThrow(() -> new IllegalStateException("The stored version " + versionId + " of " + slug + " cannot be read"));
    }

    /** A version whose files are in the store; empty if it has none there. */
    private Optional<OpenModule> stored(UUID versionId, String slug) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Sql.of(em, "select path, content from module_file where version_id = :id").set("id", versionId).each(r -> files.put(r.text("path"), r.bytes("content")));
        ModuleFolder folder = new ModuleFolder(slug, files);
        return files.containsKey("en.md") ? ModuleReader.readPublished(folder, "en.md").map(text -> new OpenModule(versionId, text, folder)) : Optional.empty();
    }

    private Optional<UUID> idOf(String slug, Version version) {
        return Sql.of(em, "select id from module_version where slug = :slug and version = :version").set("slug", slug).set("version", version.toString()).first(r -> r.uuid("id"));
    }

    private static Refusal refusal(Gate gate) {
        if (gate.nationMissing()) {
            return new Refusal("catalogue.nationMissing");
        }
        return gate.emptyFields().isEmpty() ? new Refusal("catalogue.notSignedOff") : new Refusal("catalogue.fieldEmpty", "local." + gate.emptyFields().get(0));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Levels levels(Row r) {
        return new Levels(r.integer("level_from"), r.integer("level_to"), r.flag("specialised"));
    }

    private static ModuleCard card(Row r) {
        return new ModuleCard(r.uuid("id"), r.text("slug"), r.text("code"), r.text("title"), r.text("summary"), Version.parse(r.text("version")).orElseThrow(), levels(r),
            r.integer("minutes"), r.flag("signed_off"), r.at("published_at"));
    }

    private static StoredVersion stored(Row r) {
        return new StoredVersion(r.uuid("id"), r.text("slug"), Version.parse(r.text("version")).orElseThrow(), r.text("title"), r.text("content_hash"),
            StoredVersion.State.valueOf(r.text("state").toUpperCase(Locale.ROOT)), r.at("published_at"));
    }
}
