package heed.audit.web;

import heed.audit.AuditEntry;
import heed.audit.AuditLog;
import heed.audit.Words;
import heed.platform.PageRequest;
import heed.platform.Slice;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.platform.faces.Pager;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who changed what, newest first, with a filter in the address. */
@Named
@RequestScoped
public class LogPage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
    private static final List<String> KINDS =
            List.of("access", "workforce", "provisioning", "requirement", "assignment", "enrolment", "award", "catalogue", "capacity");

    /** A line as the page shows it. */
    public record Line(String when, String who, String what, String on, String detail) {}

    @Inject
    private AuditLog log;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private PageRequest asked;
    private Slice<AuditEntry> slice;

    public void open() {
        asked = asked(Pager.asked(request, 50, "who", "kind", "from", "to"));
        slice = log.page(asked);
    }

    /** Days come as people write them and go on as ISO; what is no day is left out. */
    private static PageRequest asked(PageRequest typed) {
        Map<String, String> filters = new HashMap<>(typed.filters());
        for (String day : List.of("from", "to")) {
            Days.read(typed.filter(day).orElse("")).ifPresentOrElse(d -> filters.put(day, d.toString()), () -> filters.remove(day));
        }
        return new PageRequest(typed.first(), typed.size(), null, false, filters);
    }

    public List<Line> getLines() {
        return slice.rows().stream().map(e -> new Line(MOMENT.format(e.at().atZoneSameInstant(clock.getZone())),
                e.actorName().isEmpty() ? Texts.of("audit", "nobody") : e.actorName(), Words.of(e.action()),
                e.subjectName() == null ? "" : e.subjectName(), e.detail() == null ? "" : e.detail())).toList();
    }

    public long getTotal() {
        return slice.total();
    }

    public Pager getPager() {
        return Pager.of(request, asked, slice);
    }

    /** Path of the same lines as a file. */
    public String getFile() {
        String query = Stream.of("who", "kind", "from", "to").filter(n -> asked.filter(n).isPresent())
                .map(n -> n + "=" + URLEncoder.encode(asked.filter(n).get(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return "/api/audit/log.csv" + (query.isEmpty() ? "" : "?" + query);
    }

    public String getWho() {
        return asked.filter("who").orElse("");
    }

    public String getKind() {
        return asked.filter("kind").orElse("");
    }

    public LocalDate getFrom() {
        return asked.filter("from").map(LocalDate::parse).orElse(null);
    }

    public LocalDate getTo() {
        return asked.filter("to").map(LocalDate::parse).orElse(null);
    }

    public List<Choice> getKinds() {
        return KINDS.stream().map(k -> Choice.of(k, Texts.of("audit", "kind." + k))).toList();
    }
}
