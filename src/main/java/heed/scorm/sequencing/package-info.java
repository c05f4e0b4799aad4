/**
 * Which activity of a course comes next: the sequencing and navigation behaviour of SCORM 2004 4th edition (and, as
 * special cases, of its earlier editions and of SCORM 1.2), in plain Java without a database or a clock of its own.
 * Doors: {@code ActivityTree} and {@code Sequencer}. Callers: the rest of {@code scorm}.
 */
package heed.scorm.sequencing;
