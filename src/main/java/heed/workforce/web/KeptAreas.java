package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
import heed.workforce.Areas;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The areas whose settings the caller keeps: those in an administrator's scope or a coordinator's. */
@RequestScoped
class KeptAreas {
    /** What the list and the form ask for. */
    static final List<String> FIELDS = Areas.LOCAL_FIELDS;

    @Inject private Units units;
    @Inject private Reach reach;

    /** @throws NotInScope when the caller keeps none anywhere */
    List<UnitRow> all() {
        Set<Integer> granted = new HashSet<>();
        for (Permission permission : List.of(Permission.ADMINISTER, Permission.MANAGE_PEOPLE)) {
            if (reach.may(permission)) {
                granted.addAll(reach.scope(permission).units());
            }
        }
        if (granted.isEmpty()) {
            throw new NotInScope();
        }
        return units.inScope(new Scope(granted), List.of(UnitKind.AREA), reach.today());
    }

    /** @throws NotInScope when it is none of these */
    UnitRow find(String key) {
        int asked = Reach.key(key);
        return all().stream().filter(u -> u.key() == asked).findFirst().orElseThrow(NotInScope::new);
    }
}
