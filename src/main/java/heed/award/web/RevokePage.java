package heed.award.web;

import heed.access.Access;
import heed.access.CurrentUser;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.award.AwardRow;
import heed.award.Awards;
import heed.platform.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** Takes an award back: asks for the reason first, since it cannot be undone. */
@Named
@RequestScoped
public class RevokePage {
    @Inject private Access access;
    @Inject private CurrentUser user;
    @Inject private Awards awards;
    @Inject private HttpServletRequest request;

    private AwardRow award;
    private String reason;

    public void open() {
        award();
    }

    /** @throws NotInScope unless the caller looks after the holder */
    private AwardRow award() {
        if (award == null) {
            award = awards.find(id(), access.require(Permission.MANAGE_PEOPLE)).orElseThrow(NotInScope::new);
        }
        return award;
    }

    private UUID id() {
        try {
            return UUID.fromString(String.valueOf(request.getParameter("award")));
        } catch (IllegalArgumentException e) {
            throw new NotInScope();
        }
    }

    public String revoke() {
        awards.revoke(award().id(), reason, user);
        return "/award/revoke?faces-redirect=true&award=" + award.id() + "&done=revoked";
    }

    public boolean isRevoked() {
        return award().isRevoked();
    }

    public String getWhy() {
        return award().revokedWhy();
    }

    public String getTitle() {
        return award().title();
    }

    public String getEarned() {
        return Texts.day(award().completedOn());
    }

    public String getHolder() {
        return awards.holder(getPersonId());
    }

    public UUID getPersonId() {
        return award().award().personId();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
