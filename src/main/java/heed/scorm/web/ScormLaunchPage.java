package heed.scorm.web;

import heed.access.NotInScope;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.platform.faces.Frames;
import heed.scorm.ContentHost;
import heed.scorm.cloud.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Frames the player of a course for somebody whom another program has registered and sent here with a link. */
@Named
@RequestScoped
public class ScormLaunchPage {
    @Inject private Links links;
    @Inject private ContentHost host;
    @Inject private HttpServletRequest request;

    private Links.Opens opens;

    public void open() {
        opens = links.look(getLink()).orElseThrow(NotInScope::new);
        host.origin().ifPresent(origin -> Frames.show(request, origin));
    }

    /** Why no course can be opened here; empty where it can. */
    public String getRefusal() {
        return host.origin().isPresent() ? "" : Texts.of(new Refusal("scorm.noContentHost"));
    }

    public String getLink() {
        return request.getParameter("link");
    }

    public String getModule() {
        return opens.title();
    }

    /** Tells apart what this device keeps of different learners. */
    public String getPerson() {
        return opens.person().toString();
    }

    public String getExit() {
        return opens.exit();
    }

    public String getRoot() {
        return request.getContextPath();
    }
}
