package heed.provisioning;

import heed.platform.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of an uploaded file: UTF-8 with or without its mark, or what Excel on Windows saves. */
final class FileText {
    static final int LIMIT_BYTES = 20 * 1024 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private FileText() {}

    /** @throws Refusal with a sentence when it is no text we can read */
    static String of(byte[] bytes) {
        if (bytes.length > LIMIT_BYTES) {
            throw new Refusal("provisioning.file.tooLarge", LIMIT_BYTES / 1024 / 1024);
        }
        if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refusal("provisioning.file.workbook");
        }
        if (starts(bytes, '%', 'P', 'D', 'F')) {
            throw new Refusal("provisioning.file.pdf");
        }
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            throw new Refusal("provisioning.file.utf16");
        }
        String text = decoded(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new Refusal("provisioning.file.binary");
        }
        if (text.isBlank()) {
            throw new Refusal("provisioning.file.empty");
        }
        return text;
    }

    private static String decoded(byte[] bytes) {
        int mark = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS);
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
