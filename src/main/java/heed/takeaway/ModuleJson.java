package heed.takeaway;

import static heed.platform.Json.JSON;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.PageRenderer;
import heed.platform.Texts;
import heed.quiz.Draw;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the player's script has to know of a module: its pages, what answer each question takes and which fits, and the
 * words it says itself. An answer that fits can be read in it by whoever looks: a package marks where it is played.
 */
final class ModuleJson {
    /** Name in the script by the room and key of its words. */
    private static final List<String[]> TEXTS = List.of(
            text("place", "lesson", "place"), text("place.done", "lesson", "place.done"), text("next", "lesson", "next"), text("finish", "lesson", "next.finish"),
            text("read", "lesson", "pages.read"), text("here", "lesson", "pages.here"), text("optional", "lesson", "pages.optional"), text("todo", "lesson", "pages.todo"),
            text("saved", "takeaway", "saved"), text("lost", "takeaway", "lost"),
            text("quiz.lead", "quiz", "start.lead"), text("quiz.leadLimited", "quiz", "start.leadLimited"), text("quiz.go", "quiz", "start.go"), text("quiz.resume", "quiz", "start.resume"),
            text("quiz.result", "quiz", "start.result"), text("quiz.n", "quiz", "question.n"), text("quiz.next", "quiz", "question.next"), text("quiz.toEnd", "quiz", "question.toEnd"),
            text("quiz.back", "quiz", "question.back"), text("quiz.missing", "quiz", "end.missing"), text("quiz.answered", "quiz", "end.answered"), text("quiz.open", "quiz", "end.open"),
            text("quiz.finish", "quiz", "end.finish"), text("quiz.passed", "quiz", "result.passed"), text("quiz.notYet", "quiz", "result.notYet"), text("quiz.complete", "takeaway", "result.complete"),
            text("quiz.goOn", "quiz", "result.goOn"), text("quiz.again", "quiz", "result.again"), text("quiz.againLeft", "quiz", "result.againLeft"), text("quiz.noMore", "quiz", "result.noMore"),
            text("quiz.of", "quiz", "result.of"), text("quiz.secure", "quiz", "result.secure"), text("quiz.look", "quiz", "result.look"), text("quiz.read", "quiz", "result.read"),
            text("quiz.try", "quiz", "result.try"), text("quiz.pages", "quiz", "result.next"));

    private final TakenModule taken;
    private final List<Item> checks;
    private final List<Item> pool;

    ModuleJson(TakenModule taken) {
        this.taken = taken;
        checks = taken.pages().stream().flatMap(p -> p.blocks().stream()).filter(Block.Check.class::isInstance).map(Block.Check.class::cast)
                .filter(c -> c.targets().fits(List.of(taken.group()))).flatMap(c -> c.item().in(taken.nation()).stream()).toList();
        pool = taken.text().quiz().map(q -> Draw.pool(q, taken.nation(), List.of(taken.group()))).orElse(List.of());
    }

    private static String[] text(String name, String room, String key) {
        return new String[] {name, room, key};
    }

    /** The questions of the quiz that this group may be asked, settled for the nation. */
    List<Item> pool() {
        return pool;
    }

    /** As text that may stand in a script element of a page. */
    String write() {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("title", taken.front().title()).add("edition", taken.edition().key()).add("mark", taken.mark()).add("minutes", taken.front().durationMinutes());
        JsonArrayBuilder pages = JSON.createArrayBuilder();
        taken.pages().forEach(p -> pages.add(JSON.createObjectBuilder().add("id", p.id()).add("title", p.title()).add("optional", p.optional()).add("quiz", p.isQuiz()).add("teaches", JSON.createArrayBuilder(p.teaches()))));
        json.add("pages", pages);
        JsonArrayBuilder items = JSON.createArrayBuilder();
        PageRenderer words = taken.renderer(taken.pages().get(0));
        checks.forEach(i -> items.add(item(i, words)));
        pool.forEach(i -> items.add(item(i, words)));
        json.add("items", items);
        taken.text().quiz().filter(q -> !pool.isEmpty()).ifPresent(q -> json.add("quiz", quiz(q)));
        JsonObjectBuilder outcomes = JSON.createObjectBuilder();
        taken.front().outcomes().forEach(o -> outcomes.add(o.id(), o.text()));
        json.add("outcomes", outcomes);
        List<Block> blocks = taken.pages().stream().flatMap(p -> p.blocks().stream()).toList();
        json.add("tasks", JSON.createArrayBuilder(blocks.stream().filter(Block.Task.class::isInstance).map(b -> ((Block.Task) b).id()).toList()));
        List<Block.Scenario> stories = blocks.stream().filter(Block.Scenario.class::isInstance).map(Block.Scenario.class::cast).toList();
        json.add("stories", JSON.createArrayBuilder(stories.stream().map(Block.Scenario::id).toList()));
        json.add("steps", JSON.createArrayBuilder(List.copyOf(new LinkedHashSet<>(stories.stream().flatMap(s -> s.steps().keySet().stream()).toList()))));
        JsonObjectBuilder texts = JSON.createObjectBuilder();
        TEXTS.forEach(t -> texts.add(t[0], Texts.of(t[1], t[2], "{0}", "{1}", "{2}")));
        return json.add("texts", texts).build().toString().replace("<", "\\u003c");
    }

    private JsonObjectBuilder quiz(Block.Quiz quiz) {
        return JSON.createObjectBuilder().add("pool", JSON.createArrayBuilder(pool.stream().map(Item::id).toList())).add("serve", quiz.serve()).add("pass", quiz.passMarkPercent())
                .add("attempts", taken.front().attempts()).add("asks", quiz.serve()).add("needs", (quiz.serve() * quiz.passMarkPercent() + 99) / 100);
    }

    private static JsonObjectBuilder item(Item item, PageRenderer words) {
        return JSON.createObjectBuilder().add("id", item.id()).add("kind", kind(item)).add("outcome", item.outcome()).add("anchor", item.head().anchor()).add("stem", bare(words.plain(item.stem())))
                .add("words", JSON.createArrayBuilder(answers(item))).add("fitting", JSON.createArrayBuilder(item.fitting())).add("parts", JSON.createArrayBuilder(parts(item)));
    }

    private static String kind(Item item) {
        return item instanceof Item.SingleChoice ? "single" : item instanceof Item.MultipleChoice ? "multiple" : item instanceof Item.TrueFalse ? "true-false"
                : item instanceof Item.Matching ? "matching" : item instanceof Item.Ordering ? "order" : "judgement";
    }

    private static List<Item.Option> options(Item item) {
        return item instanceof Item.SingleChoice q ? q.options() : item instanceof Item.MultipleChoice q ? q.options() : ((Item.TrueFalse) item).options();
    }

    /** The keys of what is shown in some order, in that of the file. */
    private static List<String> parts(Item item) {
        if (item instanceof Item.Matching q) {
            return q.pairs().stream().map(Item.Matching.Pair::leftKey).toList();
        }
        if (item instanceof Item.Judgement q) {
            return q.statements().stream().map(Item.Judgement.Statement::key).toList();
        }
        return item instanceof Item.Ordering q ? q.fitting() : options(item).stream().map(Item.Option::key).toList();
    }

    /** Every word an answer can be made of. */
    private static Set<String> answers(Item item) {
        if (item instanceof Item.Matching q) {
            List<String> all = new ArrayList<>();
            q.pairs().forEach(p -> q.rights().keySet().forEach(right -> all.add(p.leftKey() + "=" + right)));
            return new LinkedHashSet<>(all);
        }
        if (item instanceof Item.Judgement q) {
            List<String> all = new ArrayList<>();
            q.statements().forEach(s -> q.scale().forEach(rating -> all.add(s.key() + "=" + rating)));
            return new LinkedHashSet<>(all);
        }
        return new LinkedHashSet<>(parts(item));
    }

    private static String bare(String escaped) {
        return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    }
}
