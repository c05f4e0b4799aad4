package heed.workforce.web;

import heed.platform.faces.Place;
import heed.workforce.UnitRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The name of the partnership: what the area calls it, else what the unit is called. */
@RequestScoped
class PartnershipName implements Place {
    @Inject private CallerArea area;

    @Override
    public String name() {
        return area.setting("partnership_name").or(() -> area.partnership().map(UnitRow::name)).orElse("");
    }
}
