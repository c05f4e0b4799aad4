/**
 * What a person may ask about the data held of them: to see and take along everything, and to be taken out after leaving.
 *
 * <p>Doors: {@link heed.privacy.PersonalData}, which every room above implements that keeps something about persons, and
 * {@link heed.privacy.SubjectRequests}. Called by its own pages and endpoint.
 */
package heed.privacy;
