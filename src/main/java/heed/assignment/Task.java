package heed.assignment;

import heed.award.Status;
import java.time.LocalDate;

/**
 * One thing a learner is asked to do.
 *
 * @param status  lapsed, never, expiring or in grace
 * @param due     the day by which it is to be done
 * @param why     who asks, on what grounds
 * @param assigned whether a coordinator asks beyond the matrix
 */
public record Task(String slug, String code, String title, Status status, LocalDate due, String why, boolean assigned) {}
