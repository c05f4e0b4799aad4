package heed.platform.faces;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Packs an object, encrypted and signed (AES-GCM); bytes that were not sealed with the key are never unpacked. */
final class Seal {
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param fits what must be the same when it is opened, such as the page */
    String close(Object state, String fits) {
        byte[] iv = new byte[IV];
        RANDOM.nextBytes(iv);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, iv, fits).doFinal(packed(state));
            return Base64.getEncoder().encodeToString(ByteBuffer.allocate(IV + body.length).put(iv).put(body).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when it was not sealed with this key, does not fit, or was made by another release of the program. */
    Optional<Object> open(String sealed, String fits) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            if (all.length < IV + TAG_BITS / 8) return Optional.empty();
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, IV), fits);
            return Optional.ofNullable(unpacked(cipher.doFinal(all, IV, all.length - IV)));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassNotFoundException | IOException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv, String fits) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(fits.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] packed(Object state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(bytes))) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object unpacked(byte[] packed) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new OurClasses(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            return in.readObject();
        }
    }

    /** Finds the classes of the application, not only those of the server. */
    private static final class OurClasses extends ObjectInputStream {
        OurClasses(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type);
            }
        }
    }
}
