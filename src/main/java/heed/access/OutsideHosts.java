package heed.access;

import heed.platform.Refusal;
import heed.platform.outbound.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * The list of hosts that the program may call for somebody else, in administrators' hands. It holds for the whole
 * installation, so whoever changes it administers a whole partnership.
 */
@ApplicationScoped
@Transactional
public class OutsideHosts {
    private static final int LONGEST = 200;

    private Hosts hosts;
    private Access access;
    private Directory directory;
    private CurrentUser user;
    private Event<AccessEvent> told;

    protected OutsideHosts() {}

    @Inject
    OutsideHosts(Hosts hosts, Access access, Directory directory, CurrentUser user, Event<AccessEvent> told) {
        this.hosts = hosts;
        this.access = access;
        this.directory = directory;
        this.user = user;
        this.told = told;
    }

    public List<Hosts.Host> all() {
        access.require(Permission.ADMINISTER);
        return hosts.all();
    }

    public boolean mayChange() {
        return access.require(Permission.ADMINISTER).units().containsAll(directory.tops());
    }

    /**
     * Lists a host.
     *
     * @param why what is called there
     * @throws Refusal when it is no name of a host, listed already, the reason is missing, or the caller administers a part only
     */
    public void add(String name, String why) {
        whole();
        if (why == null || why.isBlank() || why.strip().length() > LONGEST) {
            throw new Refusal("access.outside.why", LONGEST);
        }
        tell("outside.added", hosts.add(name == null ? "" : name, why));
    }

    /** @throws Refusal when it is not on the list, or the caller administers a part only */
    public void remove(String name) {
        whole();
        if (!hosts.remove(name)) {
            throw new Refusal("platform.rowGone");
        }
        tell("outside.removed", name);
    }

    private void whole() {
        if (!mayChange()) {
            throw new Refusal("access.outside.whole");
        }
    }

    private void tell(String action, String name) {
        told.fire(new AccessEvent(action, user.accountId(), user.getName(), null, "", null, name));
    }
}
