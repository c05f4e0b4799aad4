package heed.access;

import heed.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The network address a request comes from. Behind proxies it is the last one that they did not write themselves; only
 * the addresses of the setting {@code heed.proxies} (commas between) are believed.
 */
@ApplicationScoped
public class Address {
    private static final int LONGEST = 45;

    private Set<String> proxies;

    protected Address() {}

    @Inject
    public Address(Settings settings) {
        proxies = settings.text("heed.proxies").map(p -> Set.of(p.strip().split("\\s*,\\s*"))).orElse(Set.of());
    }

    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    String of(String remote, List<String> forwarded) {
        String address = remote;
        // A proxy may add a line of its own below the one that the caller has written.
        List<String> hops = new ArrayList<>();
        for (String line : forwarded) {
            hops.addAll(List.of(line.strip().split("\\s*,\\s*")));
        }
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(address); i--) {
            address = hops.get(i);
        }
        return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }
}
