package heed.quiz.web;

import heed.access.Access;
import heed.access.Permission;
import heed.access.Scope;
import heed.catalogue.Modules;
import heed.catalogue.PlannedModule;
import heed.enrolment.ItemAnalysis;
import heed.platform.Texts;
import heed.platform.faces.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How good the questions of a module are, for who coordinates and teaches. */
@Named
@RequestScoped
public class QuizQuestionsPage {
    @Inject private ItemAnalysis analysis;
    @Inject private Modules modules;
    @Inject private Access access;
    @Inject private HttpServletRequest request;

    private String slug;
    private List<PlannedModule> written = List.of();
    private List<Line> lines = List.of();

    /** One question in words. */
    public record Line(String stem, String people, String right, String apart, String look, String ideas) {}

    public void open() {
        Scope scope = scope();
        written = modules.planned().stream().filter(PlannedModule::written).toList();
        String wanted = request.getParameter("slug");
        slug = written.stream().map(PlannedModule::slug).filter(s -> s.equals(wanted)).findFirst().orElse(written.isEmpty() ? "" : written.get(0).slug());
        lines = slug.isEmpty() ? List.of() : analysis.of(slug, scope).stream().map(QuizQuestionsPage::line).toList();
    }

    /** Where the caller writes modules or answers for training. */
    private Scope scope() {
        Set<Integer> units = new HashSet<>(access.scope(Permission.SEE_COVERAGE).units());
        units.addAll(access.scope(Permission.EDIT_CONTENT).units());
        return units.isEmpty() ? access.require(Permission.SEE_COVERAGE) : new Scope(units);
    }

    private static Line line(ItemAnalysis.ItemFigures f) {
        if (f.people() == 0) {
            return new Line(f.stem(), Texts.of("quiz", "questions.few"), "", "", "", "");
        }
        String look = f.flags().stream().map(flag -> Texts.of("quiz", "questions.flag." + flag.name().toLowerCase(Locale.ROOT))).collect(Collectors.joining("; "));
        String ideas = f.ideas().stream().map(i -> Texts.of("quiz", "questions.idea", i.text(), percent(i.share()))).collect(Collectors.joining("; "));
        return new Line(f.stem(), String.valueOf(f.people()), f.facility().map(QuizQuestionsPage::percent).orElse(Texts.of("quiz", "questions.unmarked")), f.discrimination().map(d -> String.format(Locale.UK, "%.2f", d)).orElse(Texts.of("quiz", "questions.same")),
                look.isEmpty() ? Texts.of("quiz", "questions.sound") : look, ideas);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    public String getSlug() {
        return slug;
    }

    public List<Choice> getModules() {
        return written.stream().map(m -> Choice.of(m.slug(), m.title())).toList();
    }

    /** What the last column holds: the wrong ideas behind answers, or in a package the answers that were chosen. */
    public String getIdeas() {
        return Texts.of("quiz", !slug.isEmpty() && analysis.isPackage(slug) ? "questions.chosen" : "questions.ideas");
    }

    public List<Line> getLines() {
        return lines;
    }
}
