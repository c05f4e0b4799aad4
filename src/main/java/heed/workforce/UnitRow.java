package heed.workforce;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A unit as it is on a day.
 *
 * @param setting what sort of agency or workplace it is, or null
 * @param parentKey the unit above; null for a partnership
 * @param firstDay first day of this name and place
 * @param lastDay last day of this name and place, or null
 */
public record UnitRow(
        int key, UUID id, UnitKind kind, String setting, String code, String name, Integer parentKey, LocalDate firstDay,
        LocalDate lastDay) {}
