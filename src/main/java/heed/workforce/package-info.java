/**
 * Who works where: partnership, local area, agency, workplace, team; professional group and level; person and post;
 * headcount.
 *
 * <p>Doors: {@link heed.workforce.Units}, {@link heed.workforce.Areas}, {@link heed.workforce.People},
 * {@link heed.workforce.ProfessionalGroups}, {@link heed.workforce.Headcounts}. Called by every room that asks who must
 * learn what: requirement, enrolment, award, assignment, capacity, provisioning. Asks {@link heed.workforce.ToldCells} of the
 * room that hides small numbers.
 */
package heed.workforce;
