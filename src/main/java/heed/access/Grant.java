package heed.access;

import java.time.LocalDate;
import java.util.UUID;

/** A role somebody holds for a unit and all below it, from a day to a day (null: open). */
public record Grant(UUID id, Role role, int unitKey, LocalDate firstDay, LocalDate lastDay) {}
