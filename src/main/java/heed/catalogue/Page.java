package heed.catalogue;

import java.util.List;

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

    /** The page of the graded quiz is shown by the quiz's own player. */
    public boolean isQuiz() {
        return blocks.stream().anyMatch(Block.Quiz.class::isInstance);
    }
}
