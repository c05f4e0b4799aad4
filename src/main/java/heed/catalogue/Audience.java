package heed.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** People who see a module alike: those of one professional group that it names somewhere, or everybody else. */
record Audience(List<String> groups) {
    /** Everybody else first, then each group that a page, a block or a question of the module is for, in the order of the alphabet. */
    static List<Audience> of(ModuleText text) {
        List<Audience> audiences = new ArrayList<>(List.of(new Audience(List.of())));
        text.namedGroups().forEach(group -> audiences.add(new Audience(List.of(group))));
        return audiences;
    }

    String name() {
        return groups.isEmpty() ? "people in none of its groups" : String.join(", ", groups);
    }

    String in(Nation nation) {
        return nation.key() + (groups.isEmpty() ? "" : " and " + name());
    }

    boolean sees(Page page) {
        return page.targets().fits(groups);
    }

    /** The pages they see. */
    List<Page> pages(ModuleText text) {
        return text.pages().stream().filter(this::sees).toList();
    }

    /** What they see of a page. */
    List<Block> blocks(Page page) {
        return page.blocks().stream().filter(b -> b.targets().fits(groups) && !(b instanceof Block.Only only && only.seenBy(groups).isEmpty())).toList();
    }

    /** All blocks of one kind that they see. */
    <T extends Block> List<T> blocks(ModuleText text, Class<T> kind) {
        return pages(text).stream().flatMap(p -> blocks(p).stream()).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The questions of the quiz that they can be asked in that nation. */
    List<Item> pool(Block.Quiz quiz, Nation nation) {
        return quiz.pool().stream().filter(i -> i.head().targets().fits(groups)).flatMap(i -> Stream.ofNullable(i.in(nation).orElse(null))).toList();
    }
}
