package heed.provisioning.web;

import heed.access.Access;
import heed.access.Grants;
import heed.access.NotInScope;
import heed.access.Permission;
import heed.platform.Texts;
import heed.requirement.Requirements;
import heed.workforce.Succession;
import heed.workforce.UnitRow;
import heed.workforce.Units;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;

/** What stays with a unit that was divided, so that somebody gives it to the new one too: roles, and lines of the matrix. */
@Named
@RequestScoped
public class FollowPage {
    /** A role as the page shows it. */
    public record Role(UUID account, String name, String role) {}

    @Inject private Units units;
    @Inject private Grants grants;
    @Inject private Requirements requirements;
    @Inject private Access access;
    @Inject @Param private String key;
    @Inject @Param private String to;

    private UnitRow from;
    private UnitRow next;
    private Succession split;

    /** @throws NotInScope unless the caller administers the unit and the other one was split off from it */
    public void open() {
        int old = number(key);
        access.require(Permission.ADMINISTER, old);
        int fresh = number(to);
        split = units.successions(old).stream().filter(s -> s.fromKey() == old && s.toKey() == fresh).findFirst().orElseThrow(NotInScope::new);
        from = units.find(old).orElseThrow(NotInScope::new);
        next = units.find(fresh).orElseThrow(NotInScope::new);
    }

    private static int number(String typed) {
        if (typed == null || !typed.matches("\\d{1,9}")) {
            throw new NotInScope();
        }
        return Integer.parseInt(typed);
    }

    public String getTitle() {
        return Texts.of("provisioning", "follow.title", next.name());
    }

    public String getLead() {
        return Texts.of("provisioning", "follow.lead", next.name(), from.name(), split.onDay());
    }

    public String getFromName() {
        return from.name();
    }

    public int getFromKey() {
        return from.key();
    }

    public int getNextKey() {
        return next.key();
    }

    public String getNextName() {
        return next.name();
    }

    /** Whether the caller reaches the new unit today. */
    public boolean isReached() {
        return access.may(Permission.ADMINISTER, next.key());
    }

    public List<Role> getRoles() {
        return grants.at(from.key()).stream().map(g -> new Role(g.accountId(), g.name(), Texts.of("access", "role." + g.role()))).toList();
    }

    public List<Requirements.Held> getLines() {
        return requirements.at(from.key());
    }
}
