package heed.access;

import jakarta.faces.context.FacesContext;

/** Breaks a rule on purpose: a core that knows a screen. */
public class Crooked {
    FacesContext screen;
}
