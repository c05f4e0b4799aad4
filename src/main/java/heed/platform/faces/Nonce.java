package heed.platform.faces;

import jakarta.faces.context.FacesContext;
import java.util.regex.Pattern;
import org.primefaces.csp.CspState;

/**
 * The nonce of a page's scripts, kept nowhere. PrimeFaces would keep it in the session and refuse a form sent without
 * its script; here each whole page gets a new one, and a part of a page gets the one its page came with, which is what
 * the browser will compare it with.
 */
class Nonce extends CspState {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{20,80}={0,2}");

    private final FacesContext faces;
    private String value;

    Nonce(FacesContext faces) {
        super(faces);
        this.faces = faces;
    }

    @Override
    public String getNonce() {
        if (value == null) {
            String sent = faces.getExternalContext().getRequestParameterMap().get("primefaces.nonce");
            boolean part = faces.getPartialViewContext().isAjaxRequest() && sent != null && FORM.matcher(sent).matches();
            value = part ? sent : generateNonce();
        }
        return value;
    }
}
