package heed.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of this installation and the keys made from it, one for each purpose. It comes from the setting
 * {@code heed.secret.key}; without the setting it is made once and kept in the data folder, which only one node can
 * read.
 */
@ApplicationScoped
public class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV = 12;
    private static final int SHORTEST = 32;

    private Settings settings;
    private volatile byte[] master;

    protected Keys() {}

    @Inject
    public Keys(Settings settings) {
        this.settings = settings;
    }

    void ready(@Observes @jakarta.annotation.Priority(1) Started event) {
        if (Boolean.parseBoolean(settings.text("heed.cluster").orElse("false"))
                && settings.text("heed.secret.key").isEmpty()) {
            throw new StartFault(8, "Several nodes need one secret: set HEED_SECRET_KEY to the same text of at least 32"
                    + " characters on each.");
        }
        of("start");
    }

    /**
     * A key of 32 bytes for one purpose, always the same for the same secret.
     *
     * @throws StartFault with exit code 8 when the secret is too short, 3 when its file cannot be read
     */
    public byte[] of(String purpose) {
        return derive(master(), purpose);
    }

    /**
     * What only this portal can write under a text: 32 bytes, always the same for the same secret, purpose and text.
     *
     * @throws StartFault as {@link #of}
     */
    public byte[] mac(String purpose, String text) {
        return derive(of(purpose), text);
    }

    private byte[] master() {
        if (master == null) {
            master = read(settings.text("heed.secret.key"), settings::dataFolder);
        }
        return master;
    }

    static byte[] derive(byte[] master, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] read(Optional<String> setting, Supplier<Path> dataFolder) {
        if (setting.isPresent()) {
            if (setting.get().length() < SHORTEST) {
                throw new StartFault(8, "The setting HEED_SECRET_KEY is too short: it needs at least " + SHORTEST + " characters.");
            }
            return setting.get().getBytes(StandardCharsets.UTF_8);
        }
        Path file = dataFolder.get().resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new StartFault(3, "The file " + file + ", which holds the secret of this installation, is empty or cut off. Put it back from a backup."
                        + " Without one, delete it: a new secret is made, and what the old one sealed, such as second factors, must be set up again.");
            }
            return secret.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFault(3, "The secret of this installation cannot be kept in " + file + ": " + e.getMessage());
        }
    }

    /** Written beside and moved into place when it is whole: a full disk or a power cut leaves no half of a secret behind. */
    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[32];
        RANDOM.nextBytes(fresh);
        Files.createDirectories(file.getParent());
        // A temporary file is for its owner alone.
        Path beside = Files.createTempFile(file.getParent(), "secret", ".new");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(fresh)));
            channel.force(true);
            Files.move(beside, file);
        } catch (FileAlreadyExistsException e) {
            // Somebody was quicker; theirs is read.
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The text encrypted and signed (AES-GCM) with the key of a purpose, as Base64. */
    public String seal(String purpose, String text) {
        byte[] iv = new byte[IV];
        RANDOM.nextBytes(iv);
        byte[] body = crypt(Cipher.ENCRYPT_MODE, purpose, iv, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(iv, IV + body.length);
        System.arraycopy(body, 0, all, IV, body.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException when it was not sealed with this installation's secret for this purpose */
    public String open(String purpose, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] text = crypt(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(all, IV), Arrays.copyOfRange(all, IV, all.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String purpose, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(of(purpose), "AES"), new GCMParameterSpec(128, iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not sealed with this installation's secret", e);
        }
    }
}
