package heed.access.web;

import heed.access.Codes;
import heed.access.NotInScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;

/** A coordinator makes a one-time code for a learner in scope. */
@Named
@RequestScoped
public class CodePage {
    @Inject
    private Codes codes;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private Codes.Learner learner;
    private Codes.Issued issued;

    public void open() {
        getName();
    }

    private UUID person() {
        try {
            return UUID.fromString(String.valueOf(request.getParameter("person")));
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    /** No redirect: the code is in this answer and nowhere else. */
    public void issue() {
        issued = codes.issue(person());
    }

    public String getName() {
        if (learner == null) {
            learner = codes.learner(person());
        }
        return learner.name();
    }

    public boolean isMade() {
        return issued != null;
    }

    public String getCode() {
        return issued.code();
    }

    public String getUserName() {
        return issued.userName();
    }

    public String getUntil() {
        return Moments.time(issued.expiresAt(), clock);
    }
}
