package heed.workforce.web;

import heed.access.CurrentUser;
import heed.workforce.Areas;
import heed.workforce.People;
import heed.workforce.PostRow;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is set where the caller works; for a visitor whose area is not known, what is the same in every area. */
@RequestScoped
class CallerArea {
    @Inject private CurrentUser user;
    @Inject private People people;
    @Inject private Units units;
    @Inject private Areas areas;
    @Inject private Clock clock;

    private Map<String, String> settings;
    private List<UnitRow> partnerships;

    /** The setting, or empty when it is not known or differs among the areas that come into question. */
    Optional<String> setting(String name) {
        if (settings == null) {
            settings = common();
        }
        return Optional.ofNullable(settings.get(name));
    }

    /** The first partnership there is. */
    Optional<UnitRow> partnership() {
        if (partnerships == null) {
            partnerships = units.partnerships(today());
        }
        return partnerships.stream().findFirst();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Map<String, String> common() {
        List<Map<String, String>> all = keys().stream().map(areas::settings).toList();
        return all.stream().flatMap(s -> s.entrySet().stream()).distinct()
                .filter(e -> all.stream().allMatch(s -> e.getValue().equals(s.get(e.getKey()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Integer> keys() {
        List<Integer> own = user.personId().map(p -> people.running(List.of(p), today())).orElse(List.of()).stream()
                .map(PostRow::facts).map(f -> f.areaKey()).distinct().toList();
        return own.isEmpty() ? partnership().map(p -> units.children(p.key(), today())).orElse(List.of()).stream()
                .filter(u -> u.kind() == UnitKind.AREA).map(UnitRow::key).toList() : own;
    }
}
