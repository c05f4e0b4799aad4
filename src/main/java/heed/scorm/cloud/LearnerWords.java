package heed.scorm.cloud;

/**
 * A learner as an application describes one.
 *
 * @param id    the application's own name for the learner; often a staff number or an e-mail
 * @param email or null, as are the names
 */
public record LearnerWords(String id, String email, String firstName, String lastName) {}
