package heed.lesson;

import heed.catalogue.Block;
import heed.enrolment.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a learner stands in a scenario: worked out from every decision on record, none of which is ever taken away.
 * A decision is {@code step=choice}; {@code back} goes one decision back, {@code restart} to the start,
 * {@code role=n} says in whose place the story is told (counted from 0).
 *
 * @param role empty until chosen, or if there is only one
 * @param path the decisions that led here
 * @param here the step shown
 */
record Story(Optional<String> role, List<Decision> path, Block.Step here) {
    static final String BACK = "back";
    static final String RESTART = "restart";
    static final String ROLE = "role";

    Story {
        path = List.copyOf(path);
    }

    record Decision(Block.Step at, Block.Choice choice) {}

    static Story of(Block.Scenario scenario, List<Answer> decisions) {
        Optional<String> role = Optional.empty();
        List<Decision> path = new ArrayList<>();
        for (String word : decisions.stream().flatMap(a -> a.words().stream()).toList()) {
            if (word.equals(RESTART)) {
                path.clear();
            } else if (word.equals(BACK)) {
                if (!path.isEmpty()) {
                    path.remove(path.size() - 1);
                }
            } else if (word.startsWith(ROLE + "=")) {
                role = role(scenario, word.substring(ROLE.length() + 1));
            } else {
                decision(scenario, here(scenario, path), word).ifPresent(path::add);
            }
        }
        return new Story(role, path, here(scenario, path));
    }

    private static Block.Step here(Block.Scenario scenario, List<Decision> path) {
        return scenario.steps().get(path.isEmpty() ? scenario.start() : path.get(path.size() - 1).choice().to());
    }

    /** A decision counts where it was offered: one that comes from another step than the one shown is passed over. */
    private static Optional<Decision> decision(Block.Scenario scenario, Block.Step here, String word) {
        int at = word.indexOf('=');
        return at < 0 || !word.substring(0, at).equals(here.id()) ? Optional.empty()
                : here.choice(word.substring(at + 1)).map(choice -> new Decision(here, choice));
    }

    private static Optional<String> role(Block.Scenario scenario, String number) {
        return number.matches("\\d{1,2}") && Integer.parseInt(number) < scenario.roles().size() ? Optional.of(scenario.roles().get(Integer.parseInt(number))) : Optional.empty();
    }

    boolean needsRole(Block.Scenario scenario) {
        return !scenario.roles().isEmpty() && role.isEmpty();
    }
}
