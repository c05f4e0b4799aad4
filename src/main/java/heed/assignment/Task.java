package heed.assignment;

import heed.award.Status;
import java.time.LocalDate;

/**
 * One thing a coordinator asks of a learner beyond the matrix.
 *
 * @param status  in grace, never once the day has passed, or exempt
 * @param due     the day by which it is to be done
 * @param why     the words of whoever asks
 */
public record Task(String slug, String code, String title, Status status, LocalDate due, String why) {}
