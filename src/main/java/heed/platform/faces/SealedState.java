package heed.platform.faces;

import heed.platform.Keys;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UINamingContainer;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.ResponseStateManager;
import java.io.IOException;

/**
 * The state of a page, sent with it and taken back with its form, sealed with the secret of the installation: any node
 * can read it, also after a restart. It fits only the page it was written for. What does not fit counts as a page open
 * too long.
 */
class SealedState extends ResponseStateManager {
    private static final String STATELESS = "stateless";

    private final ResponseStateManager standard;

    SealedState(ResponseStateManager standard) {
        this.standard = standard;
    }

    @Override
    public boolean isPostback(FacesContext faces) {
        return standard.isPostback(faces);
    }

    /** Asked of the word itself: the standard one would unpack the state to see, with a key that is not ours. */
    @Override
    public boolean isStateless(FacesContext faces, String viewId) {
        String sent = sent(faces);
        if (sent == null) {
            throw new IllegalStateException("No form was sent");
        }
        return sent.equals(STATELESS);
    }

    private static String sent(FacesContext faces) {
        return faces.getExternalContext().getRequestParameterMap().get(VIEW_STATE_PARAM);
    }

    @Override
    public Object getState(FacesContext faces, String viewId) {
        String sent = sent(faces);
        if (sent == null || isStateless(faces, viewId)) return null;
        return seal().open(sent, viewId).orElse(null);
    }

    @Override
    public void writeState(FacesContext faces, Object state) throws IOException {
        UIViewRoot view = faces.getViewRoot();
        if (view.isTransient()) {
            standard.writeState(faces, state);
            return;
        }
        char separator = UINamingContainer.getSeparatorChar(faces);
        ResponseWriter out = faces.getResponseWriter();
        out.startElement("input", null);
        out.writeAttribute("type", "hidden", null);
        out.writeAttribute("name", VIEW_STATE_PARAM, null);
        int number = (int) faces.getAttributes().merge(SealedState.class, 0, (count, one) -> (int) count + 1);
        out.writeAttribute("id", view.getContainerClientId(faces) + separator + VIEW_STATE_PARAM + separator + number, null);
        out.writeAttribute("value", getViewState(faces, state), null);
        out.writeAttribute("autocomplete", "off", null);
        out.endElement("input");
    }

    @Override
    public String getViewState(FacesContext faces, Object state) {
        UIViewRoot view = faces.getViewRoot();
        return view.isTransient() ? standard.getViewState(faces, state)
                : seal().close(state, view.getViewId());
    }

    @Override
    public String getCryptographicallyStrongTokenFromSession(FacesContext faces) {
        return standard.getCryptographicallyStrongTokenFromSession(faces);
    }

    private static Seal seal() {
        return new Seal(CDI.current().select(Keys.class).get().of("view state"));
    }
}
