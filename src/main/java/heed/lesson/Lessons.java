package heed.lesson;

import heed.access.NotInScope;
import heed.catalogue.Block;
import heed.catalogue.ModuleText;
import heed.catalogue.Page;
import heed.catalogue.PageRenderer;
import heed.enrolment.Answer;
import heed.enrolment.Completion;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.enrolment.Progress;
import heed.enrolment.Reflections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The screens of native modules as one learner sees them. */
@ApplicationScoped
@Transactional
public class Lessons {
    private Enrolments enrolments;
    private Reflections reflections;

    protected Lessons() {}

    @Inject
    public Lessons(Enrolments enrolments, Reflections reflections) {
        this.enrolments = enrolments;
        this.reflections = reflections;
    }

    /** The page to go on with. */
    public String place(UUID personId, UUID registrationId) {
        Enrolment enrolment = enrolments.of(personId, registrationId);
        List<Page> pages = enrolments.pages(enrolment);
        return pages.stream().map(Page::id).filter(id -> id.equals(enrolment.place())).findFirst().orElse(pages.get(0).id());
    }

    /**
     * One screen.
     *
     * @param keep whether it is fetched to be read later; then the place to go on with stays where it is
     * @param context path of the application, empty at the root
     * @throws NotInScope unless the registration is that person's own and has that page for this learner
     */
    public Screen screen(UUID personId, UUID registrationId, String pageId, boolean keep, String context) {
        Enrolment enrolment = enrolments.of(personId, registrationId);
        Progress progress = enrolments.progress(enrolment);
        int at = progress.indexOf(pageId);
        if (at < 0) {
            throw new NotInScope();
        }
        if (!keep) {
            enrolments.opened(enrolment, pageId);
        }
        ModuleText text = enrolments.text(enrolment);
        Page page = progress.steps().get(at).page();
        PageRenderer words = enrolments.renderer(enrolment, page, context);
        String after = at + 1 < progress.steps().size() ? progress.steps().get(at + 1).id() : null;
        PortalStage stage = new PortalStage(enrolment, page, after, context, id -> reflections.read(personId, registrationId, id).orElse(""));
        ScreenHtml.Reader reader = new ScreenHtml.Reader(enrolment.nation(), enrolment.groups(), enrolment.id().getLeastSignificantBits());
        ScreenHtml html = new ScreenHtml(words, page, reader, stage, answers(enrolment, page));
        return new Screen(enrolment, page.id(), text.front().title(), page.title(), at + 1, progress.minutesLeft(), html.blocks(), stage.next(),
                at == 0 ? null : progress.steps().get(at - 1).id(),
                at == 0 ? text.front().contentNote() : "",
                text.front().support().stream().map(s -> new Screen.Support(s.who(), words.inline(s.text()))).toList(),
                progress.steps().stream().map(s -> new Screen.Step(s.id(), s.page().title(), s.isDone(), s.state().completion() == Completion.SHOWN, s.page().optional(), s.id().equals(pageId))).toList(),
                enrolments.isDraft(enrolment), text.courseRule().isEmpty());
    }

    private Map<String, List<Answer>> answers(Enrolment enrolment, Page page) {
        List<String> items = page.blocks().stream().flatMap(Lessons::answered).toList();
        return items.isEmpty() ? Map.of() : enrolments.rows(enrolment.id(), items).stream().collect(Collectors.groupingBy(Answer::item));
    }

    private static Stream<String> answered(Block block) {
        if (block instanceof Block.Check check) {
            return Stream.of(check.id());
        }
        if (block instanceof Block.Scenario scenario) {
            return Stream.of(scenario.id());
        }
        return block instanceof Block.Task task ? Stream.of(task.id()) : Stream.empty();
    }
}
