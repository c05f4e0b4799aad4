/**
 * Draws and marks the graded questions of a module, keeps each attempt, and learns from the answers how good the questions are.
 *
 * <p>Doors: {@link heed.quiz.Quizzes} (start, submit, look up), {@link heed.quiz.ItemAnalysis} (facility, discrimination, misconceptions).
 * Reports upward to enrolment only. Callers: its own pages and endpoints; the lesson links to them.
 */
package heed.quiz;
