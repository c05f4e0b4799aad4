package heed.platform.outbound;

import heed.platform.Refusal;
import heed.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The hosts that may be called for somebody else, by their whole names. */
@ApplicationScoped
@Transactional
public class Hosts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[1-9][0-9]{0,4})?");
    private static final int LONGEST = 250;

    /**
     * @param name such as {@code lms.example.org}, or {@code lms.example.org:8443} for another port than 443
     * @param why  what is called there, in the words of whoever listed it
     */
    public record Host(String name, String why, OffsetDateTime addedAt) {}

    private EntityManager em;
    private Clock clock;

    protected Hosts() {}

    @Inject
    public Hosts(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** By name. */
    public List<Host> all() {
        return Sql.of(em, "select host, why, added_at from outbound_host order by host")
                .list(r -> new Host(r.text("host"), r.text("why"), r.at("added_at")));
    }

    /** Whether the name, with its port when that is not 443, is listed. */
    public boolean listed(String name) {
        return Sql.of(em, "select 1 from outbound_host where host = :host").set("host", name.toLowerCase(Locale.ROOT)).exists();
    }

    /**
     * Lists a host.
     *
     * @return its name as it is kept, in small letters
     * @throws Refusal when it is not the whole name of a host, or listed already
     */
    public String add(String name, String why) {
        String host = name.strip().toLowerCase(Locale.ROOT).replaceFirst(":443$", "");
        if (host.length() > LONGEST || !NAME.matcher(host).matches()) {
            throw new Refusal("platform.outbound.noHost", name.strip());
        }
        if (listed(host)) {
            throw new Refusal("platform.outbound.twice", host);
        }
        Sql.of(em, "insert into outbound_host (host, why, added_at) values (:host, :why, :now)").set("host", host).set("why", why.strip())
                .set("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)).update();
        return host;
    }

    /** @return whether it was listed */
    public boolean remove(String name) {
        return 0 < Sql.of(em, "delete from outbound_host where host = :host").set("host", name).update();
    }
}
