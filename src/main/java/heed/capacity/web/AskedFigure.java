package heed.capacity.web;

import heed.access.NotInScope;
import heed.capacity.Coverages;
import heed.capacity.Figure;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import heed.platform.faces.Days;
import heed.workforce.UnitRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.omnifaces.cdi.Param;

/** The figure the address asks for: by its code, or by unit, area, module, day and day of knowledge. */
@Named
@RequestScoped
public class AskedFigure {
    @Inject private Coverages coverages;
    @Inject private Clock clock;
    @Inject @Param private String code;
    @Inject @Param private Integer unit;
    @Inject @Param private Integer area;
    @Inject @Param private String module;
    @Inject @Param private String on;
    @Inject @Param private String known;

    private Figure figure;
    private boolean moved;

    public Figure getFigure() {
        if (figure == null) {
            Figure asked = code != null && !code.isBlank() ? Figure.parse(code).orElseThrow(NotInScope::new) : fromParts();
            figure = coverages.dated(asked);
            moved = !figure.asAt().equals(asked.asAt()) || figure.knownOn() != null && !figure.knownOn().equals(asked.knownOn());
        }
        return figure;
    }

    /** That another day is told than was asked for, or with the knowledge of another; an empty text otherwise. */
    public String getMoved() {
        Figure f = getFigure();
        return !moved ? "" : f.knownOn() == null ? Texts.of("capacity", "moved", f.asAt()) : Texts.of("capacity", "moved.known", f.asAt(), getKnownDay());
    }

    private Figure fromParts() {
        LocalDate day = Days.read(on).orElseGet(() -> LocalDate.now(clock));
        return new Figure(unit == null ? coverages.home().unit() : unit, null, area, null,
                module == null || module.isBlank() ? Coverages.ALL_REQUIRED : module, day, knownOn());
    }

    /** The end of the day named; null for today or a day to come, since then everything known counts. */
    private OffsetDateTime knownOn() {
        return Days.read(known).filter(d -> d.isBefore(LocalDate.now(clock)))
                .map(d -> d.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC)).orElse(null);
    }

    public String getCode() {
        return getFigure().code();
    }

    /** The last day whose knowledge counts, or null for now. */
    public LocalDate getKnownDay() {
        return getFigure().knownOn() == null ? null : getFigure().knownOn().minusNanos(1).atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    /** The hour and minute of that day up to which knowledge counts; empty where the whole day does. */
    public Optional<LocalTime> getKnownTime() {
        return Optional.ofNullable(getFigure().knownOn()).map(k -> k.atZoneSameInstant(clock.getZone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES))
                .filter(t -> !t.equals(LocalTime.MIDNIGHT));
    }

    /** The whole view the figure is a cell of: its unit, area, training, day and knowledge. */
    public String getViewCode() {
        Figure f = getFigure();
        return new Figure(f.unit(), null, f.area(), null, f.module(), f.asAt(), f.knownOn(), f.seal()).code();
    }

    public LocalDate getDay() {
        return getFigure().asAt();
    }

    public List<Choice> getUnits() {
        return coverages.units().stream().map(AskedFigure::choice).toList();
    }

    public List<Choice> getAreas() {
        return coverages.areasOf(getFigure().unit()).stream().map(AskedFigure::choice).toList();
    }

    private static Choice choice(UnitRow unit) {
        return Choice.of(unit.key(), unit.name());
    }

    public List<Choice> getModules() {
        return coverages.modules().entrySet().stream().map(m -> Choice.of(m.getKey(), m.getValue())).toList();
    }

    /** What is counted, in words. */
    public String getTraining() {
        return getFigure().isAllRequired() ? Texts.of("capacity", "training.all")
                : coverages.modules().getOrDefault(getFigure().module(), getFigure().module());
    }

    public String getModuleChoice() {
        return getFigure().isAllRequired() ? "" : getFigure().module();
    }

    public Object getAreaChoice() {
        return getFigure().area() == null ? "" : getFigure().area();
    }
}
