package heed.provisioning;

import java.util.List;
import java.util.UUID;

/**
 * What a file would do to what we know at this moment. Checking shows its findings; writing makes the same plan again and,
 * when it is still the same, does it.
 */
interface Plan {
    /** One for each row, in the order of the rows; then those for posts the file lacks. */
    List<Finding> findings();

    /** Sentences about the file as a whole. */
    List<String> notes();

    /**
     * Does what the findings say, each fact marked with the import.
     *
     * @param alive called between its steps, so that long work gives signs of life
     */
    void write(UUID importId, Runnable alive);
}
