package heed.awareness;

import heed.access.CurrentUser;
import heed.access.Grant;
import heed.platform.faces.CallContributor;
import heed.platform.faces.CallLine;
import heed.platform.faces.Place;
import heed.workforce.Areas;
import heed.workforce.People;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers and the name that stand on every page. They are looked up once a minute, and whose numbers are a caller's own
 * once a minute for each caller, so a page costs nothing for them and a changed number is out within a minute.
 */
@ApplicationScoped
class PhoneBook implements CallContributor, Place {
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** @param own the area of each caller who has asked since, by account */
    private record Known(Instant at, String partnership, List<AreaNumbers> areas, Map<UUID, Optional<Integer>> own) {}

    private Units units;
    private Areas areas;
    private People people;
    private CurrentUser user;
    private Clock clock;
    private volatile Known known;

    protected PhoneBook() {}

    @Inject
    PhoneBook(Units units, Areas areas, People people, CurrentUser user, Clock clock) {
        this.units = units;
        this.areas = areas;
        this.people = people;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public String name() {
        return known().partnership();
    }

    /** The lines of the caller's own area; of all areas for a stranger and for who looks after several. */
    @Override
    public List<CallLine> lines() {
        Known known = known();
        List<AreaNumbers> all = known.areas();
        Optional<AreaNumbers> own = all.size() < 2 || !user.isSignedIn() ? Optional.empty()
                : known.own().computeIfAbsent(user.accountId(), account -> ownArea()).flatMap(key -> all.stream().filter(a -> a.areaKey() == key).findFirst());
        return AreaNumbers.lines(own.map(List::of).orElse(all));
    }

    private Optional<Integer> ownArea() {
        LocalDate today = LocalDate.now(clock);
        return user.personId().flatMap(id -> people.running(Set.of(id), today).stream().findFirst()).map(post -> post.facts().areaKey())
                .or(() -> user.grants().stream().findFirst().map(Grant::unitKey).flatMap(unit -> units.areaOf(unit, today)));
    }

    private Known known() {
        Known now = known;
        if (now == null || now.at().plus(LIFE).isBefore(clock.instant())) {
            now = look();
            known = now;
        }
        return now;
    }

    private Known look() {
        LocalDate today = LocalDate.now(clock);
        List<UnitRow> partnerships = units.partnerships(today);
        List<AreaNumbers> found = new ArrayList<>();
        for (UnitRow partnership : partnerships) {
            for (UnitRow area : units.children(partnership.key(), today)) {
                if (area.kind() == UnitKind.AREA) found.add(numbers(area));
            }
        }
        return new Known(clock.instant(), partnerships.size() == 1 ? partnerships.get(0).name() : "", List.copyOf(found), new ConcurrentHashMap<>());
    }

    private AreaNumbers numbers(UnitRow area) {
        Map<String, String> local = areas.localFields(area.key());
        return new AreaNumbers(area.key(), area.name(), local.get("front_door_phone"),
                local.getOrDefault("out_of_hours_phone", local.get("edt_phone")));
    }
}
