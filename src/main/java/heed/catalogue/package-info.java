/**
 * Says what can be learnt: reads the module files, refuses faulty ones with file, line and remedy, keeps every published version for good, and renders its words; the toolkit of printable cards stands beside the modules.
 *
 * <p>Doors: {@link heed.catalogue.Modules} (which modules there are, opening one version), {@link heed.catalogue.ModuleText} with its {@link heed.catalogue.Page}s,
 * {@link heed.catalogue.Block}s and {@link heed.catalogue.Item}s (one module as values), {@link heed.catalogue.PageRenderer} (values to HTML), {@link heed.catalogue.Tools} (the toolkit),
 * {@link heed.catalogue.ModuleChanges} (what is different between two editions). {@code web.AuthorTool} runs without the portal, from the launcher.
 * Callers: requirement, enrolment, lesson, quiz, award, assignment, capacity, provisioning.
 */
package heed.catalogue;
