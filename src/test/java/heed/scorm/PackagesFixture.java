package heed.scorm;

import heed.Database;
import heed.TestClock;
import heed.TestSettings;
import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.Grant;
import heed.access.Role;
import heed.audit.AuditLog;
import heed.catalogue.Modules;
import heed.catalogue.Shelf;
import heed.platform.Ids;
import heed.platform.JobDesk;
import heed.platform.Jobs;
import heed.platform.Sql;
import heed.platform.outbound.Hosts;
import heed.platform.outbound.Outbound;
import heed.scorm.manifest.Limits;
import heed.workforce.Areas;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** An editor with an area, an empty content store, and imports that run at once. */
public final class PackagesFixture {
    public static final int AREA = 7;

    public final TestClock clock = TestClock.at("2026-11-22");
    public final Database.Fresh db;
    public final Path folder;
    public final ContentStore store;
    public final Modules modules;
    public final Packages packages;
    public final Uploads uploads;
    public final CurrentUser user = new CurrentUser();
    private final Arrival arrival;

    public PackagesFixture(Database.Fresh db, Path folder) {
        this.db = db;
        this.folder = folder;
        EntityManager em = db.em();
        Access access = new Access(em, clock, user);
        AuditLog log = new AuditLog(em, clock, user, access);
        Areas areas = new Areas(em, clock);
        store = new ContentStore(folder);
        modules = new Modules(em, clock, new Shelf(), areas, log);
        packages = new Packages(em, clock, modules, store, access, log);
        uploads = new Uploads(em, clock, access, user, new Jobs(em, clock), store, log, new Outbound(new Hosts(em, clock), TestSettings.of()));
        arrival = new Arrival(packages, uploads);
        db.run(e -> {
            Sql.of(e, "insert into unit (unit_key, id, kind, code, recorded_at) values (:key, :id, 'area', 'area-7', :now)")
                    .set("key", AREA).set("id", UUID.randomUUID()).set("now", OffsetDateTime.now(clock)).update();
            areas.set(AREA, Map.of("nation", "wales"), null);
        });
        signIn("Ede Itor", Role.CONTENT_EDITOR);
    }

    public void signIn(String name, Role role) {
        user.is(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), null, name, false, List.of(new Grant(Ids.next(), role, AREA, LocalDate.of(2020, 1, 1), null)));
    }

    /** Uploads a file whole and lets it be taken in. */
    public Upload bring(String name, byte[] file, UUID packageId) {
        return bring(name, file.length, new ByteArrayInputStream(file), packageId, Limits.STANDARD);
    }

    public Upload bring(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return bring(file.getFileName().toString(), Files.size(file), in, null, Limits.STANDARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Upload bring(String name, long size, InputStream file, UUID packageId, Limits limits) {
        clock.forward(Duration.ofMinutes(1));
        UUID id = db.tx(em -> uploads.whole(name, size, file, packageId, user.accountId())).id();
        return work(id, limits);
    }

    /** Does what the job does. */
    public Upload work(UUID id, Limits limits) {
        db.run(em -> JobDesk.has(em, clock, new ImportJob(uploads, arrival, store, limits), id.toString()));
        return db.tx(em -> uploads.get(id));
    }

    /** What was found of one kind, as sentences. */
    public List<String> said(UUID upload, String kind) {
        return db.tx(em -> uploads.lines(upload)).stream().filter(l -> l.kind().equals(kind)).map(l -> (l.path() + " " + l.words()).strip()).toList();
    }

    /** Every file below the store. */
    public List<String> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
