package heed.takeaway;

import static heed.platform.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import heed.catalogue.Block;
import heed.catalogue.Item;
import heed.catalogue.ModuleFolder;
import heed.catalogue.PageRenderer;
import heed.enrolment.QuestionHtml;
import heed.quiz.Draw;
import heed.quiz.Graded;
import heed.quiz.Score;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a package marks by itself is worth what it is worth in the portal: the package's script, run by node, against the portal's own rules. */
class MarkingTest {
    private static final long SEED = 20261122;
    /** Reads one line of JSON, does what it says with the scripts of the package and writes one line of JSON. */
    private static final String RUN = """
        const fs = require("fs"), folder = process.argv[1];
        const load = (file, name) => new Function(fs.readFileSync(`${folder}/${file}`, "utf8") + `; return ${name};`)();
        const marking = load("marking.js", "marking"), memory = load("memory.js", "memory");
        const { modules } = JSON.parse(fs.readFileSync(0, "utf8"));
        const fullest = data => {
          const { fresh } = memory(data), state = fresh(), pool = new Set(data.quiz.pool);
          state.place = data.pages.length - 1;
          data.pages.forEach((_, n) => state.done.add(n));
          data.items.forEach(i => (pool.has(i.id) ? state.given : state.answers).set(i.id, i.words));
          data.stories.forEach((_, n) => state.stories.set(n, { role: "1", path: Array.from({ length: 60 }, () => String(data.steps.length - 1)) }));
          data.tasks.forEach((_, n) => state.tasks.add(n));
          Object.assign(state, { tries: 999, best: { points: 99, of: 99 }, seed: (1n << 64n) - 1n, running: true });
          return state;
        };
        const same = (a, b) => JSON.stringify(a, view) === JSON.stringify(b, view);
        const view = (_, v) => v instanceof Map || v instanceof Set ? [...v] : typeof v === "bigint" ? String(v) : v;
        console.log(JSON.stringify(modules.map(({ data, answers, seeds }) => {
          const items = Object.fromEntries(data.items.map(i => [i.id, i])), { packed, unpacked } = memory(data), full = fullest(data);
          return {
            fits: answers.map(({ item, words }) => marking.fits(items[item], words)),
            draws: seeds.map(s => marking.draw(data.quiz, items, BigInt(s))),
            orders: seeds.map(s => data.items.map(i => marking.order(i, BigInt(s)))),
            longest: packed(full).length,
            again: same(unpacked(packed(full)), full),
            foreign: unpacked(packed(full).replace(data.mark, "x"))
          };
        })));
        """;

    static Stream<ModuleFolder> folders() {
        return TakeawayFixture.folders().stream();
    }

    private static JsonArray node(JsonArrayBuilder modules) {
        try {
            Process node = new ProcessBuilder("node", "-e", RUN, Path.of("src/main/resources/heed/takeaway").toAbsolutePath().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var in = node.getOutputStream()) {
                in.write(JSON.createObjectBuilder().add("modules", modules).build().toString().getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(node.waitFor()).isZero();
            return JSON.createReader(new StringReader(said)).readArray();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError("node could not be run", e);
        }
    }

    private static JsonObject data(TakenModule taken) {
        return JSON.createReader(new StringReader(new ModuleJson(taken).write())).readObject();
    }

    /** Checks and questions as they stand in the package: settled for the nation. */
    private static List<Item> items(TakenModule taken) {
        List<Item> items = new ArrayList<>();
        taken.pages().stream().flatMap(p -> p.blocks().stream()).filter(Block.Check.class::isInstance).map(b -> ((Block.Check) b).item())
                .filter(i -> i.head().targets().fits(List.of(taken.group()))).flatMap(i -> i.in(taken.nation()).stream()).forEach(items::add);
        items.addAll(Draw.pool(taken.text().quiz().orElseThrow(), taken.nation(), List.of(taken.group())));
        return items;
    }

    /** What fits, nothing, and many of what could be given, most of them near what fits. */
    private static List<List<String>> answers(Item item, List<String> words, Random random) {
        List<List<String>> answers = new ArrayList<>(List.of(item.fitting(), List.of(), words, List.of("no-such-word"), List.of("=", "a=", "=b")));
        words.forEach(w -> answers.add(List.of(w)));
        for (int i = 0; i < 20; i++) {
            List<String> near = new ArrayList<>(item.fitting());
            int change = random.nextInt(4);
            if (change == 0) {
                Collections.shuffle(near, random);
            } else if (change == 1 && !near.isEmpty()) {
                near.remove(random.nextInt(near.size()));
            } else if (change == 2) {
                near.add(words.get(random.nextInt(words.size())));
            } else if (!near.isEmpty()) {
                near.set(random.nextInt(near.size()), words.get(random.nextInt(words.size())));
            }
            answers.add(near);
        }
        return answers;
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(jakarta.json.JsonString.class).stream().map(jakarta.json.JsonString::getString).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void everyItemIsMarkedDrawnAndShuffledAsInThePortal(ModuleFolder folder) {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        List<TakenModule> all = TakeawayFixture.everyKind(folder, Edition.SCORM_12);
        Set<Item> shown = new HashSet<>();
        JsonArrayBuilder modules = JSON.createArrayBuilder();
        List<List<Boolean>> marks = new ArrayList<>();
        List<long[]> seeds = new ArrayList<>();
        for (TakenModule taken : all) {
            JsonObject data = data(taken);
            JsonArrayBuilder answers = JSON.createArrayBuilder();
            List<Boolean> fits = new ArrayList<>();
            List<Item> items = items(taken);
            assertThat(data.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(i -> i.getString("id"))).isEqualTo(items.stream().map(Item::id).toList()).doesNotHaveDuplicates();
            for (int n = 0; n < items.size(); n++) {
                Item item = items.get(n);
                for (List<String> words : answers(item, strings(data.getJsonArray("items").getJsonObject(n).getJsonArray("words")), random)) {
                    answers.add(JSON.createObjectBuilder().add("item", item.id()).add("words", JSON.createArrayBuilder(words)));
                    fits.add(item.mark(words).fits());
                }
            }
            marks.add(fits);
            seeds.add(Stream.concat(Stream.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE), random.longs(16).boxed()).mapToLong(Long::longValue).toArray());
            JsonObjectBuilder module = JSON.createObjectBuilder().add("data", data).add("answers", answers);
            JsonArrayBuilder asked = JSON.createArrayBuilder();
            for (long seed : seeds.get(seeds.size() - 1)) {
                asked.add(Long.toUnsignedString(seed));
            }
            modules.add(module.add("seeds", asked));
        }

        JsonArray said = node(modules);

        for (int m = 0; m < all.size(); m++) {
            TakenModule taken = all.get(m);
            JsonObject module = said.getJsonObject(m);
            assertThat(module.getJsonArray("fits").stream().map(v -> v == jakarta.json.JsonValue.TRUE)).as("%s for %s in %s", folder.slug(), taken.group(), taken.nation()).isEqualTo(marks.get(m));
            assertThat(new HashSet<>(marks.get(m))).containsExactlyInAnyOrder(true, false);
            for (int s = 0; s < seeds.get(m).length; s++) {
                long seed = seeds.get(m)[s];
                List<String> drawn = Draw.of(taken.text().quiz().orElseThrow(), taken.nation(), List.of(taken.group()), seed).stream().map(Item::id).toList();
                assertThat(strings(module.getJsonArray("draws").getJsonArray(s))).as("%s for %s in %s, seed %d", folder.slug(), taken.group(), taken.nation(), seed).isEqualTo(drawn);
            }
            List<Item> items = items(taken);
            for (int n = 0; n < items.size(); n++) {
                if (shown.add(items.get(n))) {
                    orders(taken, items.get(n), n, seeds.get(m), module.getJsonArray("orders"));
                }
            }
            assertThat(module.getInt("longest")).as("characters of the fullest memory of %s", folder.slug()).isLessThanOrEqualTo(4096);
            assertThat(module.getBoolean("again")).isTrue();
            assertThat(module.isNull("foreign")).isTrue();
        }
    }

    /** The order in which the portal draws the parts of a question with some of the seeds. */
    private static void orders(TakenModule taken, Item item, int at, long[] seeds, JsonArray said) {
        PageRenderer words = taken.renderer(taken.pages().get(0));
        for (int s = 0; s < 4; s++) {
            Document html = Jsoup.parseBodyFragment(QuestionHtml.silent(words, seeds[s]).controls(item, List.of()));
            List<String> shown = !html.select(".match").isEmpty() ? html.select(".match select").stream().map(c -> c.select("option").get(1).val().split("=")[0]).toList()
                    : !html.select(".judge").isEmpty() ? html.select(".judge fieldset").stream().map(f -> f.selectFirst("input").val().split("=")[0]).toList()
                    : html.select("input[name=value]").stream().map(Element::val).toList();
            assertThat(strings(said.getJsonArray(s).getJsonArray(at))).as("%s, seed %d", item.id(), seeds[s]).isEqualTo(shown);
        }
    }

    /** Points, share and passing, for every number of questions and of points up to thirty. */
    @Test
    void pointsAreWorthTheSameShareAndPassAtTheSameMark() throws Exception {
        String run = "const fs = require('fs'); const marking = new Function(fs.readFileSync(process.argv[1], 'utf8') + '; return marking;')();"
                + "for (let of = 1; of <= 30; of++) for (let points = 0; points <= of; points++) console.log(marking.share({ points, of }).toFixed(4) + ' ' + [50, 60, 67, 75, 80, 83, 90, 100].map(p => marking.passes({ points, of }, p)).join(' '));";
        Process node = new ProcessBuilder("node", "-e", run, "src/main/resources/heed/takeaway/marking.js").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

        List<String> ours = new ArrayList<>();
        for (int of = 1; of <= 30; of++) {
            for (int points = 0; points <= of; points++) {
                Score score = score(points, of);
                ours.add(score.share().setScale(4) + " " + IntStream.of(50, 60, 67, 75, 80, 83, 90, 100).mapToObj(p -> String.valueOf(score.passes(p))).collect(Collectors.joining(" ")));
            }
        }
        assertThat(said).isEqualTo(ours);
    }

    private static Score score(int points, int of) {
        List<Graded> graded = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            graded.add(new Graded(null, List.of(), new Item.Marked(i < points, "", List.of()), ""));
        }
        return new Score(graded);
    }
}
