/**
 * What a course's content says while it is played: its data model as it lies on the server, the times and tokens of a launch, and the one
 * rule that makes a result of it. {@code heed.scorm.Plays} is its only caller.
 */
package heed.scorm.runtime;
