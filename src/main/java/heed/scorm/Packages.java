package heed.scorm;

import heed.access.Access;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.audit.AuditLog;
import heed.catalogue.Modules;
import heed.catalogue.OpenModule;
import heed.catalogue.StoredVersion;
import heed.catalogue.Version;
import heed.platform.Ids;
import heed.platform.Row;
import heed.platform.Sql;
import heed.scorm.manifest.Contents;
import heed.scorm.manifest.Edition;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.file.Files;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The packages that were brought in. Each is a module of the catalogue under its slug: published there, taken like every other, pinned by
 * whoever began it. New files or new words make a new version and leave the older ones as they are.
 */
@ApplicationScoped
@Transactional
public class Packages {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST_SLUG = 50;

    /**
     * A package.
     *
     * @param title of the newest version
     * @param versions newest first
     * @param areas keys of the areas whose learners get it now
     */
    public record Line(UUID id, String slug, String code, String title, List<Edited> versions, Set<Integer> areas, OffsetDateTime broughtAt) {
        public Edited newest() {
            return versions.get(0);
        }
    }

    /** A version of a package and the files it shows. */
    public record Edited(StoredVersion version, UUID contentId, Edition edition, String fileName, long packedBytes, long unpackedBytes, int files, OffsetDateTime unpackedAt) {}

    /** Files as they were unpacked, before they belong to a package. */
    record Unpacked(UUID content, Manifest manifest, String fileName, long packedBytes, long unpackedBytes, int files, String packedHash) {}

    private final Map<UUID, Manifest> manifests = new ConcurrentHashMap<>();
    private final Map<UUID, OpenPackage> published = new ConcurrentHashMap<>();
    private EntityManager em;
    private Clock clock;
    private Modules modules;
    private ContentStore store;
    private Access access;
    private AuditLog log;

    protected Packages() {}

    @Inject
    public Packages(EntityManager em, Clock clock, Modules modules, ContentStore store, Access access, AuditLog log) {
        this.em = em;
        this.clock = clock;
        this.modules = modules;
        this.store = store;
        this.access = access;
        this.log = log;
    }

    /** A version of a module as it is played; empty if the module is no package. */
    public Optional<OpenPackage> find(UUID versionId) {
        OpenPackage known = published.get(versionId);
        return known != null ? Optional.of(known) : Sql.of(em, "select v.version_id, v.content_id, c.package_id, p.slug, m.state from scorm_version v join scorm_content c on c.id = v.content_id"
                        + " join scorm_package p on p.id = c.package_id join module_version m on m.id = v.version_id where v.version_id = :id")
                .set("id", versionId).first(this::open);
    }

    private OpenPackage open(Row r) {
        UUID version = r.uuid("version_id");
        UUID content = r.uuid("content_id");
        boolean draft = r.text("state").equals("draft");
        OpenModule module = draft ? modules.draft(r.text("slug")).filter(m -> m.versionId().equals(version)).orElseThrow(NotInScope::new) : modules.open(version);
        OpenPackage open = new OpenPackage(r.uuid("package_id"), version, content, r.text("slug"), PackageWords.of(module.text()).rule(), store.folder(content), manifest(content));
        if (!draft) {
            published.put(version, open);
        }
        return open;
    }

    /**
     * The newest version of a package, published or not.
     *
     * @param manifest empty where its files are not at hand
     */
    public record Newest(Version version, String title, UUID contentId, Optional<Manifest> manifest) {}

    /** The newest versions of some packages, by slug. */
    public Map<String, Newest> newest(Collection<String> slugs) {
        record Found(Version version, String title, UUID contentId) {}
        Map<String, Found> newest = new HashMap<>();
        Sql.of(em, "select v.slug, v.version, v.title, s.content_id from module_version v join scorm_version s on s.version_id = v.id where v.slug in (:slugs)").set("slugs", slugs)
                .each(r -> newest.merge(r.text("slug"), new Found(Version.parse(r.text("version")).orElseThrow(), r.text("title"), r.uuid("content_id")),
                        (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other));
        Map<String, Newest> all = new HashMap<>();
        newest.forEach((slug, f) -> all.put(slug, new Newest(f.version(), f.title(), f.contentId(), readable(f.contentId()))));
        return all;
    }

    private Manifest manifest(UUID content) {
        return readable(content).orElseThrow(() -> new IllegalStateException("The manifest of the content " + content + " cannot be read any more"));
    }

    private Optional<Manifest> readable(UUID content) {
        return Optional.ofNullable(manifests.computeIfAbsent(content, id -> Files.isDirectory(store.folder(id)) ? ManifestReader.read(Contents.of(store.folder(id))).manifest().orElse(null) : null));
    }

    /** The parts of a version that can be opened, by item, in order; none where its files are not at hand. */
    public Map<String, String> parts(UUID versionId) {
        Map<String, String> parts = new LinkedHashMap<>();
        Sql.of(em, "select content_id from scorm_version where version_id = :id").set("id", versionId).first(r -> r.uuid("content_id")).flatMap(this::readable)
                .ifPresent(m -> m.pages().forEach(i -> parts.put(i.identifier(), i.title())));
        return parts;
    }

    /** What turns the reports of a published version into completion of its module. */
    public CompletionRule rule(UUID versionId) {
        return PackageWords.of(modules.text(versionId)).rule();
    }

    /** Every package, the newest first. */
    public List<Line> all() {
        access.require(Permission.BRING_PACKAGES);
        return lines(null);
    }

    /**
     * One package.
     *
     * @throws NotInScope if there is none, or it was taken away
     */
    public Line one(UUID packageId) {
        access.require(Permission.BRING_PACKAGES);
        return lines(packageId).stream().findFirst().orElseThrow(NotInScope::new);
    }

    /** @param packageId null for all of them */
    private List<Line> lines(UUID packageId) {
        String those = " from scorm_package p join module m on m.slug = p.slug %s where p.removed_at is null" + (packageId == null ? "" : " and p.id = :id");
        Map<String, List<Edited>> versions = new HashMap<>();
        those("select v.id as version_id, v.slug, v.version, v.title, v.content_hash, v.state, v.published_at, c.id as content_id, c.edition, c.file_name, c.packed_bytes, c.unpacked_bytes, c.files, c.unpacked_at"
                + those.formatted("join module_version v on v.slug = p.slug join scorm_version s on s.version_id = v.id join scorm_content c on c.id = s.content_id"), packageId)
                .each(r -> versions.computeIfAbsent(r.text("slug"), slug -> new ArrayList<>()).add(edited(r)));
        Map<String, Set<Integer>> areas = new HashMap<>();
        those("select u.slug, u.area_key" + those.formatted("join module_publication u on u.slug = p.slug and u.live_key is not null"), packageId)
                .each(r -> areas.computeIfAbsent(r.text("slug"), slug -> new TreeSet<>()).add(r.integer("area_key")));
        return those("select p.id, p.slug, p.brought_at, m.code" + those.formatted("") + " order by p.brought_at desc, p.id", packageId).list(r -> {
            List<Edited> all = versions.get(r.text("slug")).stream().sorted(Comparator.comparing((Edited e) -> e.version().version()).reversed()).toList();
            return new Line(r.uuid("id"), r.text("slug"), r.text("code"), all.get(0).version().title(), all, areas.getOrDefault(r.text("slug"), Set.of()), r.at("brought_at"));
        });
    }

    private Sql those(String query, UUID packageId) {
        Sql sql = Sql.of(em, query);
        return packageId == null ? sql : sql.set("id", packageId);
    }

    private static Edited edited(Row r) {
        StoredVersion version = new StoredVersion(r.uuid("version_id"), r.text("slug"), Version.parse(r.text("version")).orElseThrow(), r.text("title"), r.text("content_hash"),
                StoredVersion.State.valueOf(r.text("state").toUpperCase(Locale.ROOT)), r.at("published_at"));
        return new Edited(version, r.uuid("content_id"), Edition.valueOf(r.text("edition")), r.text("file_name"), r.number("packed_bytes"), r.number("unpacked_bytes"), r.integer("files"), r.at("unpacked_at"));
    }

    /** The package that a module is, if it is one. */
    public Optional<UUID> ofModule(String slug) {
        return Sql.of(em, "select id from scorm_package where slug = :slug").set("slug", slug).first(r -> r.uuid("id"));
    }

    /** What people are told about the newest version. */
    public PackageWords words(UUID packageId) {
        return PackageWords.of(newestModule(one(packageId).slug()).text());
    }

    private OpenModule newestModule(String slug) {
        return modules.draft(slug).orElseThrow(() -> new IllegalStateException("The package " + slug + " has no version"));
    }

    /**
     * Changes what people are told about a package and how it counts. A draft is changed in place; of a published version a new one is made, with
     * the same files, that nobody gets until it is published.
     *
     * @return the version that now says so
     * @throws heed.platform.Refusal if something is missing or out of range
     */
    public Version edit(UUID packageId, PackageWords changed) {
        Line line = one(packageId);
        PackageWords words = changed.checked();
        if (words.equals(PackageWords.of(newestModule(line.slug()).text()))) {
            return line.newest().version().version();
        }
        StoredVersion newest = line.newest().version();
        Version version = newest.isDraft() ? newest.version() : newest.version().nextPatch();
        UUID content = line.newest().contentId();
        shows(modules.bring(PackageFile.write(line.slug(), line.code(), version, words, content, LocalDate.now(clock))), content);
        log.record("scorm.package.edited", "package", packageId, words.title(), null, version.toString());
        return version;
    }

    /**
     * Takes a package away: it is withdrawn in every area and listed no more. Whoever has begun it can finish, and what was earned stays.
     */
    public void remove(UUID packageId) {
        Line line = one(packageId);
        modules.withdraw(line.slug());
        drop(line);
    }

    /** Withdraws a package in one area; where no other area has it, it is taken away. */
    public void remove(UUID packageId, int areaKey) {
        Line line = one(packageId);
        modules.withdraw(line.slug(), areaKey);
        if (modules.areasOf(line.slug()).isEmpty()) {
            drop(line);
        }
    }

    private void drop(Line line) {
        Sql.of(em, "update scorm_package set removed_at = :now where id = :id").set("now", now()).set("id", line.id()).update();
        log.record("scorm.package.removed", "package", line.id(), line.title(), null, null);
    }

    /**
     * Makes a package, or a further version of one, of unpacked files. Words that people have changed stay; the first version's come from the package.
     *
     * @param packageId of the package whose new version it is; null for a new package
     * @param by account of whoever brought it
     * @return the package's id
     */
    UUID bring(Unpacked files, UUID packageId, UUID by) {
        UUID id = packageId == null ? Ids.next() : packageId;
        OffsetDateTime now = now();
        Optional<String> slug = Sql.of(em, "select slug from scorm_package where id = :id").set("id", id).first(r -> r.text("slug"));
        PackageWords words = slug.map(s -> PackageWords.of(newestModule(s).text())).orElseGet(() -> PackageWords.of(files.manifest()));
        Version version = slug.map(s -> modules.versions(s).get(0)).map(v -> v.isDraft() ? v.version() : v.version().nextMinor()).orElse(new Version(1, 0, 0));
        String name = slug.orElseGet(() -> slug(words.title()));
        String code = slug.isEmpty() ? modules.freeCode() : Sql.of(em, "select code from module where slug = :slug").set("slug", name).first(r -> r.text("code")).orElseThrow();
        UUID versionId = modules.bring(PackageFile.write(name, code, version, words, files.content(), LocalDate.now(clock)));
        if (slug.isEmpty()) {
            Sql.of(em, "insert into scorm_package (id, slug, brought_at, brought_by) values (:id, :slug, :now, :by)").set("id", id).set("slug", name).set("now", now).set("by", by).update();
        } else {
            Sql.of(em, "update scorm_package set removed_at = null where id = :id").set("id", id).update();
        }
        Sql.of(em, "insert into scorm_content (id, package_id, edition, file_name, packed_bytes, unpacked_bytes, files, packed_hash, unpacked_at)"
                        + " values (:id, :package, :edition, :name, :packed, :unpacked, :files, :hash, :now)")
                .set("id", files.content()).set("package", id).set("edition", files.manifest().edition().name()).set("name", files.fileName()).set("packed", files.packedBytes())
                .set("unpacked", files.unpackedBytes()).set("files", files.files()).set("hash", files.packedHash()).set("now", now).update();
        shows(versionId, files.content());
        return id;
    }

    private void shows(UUID version, UUID content) {
        if (Sql.of(em, "update scorm_version set content_id = :content where version_id = :version").set("content", content).set("version", version).update() == 0) {
            Sql.of(em, "insert into scorm_version (version_id, content_id) values (:version, :content)").set("content", content).set("version", version).update();
        }
    }

    /** A name for addresses that no module has. */
    private String slug(String title) {
        String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        String base = plain.isEmpty() ? "package" : plain.substring(0, Math.min(LONGEST_SLUG, plain.length())).replaceAll("-+$", "");
        String free = base;
        for (int n = 2; modules.isTaken(free); n++) {
            free = base + "-" + n;
        }
        return free;
    }

    /** Deletes files that no version shows, once they are a day old. */
    public int sweep() {
        Set<UUID> known = new HashSet<>(Sql.of(em, "select content_id from scorm_version").list(r -> r.uuid("content_id")));
        return store.sweep(clock.instant().minus(1, ChronoUnit.DAYS), known::contains);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
