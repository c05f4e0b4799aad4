package heed.provisioning.web;

import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.platform.faces.Pager;
import heed.provisioning.Batch;
import heed.provisioning.Imports;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The imports of the caller's units, newest first. */
@Named
@RequestScoped
public class ImportsPage {
    /** One line as the page shows it. */
    public record Line(UUID id, String file, String kind, String unit, String day, int rows, String state) {}

    @Inject private Imports imports;
    @Inject private Units units;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;

    private PageRequest asked;
    private Slice<Batch> slice;

    public void open() {
        asked = Pager.asked(request, 30, "state");
        slice = imports.page(asked);
    }

    public List<Line> getLines() {
        Map<Integer, String> names = units.names(slice.rows().stream().map(Batch::unitKey).toList(), LocalDate.now(clock));
        return slice.rows().stream().map(b -> new Line(b.id(), b.fileName(), Texts.of("provisioning", "kind." + b.kind().code()),
                names.get(b.unitKey()), Days.say(b.uploadedAt().atZoneSameInstant(clock.getZone()).toLocalDate()), b.rowsTotal(),
                Texts.of("provisioning", "provisioning.state." + b.state()))).toList();
    }

    public long getTotal() {
        return slice.total();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    public String getState() {
        return asked.filter("state").orElse("");
    }

    public List<Choice> getStates() {
        return Stream.of("checked", "written", "undone", "failed", "discarded")
                .map(s -> Choice.of(s, Texts.of("provisioning", "provisioning.state." + s))).toList();
    }
}
