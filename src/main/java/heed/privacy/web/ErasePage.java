package heed.privacy.web;

import heed.access.NotInScope;
import heed.platform.Refusal;
import heed.platform.Texts;
import heed.privacy.SubjectRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Asks once more before somebody is taken out for good. */
@Named
@RequestScoped
public class ErasePage {
    @Inject private SubjectRequests requests;
    @Inject private HttpServletRequest request;

    private SubjectRequests.Left left;
    private String why;
    private boolean sure;

    public void open() {
        left();
    }

    private SubjectRequests.Left left() {
        if (left == null) {
            try {
                left = requests.left(UUID.fromString(String.valueOf(request.getParameter("person"))));
            } catch (IllegalArgumentException e) {
                throw new NotInScope();
            }
        }
        return left;
    }

    public String getName() {
        return left().name();
    }

    public String getLastDay() {
        return Texts.day(left().lastDay());
    }

    public String erase() {
        if (!sure) {
            throw new Refusal("privacy.notSure");
        }
        requests.erase(left().id(), why);
        return "/privacy/left?faces-redirect=true&done=erased";
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public boolean isSure() {
        return sure;
    }

    public void setSure(boolean sure) {
        this.sure = sure;
    }
}
