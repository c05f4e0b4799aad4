/**
 * Who must do what by when: what the matrix asks and what a coordinator asks beyond it, as tasks of a learner and as one
 * table for those who see to it. How far each is comes from awards; nothing here keeps it a second time.
 *
 * <p>Doors: {@link heed.assignment.Assignments} (assign, what is asked of a person), {@link heed.assignment.Statuses} (the table).
 * Callers: capacity, home.
 */
package heed.assignment;
