package heed.workforce;

import heed.platform.Refusal;
import java.time.LocalDate;

/**
 * A unit to be created.
 *
 * @param setting what sort of agency or workplace it is (nursery, school, station …), or null
 * @param code the unit's own short code, unique in the installation, 1 to 40 characters
 * @param parentCode code of the unit it stands below; null for a partnership
 * @param firstDay the first day it exists
 */
public record NewUnit(UnitKind kind, String setting, String code, String name, String parentCode, LocalDate firstDay) {
    public NewUnit {
        code = code.strip();
        name = name.strip();
        if (code.isEmpty() || code.length() > 40) {
            throw new Refusal("workforce.unit.code", 40);
        }
        Units.checkName(name);
        if (setting != null && setting.length() > 20) {
            throw new Refusal("workforce.unit.setting", 20);
        }
        if ((parentCode == null) != (kind == UnitKind.PARTNERSHIP)) {
            throw new Refusal("workforce.unit.parentNeeded");
        }
    }
}
