/** What a package says of itself in {@code imsmanifest.xml}, read without trusting it. Callers: the rest of {@code scorm}. */
package heed.scorm.manifest;
