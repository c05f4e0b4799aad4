package heed.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the portal takes of the machine: its server and its database together, each with all the processes below it.
 *
 * @param server   process id of the portal's server
 * @param database process id of PostgreSQL's first process
 */
record Footprint(long server, long database) {
    /** As Linux counts the time in /proc/…/stat. */
    private static final int MS_A_TICK = 10;
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;

    /** User and system time so far in milliseconds, those processes among it that have ended. */
    long cpuMs() {
        return Stream.of(server, database).flatMap(Footprint::tree).mapToLong(Footprint::ticks).sum() * MS_A_TICK;
    }

    /** Resident memory and proportional set size, in MB. */
    String memory() {
        return String.format("server %d MB resident, %d MB proportional; database %d MB proportional", kilobytes(server, "Rss:") / 1024, kilobytes(server, "Pss:") / 1024,
                tree(database).mapToLong(pid -> kilobytes(pid, "Pss:")).sum() / 1024);
    }

    private static Stream<Long> tree(long root) {
        return Stream.concat(ProcessHandle.of(root).stream(), ProcessHandle.of(root).stream().flatMap(ProcessHandle::descendants)).map(ProcessHandle::pid);
    }

    private static long ticks(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        long ticks = 0;
        for (int i = FIRST_TIME; i < Math.min(fields.length, FIRST_TIME + TIMES); i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    private static long kilobytes(long pid, String line) {
        return read(pid, "smaps_rollup").lines().filter(l -> l.startsWith(line)).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    /** Empty for a connection of the database that has ended in between: it takes nothing. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
