package heed.scorm.web;

import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.enrolment.Enrolment;
import heed.enrolment.Enrolments;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Frames;
import heed.platform.faces.Shell;
import heed.scorm.ContentHost;
import heed.scorm.Plays;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Frames the player of a course that an authoring tool made. */
@Named
@RequestScoped
public class ScormPlayPage {
    @Inject private Plays plays;
    @Inject private Enrolments enrolments;
    @Inject private ContentHost host;
    @Inject private CurrentUser user;
    @Inject private Shell shell;
    @Inject private HttpServletRequest request;

    private Enrolment enrolment;

    public void open() {
        enrolment = enrolments.of(user.personId().orElseThrow(NotInScope::new), NotInScope.id(request.getParameter("registration")));
        plays.course(enrolment).orElseThrow(NotInScope::new);
        host.origin().ifPresent(origin -> Frames.show(request, origin));
    }

    /** Why no course can be opened here; empty where it can. */
    public String getRefusal() {
        return host.origin().isPresent() ? "" : Texts.of(new Refusal("scorm.noContentHost"));
    }

    public Enrolment getEnrolment() {
        return enrolment;
    }

    public String getModule() {
        return enrolments.text(enrolment).front().title();
    }

    public String getPerson() {
        return enrolment.personId().toString();
    }

    public boolean isShared() {
        return user.isSharedTerminal();
    }

    public String getBack() {
        return request.getContextPath() + "/enrolment/module?slug=" + enrolment.slug();
    }

    public String getRoot() {
        return request.getContextPath();
    }

    public String getSignIn() {
        return request.getContextPath() + shell.getSignIn();
    }
}
