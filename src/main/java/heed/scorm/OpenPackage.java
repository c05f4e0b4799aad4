package heed.scorm;

import heed.scorm.manifest.Manifest;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A version of a package, ready to be played. Immutable.
 *
 * @param packageId the same for all versions
 * @param versionId of the module's version, which a registration pins
 * @param contentId of the unpacked files; several versions may share them
 * @param folder where the files lie
 */
public record OpenPackage(UUID packageId, UUID versionId, UUID contentId, String slug, CompletionRule rule, Path folder, Manifest manifest) {}
