package heed.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import heed.Database;
import heed.OnBothDatabases;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** How long a large package takes to be taken in, and how much memory stays in use meanwhile. Figures are in docs/performance.md. */
@Tag("bench")
class ImportBenchmark {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path temp;

    @OnBothDatabases
    void aPackageOf300MegabytesComesInWithinHalfAMinuteAndWithFlatMemory(Database.Fresh db) throws IOException {
        PackagesFixture desk = new PackagesFixture(db, temp.resolve("store"));
        desk.bring(build(3));
        long small = live(desk, build(30), "30 MB");
        long large = live(desk, build(300), "300 MB");
        assertThat(large - small).as("bytes in use more than for a package of a tenth").isLessThan(20L * MEGABYTE);
    }

    /** The most memory in use after a collection while a package is taken in. */
    private static long live(PackagesFixture desk, Path zip, String what) throws IOException {
        AtomicLong most = new AtomicLong();
        NotificationListener listener = (notification, handback) -> {
            if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                long after = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()).getGcInfo().getMemoryUsageAfterGc().values().stream().mapToLong(MemoryUsage::getUsed).sum();
                most.accumulateAndGet(after, Math::max);
            }
        };
        ManagementFactory.getGarbageCollectorMXBeans().forEach(gc -> ((NotificationEmitter) gc).addNotificationListener(listener, null, null));
        System.gc();
        long started = System.nanoTime();
        Upload upload = desk.bring(zip);
        long millis = (System.nanoTime() - started) / 1_000_000;
        System.gc();
        assertThat(upload.state()).isEqualTo(Upload.State.DONE);
        System.out.printf("import of %s (%s files): %,d ms, at most %,d MB in use after a collection%n", what, desk.db.tx(em -> desk.packages.one(upload.packageId())).newest().files(), millis, most.get() / MEGABYTE);
        assertThat(millis).isLessThan(30_000);
        return most.get();
    }

    /** Films that do not pack, 1 MB each, and for each of them ten pages that do. */
    private Path build(int megabytes) throws IOException {
        Path zip = temp.resolve(megabytes + ".zip");
        SplittableRandom random = new SplittableRandom(megabytes);
        byte[] film = new byte[MEGABYTE];
        byte[] page = "<p>A child was seen again in the same clothes, and somebody wrote it down.</p>".repeat(40).getBytes(StandardCharsets.UTF_8);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip)); ZipOutputStream out = new ZipOutputStream(file)) {
            add(out, "imsmanifest.xml", Samples.manifest("Course of " + megabytes + " MB").getBytes(StandardCharsets.UTF_8));
            add(out, "index.html", page);
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(film);
                add(out, "films/" + i + ".mp4", film);
                for (int p = 0; p < 10; p++) {
                    add(out, "pages/" + i + "/" + p + ".html", page);
                }
            }
        }
        return zip;
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
