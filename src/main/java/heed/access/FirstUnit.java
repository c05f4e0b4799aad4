package heed.access;

/** Makes the top unit of an empty house; the room that keeps units offers it as a CDI bean. */
public interface FirstUnit {
    /** Makes a partnership of the name that begins today and returns its key. */
    int make(String name);
}
