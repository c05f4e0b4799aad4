package heed.access.web;

import heed.access.ApiScope;
import heed.access.Application;
import heed.access.Applications;
import heed.access.NotInScope;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;

/** One program that may use the course API: a new secret, or the end of it. */
@Named
@RequestScoped
public class ApplicationPage {
    @Inject private Applications applications;
    @Inject private HttpServletRequest request;
    @Inject private Clock clock;

    private Application application;
    private Applications.Secret made;

    public void open() {
        application = applications.administered(id());
    }

    /** A form asks what it may show before the page is opened. */
    private Application application() {
        if (application == null) {
            open();
        }
        return application;
    }

    private UUID id() {
        return NotInScope.id(request.getParameter("id"));
    }

    /** No redirect: the secret is in this answer and nowhere else. */
    public void renew() {
        made = applications.renew(id());
        open();
    }

    public String revoke() {
        applications.revoke(id());
        return "/account/application?faces-redirect=true&id=" + id() + "&done=appEnded";
    }

    public Applications.Secret getMade() {
        return made;
    }

    public String getName() {
        return application().name();
    }

    public String getAppId() {
        return application().appId();
    }

    public String getUnit() {
        return application().unit();
    }

    public boolean isRevoked() {
        return application().isRevoked();
    }

    public String getState() {
        return ApplicationsPage.state(application());
    }

    public String getUsed() {
        return ApplicationsPage.used(application(), clock);
    }

    public String getSince() {
        return Moments.say(application().createdAt(), clock);
    }

    public String getScopes() {
        return application().scopes().stream().sorted().map(ApiScope::code).map(c -> Texts.of("access", "scope." + c.replace(':', '.'))).collect(Collectors.joining(", "));
    }
}
