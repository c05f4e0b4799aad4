package heed.scorm.sequencing;

/** The player's buttons. One that is not shown is one the current activity takes upon itself ({@code hideLMSUI}). */
public record Controls(
        Control forward, Control previous, Control exit, Control exitAll, Control abandon, Control abandonAll, Control suspendAll) {

    /** @param enabled pressing it now would be a valid request */
    public record Control(boolean shown, boolean enabled) {
    }
}
