package heed.platform.faces;

/** Knows the name of the partnership, which stands at the head of each page. */
public interface Place {
    /** @return the name, or an empty text while none has been given */
    String name();
}
