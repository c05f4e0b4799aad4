package heed.access.web;

import heed.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * The network address a request comes from. Behind proxies it is the last one that they did not write themselves; only
 * the addresses of the setting {@code heed.proxies} (commas between) are believed.
 */
@ApplicationScoped
class Address {
    private Set<String> proxies;

    protected Address() {}

    @Inject
    Address(Settings settings) {
        proxies = settings.text("heed.proxies").map(p -> Set.of(p.strip().split("\\s*,\\s*"))).orElse(Set.of());
    }

    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) {
            return address;
        }
        List<String> hops = List.of(forwarded.split("\\s*,\\s*"));
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(address); i--) {
            address = hops.get(i).strip();
        }
        return address;
    }
}
