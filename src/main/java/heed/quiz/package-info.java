/**
 * Draws and marks the graded questions of a module, keeps each attempt, and shows what first answers teach about questions.
 *
 * <p>Door: {@link heed.quiz.Quizzes} (start, submit, look up).
 * Reports upward to enrolment only. Callers: its own pages and endpoints; the lesson links to them.
 */
package heed.quiz;
