package heed.scorm;

import heed.catalogue.Fault;
import heed.platform.Ids;
import heed.platform.JobKind;
import heed.platform.JobRun;
import heed.platform.Texts;
import heed.scorm.manifest.Limits;
import heed.scorm.manifest.Manifest;
import heed.scorm.manifest.ManifestReader;
import heed.scorm.manifest.PackageZip;
import heed.scorm.manifest.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Takes an uploaded package in: judges the zip, reads the manifest, unpacks, and makes a version of a module of it. The last step is one
 * transaction; whatever fails before or in it leaves nothing behind.
 */
@ApplicationScoped
class ImportJob implements JobKind {
    private static final long REPORT_EVERY = 16L << 20;
    private static final int REPORT_FILES = 1000;

    private Uploads uploads;
    private Arrival arrival;
    private ContentStore store;
    private Limits limits;

    protected ImportJob() {}

    @Inject
    ImportJob(Uploads uploads, Arrival arrival, ContentStore store) {
        this(uploads, arrival, store, Limits.STANDARD);
    }

    ImportJob(Uploads uploads, Arrival arrival, ContentStore store, Limits limits) {
        this.uploads = uploads;
        this.arrival = arrival;
        this.store = store;
        this.limits = limits;
    }

    @Override
    public String kind() {
        return Uploads.JOB;
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        if (!uploads.start(id)) {
            return;
        }
        boolean ended = false;
        try {
            take(run, uploads.get(id));
            ended = true;
        } finally {
            if (!ended) {
                say(id, "log.error", run.id());
                refuse(id, List.of());
            }
        }
    }

    private void take(JobRun run, Upload upload) {
        UUID id = upload.id();
        Path file = store.arriving(id);
        say(id, "log.begun", upload.fileName(), Sizes.words(upload.size()));
        try (PackageZip zip = PackageZip.open(file, limits, upload.fileName())) {
            say(id, "log.zip", zip.count(), Sizes.words(zip.size()));
            Reading reading = ManifestReader.read(zip);
            uploads.say(id, "remark", reading.remarks());
            if (reading.manifest().isEmpty()) {
                refuse(id, reading.faults());
                return;
            }
            keep(run, upload, file, zip, reading.manifest().get());
        } catch (PackageZip.Refused e) {
            refuse(id, List.of(e.fault()));
        }
    }

    private void keep(JobRun run, Upload upload, Path file, PackageZip zip, Manifest manifest) throws PackageZip.Refused {
        say(upload.id(), "log.manifest", manifest.edition().label(), manifest.pages().size());
        UUID content = Ids.next();
        Progress progress = new Progress(run, zip.size());
        long[] written = {0};
        store.put(content, folder -> written[0] = zip.unpack(folder, progress::at));
        boolean kept = false;
        try {
            arrival.keep(upload, new Packages.Unpacked(content, manifest, upload.fileName(), upload.size(), written[0], zip.count(), hash(file)));
            kept = true;
        } finally {
            if (!kept) {
                store.delete(content);
            }
        }
        store.drop(upload.id());
    }

    private void refuse(UUID id, List<Fault> faults) {
        uploads.say(id, "fault", faults);
        uploads.refused(id);
        store.drop(id);
    }

    private void say(UUID id, String key, Object... values) {
        uploads.say(id, "step", List.of(new Fault("", 0, Texts.of("scorm", key, values), "")));
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says how far unpacking is, often enough to be seen alive and seldom enough to cost nothing. */
    static final class Progress {
        private final JobRun run;
        private final long total;
        private long last;
        private int files;

        Progress(JobRun run, long total) {
            this.run = run;
            this.total = total;
        }

        /** One more file is written; an empty one, too, costs time. */
        void at(long written) {
            files++;
            if (written - last >= REPORT_EVERY || files % REPORT_FILES == 0) {
                last = written;
                run.progress((int) (written >> 20), (int) Math.max(1, total >> 20));
            }
        }
    }
}
