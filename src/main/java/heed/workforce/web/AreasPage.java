package heed.workforce.web;

import heed.platform.Texts;
import heed.workforce.Areas;
import heed.workforce.UnitRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** The local areas whose settings the caller keeps. */
@Named
@RequestScoped
public class AreasPage {
    /** An area as the list shows it. */
    public record Line(int key, String name, String nation, String phone, long open) {}

    @Inject private Areas areas;
    @Inject private KeptAreas kept;

    private List<Line> lines;

    public void open() {
        lines = kept.all().stream().map(this::line).toList();
    }

    private Line line(UnitRow area) {
        Map<String, String> settings = areas.settings(area.key());
        return new Line(area.key(), area.name(),
                settings.containsKey("nation") ? Reach.word("nation", settings.get("nation")) : Texts.of("workforce", "areas.notSet"),
                settings.getOrDefault("local.front_door_phone", Texts.of("workforce", "areas.notSet")),
                KeptAreas.FIELDS.stream().filter(f -> !settings.containsKey(f)).count());
    }

    public List<Line> getLines() {
        return lines;
    }
}
