package heed.scorm;

import heed.catalogue.Fault;
import heed.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The last step of an import, in one transaction: the version of the module, the files' record and the end of the upload, or none of them. */
@ApplicationScoped
@Transactional
class Arrival {
    private Packages packages;
    private Uploads uploads;

    protected Arrival() {}

    @Inject
    Arrival(Packages packages, Uploads uploads) {
        this.packages = packages;
        this.uploads = uploads;
    }

    void keep(Upload upload, Packages.Unpacked files) {
        UUID id = packages.bring(files, upload.packageId(), upload.begunBy());
        uploads.done(upload.id(), id, files.content());
        uploads.say(upload.id(), "step", List.of(new Fault("", 0, Texts.of("scorm", "log.done"), "")));
    }
}
