package heed.capacity.web;

import heed.capacity.Coverage;
import heed.capacity.Coverages;
import heed.capacity.Coverages.ModuleRow;
import heed.capacity.Coverages.PostRow;
import heed.capacity.Coverages.Why;
import heed.capacity.Mark;
import heed.platform.PageRequest;
import heed.platform.Texts;
import heed.platform.faces.Days;
import heed.platform.faces.Pager;
import heed.requirement.Requirement;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Why a figure is what it is: its sentence, its base, its rows, and each row's award, rule and return. */
@Named
@RequestScoped
public class FigurePage {
    private static final int ROWS = 25;

    /** A part of the figure. */
    public record Part(String state, String posts, String note) {}

    /** A headcount behind it. */
    public record Return(String where, String posts, String roster, String asAt, String source, String state) {}

    /** A line of the matrix behind it. */
    public record Rule(String line, String module, String basis, String cycle, String source) {}

    /** A post behind it. */
    public record Post(String name, String to, String what, String where, String state, String label, String reason, List<Module> modules) {}

    /** A module of a post, with the award and the rule it rests on. */
    public record Module(String title, String state, String award, String rule) {}

    @Inject private Coverages coverages;
    @Inject private AskedFigure askedFigure;
    @Inject private CoveragePage coveragePage;
    @Inject private HttpServletRequest request;

    private Why why;
    private PageRequest asked;

    private Why why() {
        if (why == null) {
            asked = Pager.asked(request, ROWS, "code");
            why = coverages.why(askedFigure.getFigure(), asked);
        }
        return why;
    }

    public String getTitle() {
        var o = why().overview();
        List<String> parts = new ArrayList<>();
        parts.add(o.figure().agency() == null ? o.unit().name() : o.agencies().isEmpty() ? o.unit().name() : o.agencies().get(0).all().name());
        if (o.figure().group() != null) {
            parts.add(o.byGroup().isEmpty() ? o.figure().group() : o.byGroup().values().iterator().next().name());
        }
        return String.join(", ", parts);
    }

    public String getKicker() {
        return Words.text("figure.kicker", why().overview().code(why().overview().figure()));
    }

    public String getValue() {
        return Words.value(why().overview().total());
    }

    public String getBand() {
        return Texts.of("capacity", "band." + why().overview().total().band().code());
    }

    public boolean isShown() {
        return why().overview().total().isShown();
    }

    private Coverage coverage() {
        return why().overview().total().coverage();
    }

    /** The sentence: what the figure says. */
    public String getSentence() {
        return !isShown() ? Words.text("say.hidden") : Words.text("figure.sentence", Words.count(coverage().counts().current()),
                Words.counted("posts", coverage().base()), askedFigure.getTraining(), Days.say(why().overview().figure().asAt()));
    }

    /** Who was counted in the base, and how. */
    public String getBase() {
        return !isShown() ? "" : coverage().returns() == 0 ? Words.text("figure.base.roster")
                : coverage().declared() == coverage().base() ? Words.text("figure.base.declared") : Words.text("figure.base.mixed", Words.count(coverage().declared()),
                        Words.count(coverage().base() - coverage().declared()));
    }

    public String getBounds() {
        return isShown() ? Words.bounds(coverage()) : "";
    }

    public String getProvenance() {
        return Words.provenance(why().overview().total());
    }

    public String getComputed() {
        var o = why().overview();
        return o.figure().knownOn() == null ? Words.text("figure.known.now")
                : askedFigure.getKnownTime().map(t -> Words.text("figure.known.at", Days.say(askedFigure.getKnownDay()), t))
                        .orElseGet(() -> Words.text("figure.known.then", Days.say(askedFigure.getKnownDay())));
    }

    public List<Part> getParts() {
        return coveragePage.getStatuses().getRows().stream().map(r -> new Part(r.state(), r.posts(), r.meaning())).toList();
    }

    public List<Return> getReturns() {
        return why().returns().stream().map(r -> new Return(r.agency() + ", " + r.group() + ", " + r.area() + " (" + r.level() + ")",
                r.count().isPresent() ? Words.count(r.declared().posts()) : Words.text("value.company"),
                r.count().map(c -> Words.count(c.counts().roster())).orElse("–"), Days.say(r.declared().asAt()),
                Words.text("return.source", r.declared().source(), Words.text("method." + r.declared().method()), r.declared().submittedBy(),
                        Words.text("confidence." + r.declared().confidence())),
                Words.text(state(r)))).toList();
    }

    private static String state(Coverages.ReturnRow r) {
        if (r.valid()) {
            return r.stale() ? "return.stale" : "return.valid";
        }
        return r.declared().outlived() ? "return.outlived" : "return.old";
    }

    public List<Rule> getRules() {
        Map<String, String> titles = coverages.modules();
        return why().rules().stream().map(r -> new Rule(r.line(), titles.getOrDefault(r.slug(), r.slug()), Words.text("basis." + r.basis().code()),
                Words.text("rule.cycle", r.cycleMonths(), r.graceDays()), r.source())).toList();
    }

    public List<Post> getPosts() {
        Map<String, String> titles = coverages.modules();
        List<Post> posts = new ArrayList<>();
        int number = asked == null ? 0 : asked.first();
        for (PostRow row : why().posts().rows()) {
            number++;
            String name = row.name().isPresent() ? row.name().get() : Words.text("post.number", number);
            posts.add(new Post(name, row.personId() == null ? "" : "/assignment/person?id=" + row.personId(), row.group() + " (" + row.level() + ")", row.agency() + ", " + row.area(),
                    row.mark() == Mark.UNCONFIRMED ? "not_known" : row.mark().code(), row.mark() == Mark.UNCONFIRMED ? Words.text("mark.unconfirmed") : "",
                    row.reason().map(FigurePage::say).orElse(""), row.modules().stream().map(m -> module(m, titles)).toList()));
        }
        return posts;
    }

    private static Module module(ModuleRow m, Map<String, String> titles) {
        Requirement rule = m.rule();
        String award = m.award() == null ? Words.text("award.none")
                : Words.text("award.some", Days.say(m.award().completedOn()), Words.text("source." + m.award().source().code()), proof(m), Days.say(m.expiry()));
        if (m.reason().isPresent()) {
            award = say(m.reason().get());
        }
        return new Module(titles.getOrDefault(m.slug(), m.slug()), m.status().code(), award,
                Words.text("rule.say", rule.line(), Words.text("basis." + rule.basis().code()), rule.cycleMonths(), rule.source()));
    }

    /** Version, provider and verifier, as far as they are recorded, each after a comma. */
    private static String proof(ModuleRow m) {
        String version = m.award().version() == null ? "" : Words.text("award.version", m.award().version());
        return version + m.proof().map(p -> (p.provider() == null ? "" : Words.text("award.provider", p.provider()))
                + (p.verifiedBy() == null ? "" : Words.text("award.verifiedBy", p.verifiedBy()))).orElse("");
    }

    private static String say(Coverages.Reason reason) {
        String days = reason.lastDay() == null ? Words.text("days.since", Days.say(reason.firstDay()))
                : Words.text("days.span", Days.say(reason.firstDay()), Days.say(reason.lastDay()));
        return switch (reason.kind()) {
            case UNCONFIRMED -> Words.text("reason.unconfirmed", Days.say(reason.firstDay()));
            case ABSENCE -> Words.text("reason.absence", days);
            case EXEMPTION -> Words.text("reason.exemption", days) + (reason.signedBy() == null ? "" : Words.text("reason.signed", reason.signedBy()))
                    + (reason.words() == null ? "" : Words.text("reason.words", reason.words()));
        };
    }

    public Pager getPager() {
        return Pager.of(request, asked, why().posts());
    }

    /** Why rows are left out, or an empty text; how many is not said. */
    public String getLeft() {
        return why().leftOut().map(left -> {
            if (left.tooMany()) {
                return Words.text("left.tooMany");
            }
            List<String> parts = new ArrayList<>();
            if (left.statuses() > 0) {
                parts.add(Words.counted("left.statuses", left.statuses()));
            }
            if (left.parts() > 0) {
                parts.add(Words.counted("left.parts", left.parts()));
            }
            parts.add(Words.text("left.alike"));
            return Words.text("left", String.join("; ", parts));
        }).orElse("");
    }

    public boolean isNamed() {
        return why().posts().rows().stream().anyMatch(r -> r.name().isPresent());
    }
}
