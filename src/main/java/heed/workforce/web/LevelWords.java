package heed.workforce.web;

import heed.access.CurrentUser;
import heed.access.Permission;
import heed.platform.Texts;
import heed.workforce.Levels;
import heed.workforce.People;
import heed.workforce.PostRow;
import heed.workforce.UnitKind;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the levels are called where the caller works and looks after others, for the tag that stands where levels are shown. */
@Named
@RequestScoped
public class LevelWords {
    private static final String HEALTH = "health";

    /** One of our levels with the words of each vocabulary, in the order of the heads. */
    public record Line(String level, List<Word> words) {}

    /** A word with the head of its column. */
    public record Word(String where, String word) {}

    @Inject private Levels levels;
    @Inject private People people;
    @Inject private Units units;
    @Inject private Reach reach;
    @Inject private CurrentUser user;

    private List<Levels.Vocabulary> vocabularies;

    private List<Levels.Vocabulary> vocabularies() {
        if (vocabularies == null) {
            Set<Integer> areas = new HashSet<>();
            boolean[] health = {false};
            user.personId().ifPresent(person -> {
                List<PostRow> own = people.running(Set.of(person), reach.today());
                own.forEach(p -> areas.add(p.facts().areaKey()));
                health[0] = own.stream().anyMatch(p -> reach.find(p.facts().agencyKey()).map(UnitRow::setting).filter(HEALTH::equals).isPresent());
            });
            Stream.of(Permission.SEE_COVERAGE, Permission.MANAGE_PEOPLE).filter(reach::may)
                    .forEach(p -> units.inScope(reach.scope(p), List.of(UnitKind.AREA, UnitKind.AGENCY), reach.today()).forEach(u -> {
                        if (u.kind() == UnitKind.AREA) {
                            areas.add(u.key());
                        } else {
                            health[0] |= HEALTH.equals(u.setting());
                        }
                    }));
            vocabularies = levels.of(areas, health[0]);
        }
        return vocabularies;
    }

    public boolean isAny() {
        return !vocabularies().isEmpty();
    }

    private static String head(Levels.Vocabulary v) {
        return v.health() ? Texts.of("workforce", "levels.health", v.where()) : v.where();
    }

    public List<String> getHeads() {
        return vocabularies().stream().map(LevelWords::head).toList();
    }

    public List<Line> getLines() {
        return Levels.ALL.stream().map(level -> new Line(Reach.word("level", level),
                vocabularies().stream().map(v -> new Word(head(v), v.words().getOrDefault(level, ""))).toList())).toList();
    }
}
