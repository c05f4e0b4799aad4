/**
 * The player of native modules: every screen and block of a module file but the graded quiz, which is a link.
 *
 * <p>Door: {@link heed.lesson.Lessons} (one screen as plain HTML). Answers travel through enrolment; callers: its own page.
 */
package heed.lesson;
