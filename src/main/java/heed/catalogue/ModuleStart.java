package heed.catalogue;

import heed.platform.Settings;
import heed.platform.StartFault;
import heed.platform.Started;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the module files at start: those packed beside the classes, or the folder that the setting {@code heed.modules.dir} names. */
@ApplicationScoped
class ModuleStart {
    private static final Logger LOG = System.getLogger(ModuleStart.class.getName());
    private static final String MARK = "/heed/catalogue/banned-words.txt";

    @Inject
    private Settings settings;

    @Inject
    private Modules modules;

    @Inject
    private Tools tools;

    void read(@Observes @Priority(7) Started started) {
        Path root = settings.text("heed.modules.dir").map(Path::of).orElseGet(ModuleStart::packed);
        if (!Files.isDirectory(root)) {
            throw new StartFault(6, "There is no folder of modules at " + root + ". Correct the setting heed.modules.dir or take it out.");
        }
        try {
            modules.take(ModuleFolder.readAll(root));
            tools.take(ToolReader.readAll(root.resolve("toolkit")));
        } catch (IOException e) {
            throw new StartFault(6, "The modules in " + root + " cannot be read: " + e.getMessage());
        }
        tools.faults().forEach(fault -> LOG.log(Level.WARNING, "Tool left out: " + fault));
        modules.faults().forEach(fault -> LOG.log(Level.WARNING, "Module left out: " + fault));
    }

    /** {@code WEB-INF/modules-content}, two folders up and one down from the classes. */
    private static Path packed() {
        URL mark = ModuleStart.class.getResource(MARK);
        if (!mark.getProtocol().equals("file")) {
            throw new StartFault(6, "The program is not unpacked, so its modules cannot be found. Set heed.modules.dir to a folder of modules.");
        }
        Path classes = Path.of(URI.create(mark.toString())).getParent().getParent().getParent();
        return classes.resolveSibling("modules-content");
    }
}
