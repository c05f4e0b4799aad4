package heed.scorm.sequencing;

import heed.scorm.manifest.Element;
import heed.scorm.sequencing.Definition.Fact;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the parts of one {@code imsss:sequencing} and fills in the defaults of the edition. */
final class DefinitionReader {
    private static final Map<String, Fact> SIMPLE = Map.of("SatisfiedStatus", Fact.SATISFIED, "NormalizedMeasure", Fact.SCALED);
    private static final Map<String, Fact> ADDED = Map.of("RawScore", Fact.RAW, "MinScore", Fact.MIN, "MaxScore", Fact.MAX,
            "CompletionStatus", Fact.COMPLETED, "ProgressMeasure", Fact.PROGRESS);

    private final boolean scorm12;

    DefinitionReader(boolean scorm12) {
        this.scorm12 = scorm12;
    }

    Definition read(List<Element> parts, Definition.Threshold threshold) {
        List<Element> rules = SequencingReader.among(parts, "sequencingRules").toList();
        Optional<Element> rollup = SequencingReader.among(parts, "rollupRules").findFirst();
        return new Definition(
                control(first(parts, "controlMode")),
                first(parts, "constrainedChoiceConsiderations")
                        .map(c -> new Definition.ConstrainedChoice(Read.truth(c, "preventActivation", false), Read.truth(c, "constrainChoice", false)))
                        .orElse(new Definition.ConstrainedChoice(false, false)),
                rules(rules, "preConditionRule"), rules(rules, "exitConditionRule"), rules(rules, "postConditionRule"),
                limits(first(parts, "limitConditions")),
                rollupControl(rollup, first(parts, "rollupConsiderations")),
                rollup.stream().flatMap(r -> r.all("rollupRule")).map(DefinitionReader::rollupRule).toList(),
                objectives(parts),
                randomization(first(parts, "randomizationControls")),
                first(parts, "deliveryControls")
                        .map(d -> new Definition.Delivery(Read.truth(d, "tracked", true),
                                Read.truth(d, "completionSetByContent", false), Read.truth(d, "objectiveSetByContent", false)))
                        .orElse(new Definition.Delivery(true, false, scorm12)),
                threshold);
    }

    private static Optional<Element> first(List<Element> parts, String name) {
        return SequencingReader.among(parts, name).findFirst();
    }

    /**
     * SCORM 1.2 knows no sequencing: everything can be chosen and one thing follows the other. Content that says nothing of
     * its success there has not passed, but content that says nothing at all has been completed.
     */
    private Definition.ControlMode control(Optional<Element> found) {
        if (scorm12) {
            return new Definition.ControlMode(true, true, true, false, true, true);
        }
        return found.map(c -> new Definition.ControlMode(
                Read.truth(c, "choice", true), Read.truth(c, "choiceExit", true), Read.truth(c, "flow", false), Read.truth(c, "forwardOnly", false),
                Read.truth(c, "useCurrentAttemptObjectiveInfo", true), Read.truth(c, "useCurrentAttemptProgressInfo", true)))
                .orElse(Definition.ControlMode.DEFAULT);
    }

    private static List<Definition.Rule> rules(List<Element> sets, String kind) {
        return sets.stream().flatMap(s -> s.all(kind)).map(rule -> new Definition.Rule(
                rule.child("ruleConditions").map(c -> !word(c, "conditionCombination", "all").equals("any")).orElse(true),
                rule.all("ruleConditions").flatMap(c -> c.all("ruleCondition")).map(DefinitionReader::condition).toList(),
                rule.child("ruleAction").map(a -> word(a, "action", "")).orElse(""))).toList();
    }

    private static Definition.Condition condition(Element c) {
        return new Definition.Condition(word(c, "condition", "always"), word(c, "operator", "noOp").equals("not"),
                c.attribute("referencedObjective").map(Read::id).filter(o -> !o.isEmpty()), Read.decimal(c, "measureThreshold", BigDecimal.ZERO));
    }

    private static String word(Element e, String attribute, String otherwise) {
        return e.attribute(attribute).map(String::strip).filter(v -> !v.isEmpty()).orElse(otherwise);
    }

    private static Definition.Limits limits(Optional<Element> found) {
        return new Definition.Limits(found.flatMap(l -> Read.count(l, "attemptLimit")),
                time(found, "attemptAbsoluteDurationLimit"), time(found, "activityAbsoluteDurationLimit"),
                time(found, "attemptExperiencedDurationLimit"), time(found, "activityExperiencedDurationLimit"));
    }

    private static Optional<Duration> time(Optional<Element> found, String attribute) {
        return found.flatMap(l -> l.attribute(attribute)).flatMap(Read::duration);
    }

    private static Definition.RollupControl rollupControl(Optional<Element> rules, Optional<Element> considerations) {
        return new Definition.RollupControl(
                rules.map(r -> Read.truth(r, "rollupObjectiveSatisfied", true)).orElse(true),
                rules.map(r -> Read.truth(r, "rollupProgressCompletion", true)).orElse(true),
                rules.map(r -> Read.decimal(r, "objectiveMeasureWeight", BigDecimal.ONE)).orElse(BigDecimal.ONE),
                considerations.map(c -> Read.truth(c, "measureSatisfactionIfActive", true)).orElse(true),
                considerations.map(c -> word(c, "requiredForSatisfied", "always")).orElse("always"),
                considerations.map(c -> word(c, "requiredForNotSatisfied", "always")).orElse("always"),
                considerations.map(c -> word(c, "requiredForCompleted", "always")).orElse("always"),
                considerations.map(c -> word(c, "requiredForIncomplete", "always")).orElse("always"));
    }

    private static Definition.RollupRule rollupRule(Element rule) {
        return new Definition.RollupRule(
                word(rule, "childActivitySet", "all"), Read.count(rule, "minimumCount").orElse(0), Read.decimal(rule, "minimumPercent", BigDecimal.ZERO),
                rule.child("rollupConditions").map(c -> word(c, "conditionCombination", "any").equals("all")).orElse(false),
                rule.all("rollupConditions").flatMap(c -> c.all("rollupCondition")).map(DefinitionReader::condition).toList(),
                rule.child("rollupAction").map(a -> word(a, "action", "")).orElse(""));
    }

    private static List<Definition.Objective> objectives(List<Element> parts) {
        Map<String, Map<String, Definition.Mapping>> added = new LinkedHashMap<>();
        objectiveElements(parts, true).forEach(o -> {
            Map<String, Definition.Mapping> of = added.computeIfAbsent(Read.id(word(o, "objectiveID", "")), k -> new LinkedHashMap<>());
            o.all("mapInfo").forEach(m -> of.merge(Read.id(word(m, "targetObjectiveID", "")), mapping(m, ADDED), DefinitionReader::join));
        });
        List<Definition.Objective> objectives = new ArrayList<>();
        objectiveElements(parts, false).forEach(o -> objectives.add(objective(o, added)));
        if (objectives.stream().noneMatch(Definition.Objective::primary)) {
            objectives.add(0, new Definition.Objective("", true, false, BigDecimal.ONE, List.of()));
        }
        return objectives;
    }

    /** {@code imsss:objectives} and {@code adlseq:objectives} share their name; only their namespaces tell them apart. */
    private static Stream<Element> objectiveElements(List<Element> parts, boolean added) {
        return SequencingReader.among(parts, "objectives").filter(p -> p.namespace().contains("adlseq") == added)
                .flatMap(p -> p.children().stream())
                .filter(o -> o.name().equals("primaryObjective") || o.name().equals("objective"));
    }

    private static Definition.Objective objective(Element o, Map<String, Map<String, Definition.Mapping>> added) {
        String id = Read.id(word(o, "objectiveID", ""));
        Map<String, Definition.Mapping> maps = new LinkedHashMap<>();
        o.all("mapInfo").forEach(m -> maps.merge(Read.id(word(m, "targetObjectiveID", "")), mapping(m, SIMPLE), DefinitionReader::join));
        added.getOrDefault(id, Map.of()).forEach((target, m) -> maps.merge(target, m, DefinitionReader::join));
        BigDecimal minimum = o.textOf("minNormalizedMeasure").flatMap(Read::decimal).orElse(BigDecimal.ONE);
        return new Definition.Objective(id, o.name().equals("primaryObjective"), Read.truth(o, "satisfiedByMeasure", false), minimum, List.copyOf(maps.values()));
    }

    private static Definition.Mapping mapping(Element m, Map<String, Fact> facts) {
        Set<Fact> reads = EnumSet.noneOf(Fact.class);
        Set<Fact> writes = EnumSet.noneOf(Fact.class);
        facts.forEach((name, fact) -> {
            if (Read.truth(m, "read" + name, true)) {
                reads.add(fact);
            }
            if (Read.truth(m, "write" + name, false)) {
                writes.add(fact);
            }
        });
        return new Definition.Mapping(Read.id(word(m, "targetObjectiveID", "")), reads, writes);
    }

    private static Definition.Mapping join(Definition.Mapping a, Definition.Mapping b) {
        Set<Fact> reads = EnumSet.noneOf(Fact.class);
        reads.addAll(a.reads());
        reads.addAll(b.reads());
        Set<Fact> writes = EnumSet.noneOf(Fact.class);
        writes.addAll(a.writes());
        writes.addAll(b.writes());
        return new Definition.Mapping(a.target(), reads, writes);
    }

    private static Definition.Randomization randomization(Optional<Element> found) {
        return found.map(r -> new Definition.Randomization(
                word(r, "selectionTiming", "never"), Read.count(r, "selectCount"),
                word(r, "randomizationTiming", "never"), Read.truth(r, "reorderChildren", false)))
                .orElse(new Definition.Randomization("never", Optional.empty(), "never", false));
    }
}
