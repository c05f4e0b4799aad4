package heed.scorm;

import heed.platform.Settings;
import heed.platform.StartFault;
import heed.platform.Started;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
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

    /** @throws StartFault with exit code 8 if a setting is no http(s) address, or that of the content names the portal itself */
    ContentHost(String publicAddress, Optional<String> setting) {
        URI at = address("HEED_PUBLIC_URL", "https://training.example.org", publicAddress);
        portal = origin(at);
        Optional<URI> beside = setting.map(text -> address("HEED_CONTENT_URL", "https://content.example.org", text));
        path = Optional.ofNullable(beside.orElse(at).getPath()).orElse("").replaceAll("/+$", "");
        content = beside.map(ContentHost::origin).or(() -> besideLocalhost(portal));
        if (content.isPresent() && host(content.get()).equals(host(portal))) {
            throw new StartFault(8, "The setting HEED_CONTENT_URL names the portal's own host " + host(portal) + ": it needs another one, or the course of any author could act for whoever opens it.");
        }
    }

    /** Looks at the settings when the program starts, so that a wrong one is a sentence then and no fault of each request. */
    static void ready(@Observes @Priority(9) Started event, Settings settings) {
        new ContentHost(settings).origin();
    }

    private static Optional<String> besideLocalhost(String portal) {
        URI uri = URI.create(portal);
        return uri.getHost().equals("localhost") ? Optional.of(portal.replace("localhost", "127.0.0.1")) : Optional.empty();
    }

    private static URI address(String setting, String example, String text) {
        Optional<URI> uri = uri(text.strip());
        if (uri.isEmpty() || uri.get().getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.get().getScheme()).toLowerCase(Locale.ROOT))) {
            throw new StartFault(8, "The setting " + setting + " must be an address such as " + example + ", not \"" + text + "\".");
        }
        return uri.get();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
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
