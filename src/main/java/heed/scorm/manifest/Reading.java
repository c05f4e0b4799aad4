package heed.scorm.manifest;

import heed.catalogue.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a manifest.
 *
 * @param manifest empty if there are faults
 * @param faults why the package cannot be taken in
 * @param remarks what is odd in it, and what was made of it
 */
public record Reading(Optional<Manifest> manifest, List<Fault> faults, List<Fault> remarks) {}
