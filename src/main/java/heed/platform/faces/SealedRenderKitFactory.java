package heed.platform.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.faces.render.ResponseStateManager;
import java.util.Iterator;

/** Lets every page write its state through {@link SealedState}. */
public class SealedRenderKitFactory extends RenderKitFactory {
    public SealedRenderKitFactory(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public RenderKit getRenderKit(FacesContext faces, String id) {
        RenderKit kit = getWrapped().getRenderKit(faces, id);
        return kit == null ? null : new Sealed(kit);
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }

    private static final class Sealed extends RenderKitWrapper {
        Sealed(RenderKit kit) {
            super(kit);
        }

        @Override
        public ResponseStateManager getResponseStateManager() {
            return new SealedState(getWrapped().getResponseStateManager());
        }
    }
}
