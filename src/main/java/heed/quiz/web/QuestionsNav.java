package heed.quiz.web;

import heed.access.Access;
import heed.access.Permission;
import heed.platform.faces.NavContributor;
import heed.platform.faces.NavEntry;
import heed.platform.faces.NavGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The way to what answers teach about the questions, for those who write them or answer for the training. */
@ApplicationScoped
class QuestionsNav implements NavContributor {
    @Inject private Access access;

    @Override
    public List<NavEntry> entries() {
        return access.may(Permission.EDIT_CONTENT) || access.may(Permission.SEE_COVERAGE)
                ? List.of(new NavEntry(NavGroup.CONTENT, 62, "quiz", "nav.questions", "/quiz/questions")) : List.of();
    }
}
