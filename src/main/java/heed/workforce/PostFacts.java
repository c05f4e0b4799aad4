package heed.workforce;

import heed.platform.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * What is true of a post.
 *
 * @param agencyKey the agency
 * @param placeKey the workplace or team, or null when it stands for the agency as a whole
 * @param group code of the professional group
 * @param level L1 to L5
 * @param areaKey the local area in which it counts
 * @param workerKind employee, agency, bank, student or volunteer
 * @param leads whether it is a named lead (designated lead, welfare officer, named professional)
 * @param jobTitle the agency's own word for the job, or null; at most 120 characters
 * @param staffNumber the agency's own number for the person, or null; at most 40 characters
 * @param hoursWeek hours a week, above 0 to 168, or null
 * @param lastDay the last day worked, or null while it runs
 */
public record PostFacts(
        UUID personId, int agencyKey, Integer placeKey, String group, String level, int areaKey, String workerKind,
        boolean leads, String jobTitle, String staffNumber, BigDecimal hoursWeek, LocalDate firstDay, LocalDate lastDay) {
    public static final Set<String> WORKER_KINDS = Set.of("employee", "agency", "bank", "student", "volunteer");

    public PostFacts {
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new Refusal("workforce.post.endsBeforeItBegins", firstDay, lastDay);
        }
        if (!level.matches("L[1-5]")) {
            throw new Refusal("workforce.post.level", level);
        }
        if (!WORKER_KINDS.contains(workerKind)) {
            throw new Refusal("workforce.post.workerKind", workerKind);
        }
        if (jobTitle != null && jobTitle.length() > 120) {
            throw new Refusal("workforce.post.jobTitle", 120);
        }
        if (staffNumber != null && staffNumber.length() > 40) {
            throw new Refusal("workforce.post.staffNumber", 40);
        }
        if (hoursWeek != null && (hoursWeek.signum() <= 0 || hoursWeek.compareTo(BigDecimal.valueOf(168)) > 0)) {
            throw new Refusal("workforce.post.hours", hoursWeek);
        }
    }

    /** A post of the group's default level, an employee's, open-ended. */
    public static PostFacts of(UUID personId, int agencyKey, Integer placeKey, ProfessionalGroup group, int areaKey, LocalDate firstDay) {
        return new PostFacts(personId, agencyKey, placeKey, group.code(), group.level(), areaKey, "employee", false, null,
                null, null, firstDay, null);
    }

    public PostFacts of(UUID person) {
        return new PostFacts(person, agencyKey, placeKey, group, level, areaKey, workerKind, leads, jobTitle, staffNumber,
                hoursWeek, firstDay, lastDay);
    }

    public PostFacts within(LocalDate first, LocalDate last) {
        return new PostFacts(personId, agencyKey, placeKey, group, level, areaKey, workerKind, leads, jobTitle, staffNumber,
                hoursWeek, first, last);
    }

    public PostFacts at(int agency, Integer place, int area) {
        return new PostFacts(personId, agency, place, group, level, area, workerKind, leads, jobTitle, staffNumber, hoursWeek,
                firstDay, lastDay);
    }

    public PostFacts as(String newGroup, String newLevel, boolean newLeads, String newTitle) {
        return new PostFacts(personId, agencyKey, placeKey, newGroup, newLevel, areaKey, workerKind, newLeads, newTitle,
                staffNumber, hoursWeek, firstDay, lastDay);
    }

    public PostFacts with(String newStaffNumber, String newWorkerKind, BigDecimal newHours) {
        return new PostFacts(personId, agencyKey, placeKey, group, level, areaKey, newWorkerKind, leads, jobTitle,
                newStaffNumber, newHours, firstDay, lastDay);
    }

    public boolean runsOn(LocalDate day) {
        return !firstDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
    }
}
