package heed.requirement;

import heed.platform.Texts;

/** Answers a learner who asks: why am I asked to do this? */
public final class Why {
    private Why() {}

    /**
     * Who is asked, by which line, on what basis and source, and how often.
     *
     * @param groupName name of the professional group of the learner's post
     */
    public static String of(Requirement rule, String groupName) {
        String who = rule.group() == null ? Texts.of("requirement", "why.everybody") : groupName;
        return Texts.of("requirement", rule.leadsOnly() ? "why.leads" : "why.all", who, rule.line(), Texts.of("requirement", "basis." + rule.basis().code()),
                rule.source(), rule.cycleMonths());
    }
}
