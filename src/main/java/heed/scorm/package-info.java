/**
 * Courses that authoring tools make: SCORM 1.2 and SCORM 2004 packages are taken in, played, sequenced and tracked here.
 * Doors: {@code Packages} and {@code Plays}. What a course reports reaches the record through {@code enrolment}.
 */
package heed.scorm;
