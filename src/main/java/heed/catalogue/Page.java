package heed.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One screen of a module.
 *
 * @param id stable within the module, also across its languages
 * @param optional whether the module can be completed without it
 * @param teaches ids of the outcomes it teaches: who has shown all of them may skip it; empty if it cannot be skipped
 */
public record Page(String id, String title, boolean optional, Targets targets, List<String> teaches, List<Block> blocks) {
    public Page {
        teaches = List.copyOf(teaches);
        blocks = List.copyOf(blocks);
    }

    public boolean isQuiz() {
        return blocks.stream().anyMatch(Block.Quiz.class::isInstance);
    }

    public boolean isPackage() {
        return course().isPresent();
    }

    /** The course of an authoring tool that the page opens. */
    public Optional<Block.Package> course() {
        return blocks.stream().filter(Block.Package.class::isInstance).map(Block.Package.class::cast).findFirst();
    }

    /** Whether it is shown by a player of its own and is done by what that reports, not by leaving the page. */
    public boolean hasOwnPlayer() {
        return isQuiz() || isPackage();
    }

    /** Whether it counts only once it was passed. */
    public boolean wantsSuccess() {
        return isQuiz() || course().map(c -> c.rule().wantsSuccess()).orElse(false);
    }
}
