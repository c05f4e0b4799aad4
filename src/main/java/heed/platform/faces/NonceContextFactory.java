package heed.platform.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.lifecycle.Lifecycle;
import org.primefaces.csp.CspState;

/** Gives each request a {@link Nonce} in the place where PrimeFaces looks for its own. */
public class NonceContextFactory extends FacesContextFactory {
    public NonceContextFactory(FacesContextFactory wrapped) {
        super(wrapped);
    }

    @Override
    public FacesContext getFacesContext(Object context, Object request, Object response, Lifecycle lifecycle) {
        FacesContext faces = getWrapped().getFacesContext(context, request, response, lifecycle);
        faces.getAttributes().putIfAbsent(CspState.class.getName(), new Nonce(faces));
        return faces;
    }
}
