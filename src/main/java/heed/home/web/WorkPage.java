package heed.home.web;

import heed.home.Watch;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Background work that failed in the last seven days. */
@Named
@RequestScoped
public class WorkPage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    /** A piece of work in the page's words; {@code id} is the one under which it stands in the server's log. */
    public record Row(String kind, String when, String why, String id) {}

    @Inject private Watch watch;
    @Inject private Clock clock;

    private List<Row> rows;

    public void open() {
        rows = watch.failedWork().stream().map(f -> new Row(f.kind(), MOMENT.format(f.at().atZoneSameInstant(clock.getZone())),
                f.message() == null ? Texts.of("home", "work.unknown") : f.message(), f.id().toString())).toList();
    }

    public List<Row> getRows() {
        return rows;
    }
}
