package heed.scorm;

import heed.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The second name under which this server is known: the one that serves what authoring tools made, and nothing else. Another name is another
 * origin with other cookies, so content can read nothing of the portal. Where the portal is {@code localhost} it is {@code 127.0.0.1} with the
 * same port; elsewhere the setting {@code heed.content.url} names it.
 */
@ApplicationScoped
public class ContentHost {
    private String portal;
    private String path = "";
    private Optional<String> content = Optional.empty();

    protected ContentHost() {}

    @Inject
    public ContentHost(Settings settings) {
        this(settings.publicAddress(), settings.text("heed.content.url"));
    }

    /** @throws IllegalStateException if the setting is no http(s) address, or names the portal itself */
    ContentHost(String publicAddress, Optional<String> setting) {
        portal = origin(publicAddress);
        path = Optional.ofNullable(URI.create(setting.orElse(publicAddress)).getPath()).orElse("").replaceAll("/+$", "");
        content = setting.map(ContentHost::origin).or(() -> besideLocalhost(portal));
        if (content.isPresent() && host(content.get()).equals(host(portal))) {
            throw new IllegalStateException("The setting heed.content.url names the portal's own host " + host(portal) + ": it needs another one, or the course of any author could act for whoever opens it");
        }
    }

    private static Optional<String> besideLocalhost(String portal) {
        URI uri = URI.create(portal);
        return uri.getHost().equals("localhost") ? Optional.of(portal.replace("localhost", "127.0.0.1")) : Optional.empty();
    }

    private static String origin(String address) {
        URI uri = URI.create(address.strip());
        if (uri.getHost() == null || !("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))) {
            throw new IllegalStateException("The setting heed.content.url must be an address such as https://content.example.org, not \"" + address + "\"");
        }
        return (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
    }

    private static String host(String origin) {
        return URI.create(origin).getHost();
    }

    /** Scheme, host and port of the content; empty where there is no second name, and packages cannot be played. */
    public Optional<String> origin() {
        return content;
    }

    /** Where the content lies: the origin and, where the program does not lie at the root, its path; without a slash at the end. */
    public Optional<String> address() {
        return content.map(origin -> origin + path);
    }

    /** Scheme, host and port of the portal. */
    public String portal() {
        return portal;
    }

    /** Whether a request that names this host, without its port, is for the content. */
    public boolean serves(String host) {
        return content.isPresent() && host(content.get()).equalsIgnoreCase(host);
    }
}
