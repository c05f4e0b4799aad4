package heed.scorm.manifest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The list at the end of a zip, as far as {@link java.util.zip.ZipFile} does not tell it: how long it is, before it is read into memory, and which
 * entries are links (APPNOTE.TXT 4.3.12 to 4.3.16 and 4.4.15). Where the end of a zip leaves a doubt which list is meant, it is none: otherwise
 * another list could be judged here than is unpacked.
 *
 * @param entries files and folders: as many as there are, or as the zip says there are, if that is more
 * @param bytes of the list
 * @param links names of entries that are symbolic links or other things that are no files
 */
record Directory(long entries, long bytes, List<String> links) {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int UNIX_TYPE = 0170000;
    private static final int UNIX_FILE = 0100000;
    private static final int UNIX_FOLDER = 0040000;

    /** @throws IOException if the end of the file is not the end of a zip */
    static Directory read(Path zip, long most) throws IOException {
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ)) {
            long end = end(file);
            ByteBuffer tail = at(file, end, 22);
            long entries = Short.toUnsignedInt(tail.getShort(10));
            long bytes = Integer.toUnsignedLong(tail.getInt(12));
            ByteBuffer locator = end < 20 ? ByteBuffer.allocate(20) : at(file, end - 20, 20);
            if (locator.getInt(0) == LOCATOR_64) {
                end = locator.getLong(8);
                ByteBuffer large = at(file, end, 56);
                if (large.getInt(0) != END_64 || entries != 0xFFFF && entries != large.getLong(32) || bytes != 0xFFFFFFFFL && bytes != large.getLong(40)) {
                    throw new IOException("the two ends of a large zip contradict each other");
                }
                entries = large.getLong(32);
                bytes = large.getLong(40);
            }
            return bytes < 0 || bytes > most ? new Directory(entries, bytes, List.of()) : list(entries, at(file, end - bytes, (int) bytes));
        }
    }

    private static long end(FileChannel file) throws IOException {
        int length = (int) Math.min(file.size(), 65_557);
        ByteBuffer tail = at(file, file.size() - length, length);
        for (int i = length - 22; i >= 0; i--) {
            if (tail.getInt(i) == END) {
                if (i + 22 + Short.toUnsignedInt(tail.getShort(i + 20)) != length) {
                    throw new IOException("what looks like the end of a zip is not at its end");
                }
                return file.size() - length + i;
            }
        }
        throw new IOException("no end of a zip");
    }

    private static Directory list(long said, ByteBuffer list) throws IOException {
        List<String> links = new ArrayList<>();
        int counted = 0;
        int at = 0;
        while (at < list.limit()) {
            if (at + 46 > list.limit() || list.getInt(at) != ENTRY) {
                throw new IOException("the list of contents breaks off");
            }
            int name = Short.toUnsignedInt(list.getShort(at + 28));
            int next = at + 46 + name + Short.toUnsignedInt(list.getShort(at + 30)) + Short.toUnsignedInt(list.getShort(at + 32));
            if (next > list.limit()) {
                throw new IOException("an entry of the list of contents breaks off");
            }
            int type = (list.getInt(at + 38) >>> 16) & UNIX_TYPE;
            if (type != 0 && type != UNIX_FILE && type != UNIX_FOLDER) {
                links.add(new String(list.array(), at + 46, name, StandardCharsets.UTF_8));
            }
            at = next;
            counted++;
        }
        return new Directory(Math.max(said, counted), list.limit(), links);
    }

    private static ByteBuffer at(FileChannel file, long position, int length) throws IOException {
        if (position < 0 || position + length > file.size()) {
            throw new EOFException("beyond the end");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("beyond the end");
            }
        }
        return buffer.flip();
    }
}
