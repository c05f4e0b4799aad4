package heed.workforce.web;

import heed.access.NotInScope;
import heed.access.Permission;
import heed.access.Scope;
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
    /** The local fields that the modules and the call strip ask for; an area may hold others beside them. */
    static final List<String> FIELDS = List.of("local.front_door_name", "local.front_door_phone", "local.edt_name", "local.edt_phone",
            "local.out_of_hours_phone", "local.edt_target_response_minutes", "local.partnership_name",
            "local.threshold_document_url", "local.early_help_url", "local.definition_source_url",
            "local.family_network_check_procedure_url", "local.suitable_accommodation_list_url", "local.force_policy_url",
            "local.designated_officer_contact", "local.review_panel_contact", "local.police_wellbeing_text",
            "local.staff_support_text");

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
