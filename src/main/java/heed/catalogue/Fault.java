package heed.catalogue;

/**
 * What an author must mend before a module can be used.
 *
 * @param file path below the modules folder, such as {@code six-types/en.md}
 * @param line counted from 1; 0 if the fault is that a file is missing
 * @param what what is there, in the author's words
 * @param remedy what to do about it
 */
public record Fault(String file, int line, String what, String remedy) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what + " " + remedy;
    }
}
