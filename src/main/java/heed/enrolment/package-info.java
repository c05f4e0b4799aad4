/**
 * THE RECORD: who is learning which version of which module, what was answered, which pages are done, and when a module is complete.
 *
 * <p>Doors: {@link heed.enrolment.Enrolments} (enrol, answer, report, look up), {@link heed.enrolment.Reflections} (private notes),
 * {@link heed.enrolment.ItemAnalysis} (what first answers teach about questions, of quizzes and packages alike),
 * the event {@link heed.enrolment.ModuleCompleted}. Callers: lesson, quiz, award and every later way to learn.
 */
package heed.enrolment;
