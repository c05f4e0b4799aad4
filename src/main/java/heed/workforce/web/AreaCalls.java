package heed.workforce.web;

import heed.platform.faces.CallContributor;
import heed.platform.faces.CallLine;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The front door by day and the emergency duty team by night, as the caller's area has set them. */
@RequestScoped
class AreaCalls implements CallContributor {
    @Inject private CallerArea area;

    @Override
    public List<CallLine> lines() {
        return Stream.concat(
                area.setting("local.front_door_phone").stream()
                        .map(number -> CallLine.days(number, area.setting("local.front_door_name").orElse(null))),
                area.setting("local.edt_phone").or(() -> area.setting("local.out_of_hours_phone")).stream()
                        .map(number -> CallLine.nights(number, area.setting("local.edt_name").orElse(null)))).toList();
    }
}
