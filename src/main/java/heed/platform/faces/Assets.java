package heed.platform.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The version of our style sheets, script and sprite: a digest of their bytes, the same on each node of one release.
 * It stands in their addresses, so a browser may keep them for ever and still sees a new release at once.
 */
@ApplicationScoped
class Assets {
    private static final List<String> FILES = List.of("css/tokens.css", "css/layout.css", "css/components.css",
            "primefaces-heed/theme.css", "js/heed.js", "js/blocks.js", "js/player.js", "js/keep.js", "img/icons.svg");

    @Inject private ServletContext context;
    private String version;

    @PostConstruct
    void read() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                try (InputStream in = context.getResourceAsStream("/resources/" + file)) {
                    digest.update(in.readAllBytes());
                }
            }
            version = HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String version() {
        return version;
    }
}
