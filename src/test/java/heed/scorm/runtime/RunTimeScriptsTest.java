package heed.scorm.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heed.scorm.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser's half of the run-time, played in node: by its own rules, and by the scripted calls of ADL's data-model packages. */
class RunTimeScriptsTest {
    private static final List<String> DATA_MODEL = List.of("API", "DMB", "DMI");

    @TempDir
    Path folder;

    @Test
    void keepsTheRulesOfScorm12() throws Exception {
        run("scorm12.test.mjs", null);
    }

    @Test
    void keepsTheRulesOfScorm2004() throws Exception {
        run("scorm2004.test.mjs", null);
    }

    @Test
    void answersEveryScriptedCallOfTheDataModelPackages() throws Exception {
        Path packages = Samples.folder().resolve("scorm2004-4th-adl-lms-tests");
        for (String name : DATA_MODEL) {
            unzip(packages.resolve("LMSTestPackage_" + name + ".zip"), folder.resolve(name));
        }
        run("scorm2004.test.mjs", folder);
    }

    private void run(String script, Path unpacked) throws IOException, InterruptedException {
        Path out = Files.createTempFile("node", ".txt");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "src/test/js/" + script).redirectErrorStream(true).redirectOutput(out.toFile());
        node.environment().remove("HEED_SCORM_UNPACKED");
        if (unpacked != null) {
            node.environment().put("HEED_SCORM_UNPACKED", unpacked.toString());
        }
        Process process = node.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(out);
        Files.delete(out);
        said.lines().filter(l -> l.matches(".*: \\d+ of \\d+ checks")).forEach(System.out::println);
        assertEquals("ended 0", (ended ? "ended " : "ran too long ") + (ended ? process.exitValue() : ""), said);
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(zip); ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && target.startsWith(into)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }
}
