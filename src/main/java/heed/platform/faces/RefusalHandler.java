package heed.platform.faces;

import heed.platform.Refusal;
import heed.platform.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.util.Iterator;
import java.util.Optional;

/**
 * Turns a refusal into a message on the page it was met on, with the form as it was. Every other fault, and a refusal
 * met while the page is being written, goes on to the error pages.
 */
class RefusalHandler extends ExceptionHandlerWrapper {
    RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        for (Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator(); queue.hasNext(); ) {
            var event = queue.next().getContext();
            Optional<Refusal> refusal = Refusal.in(event.getException());
            if (refusal.isPresent() && event.getPhaseId() != PhaseId.RENDER_RESPONSE) {
                FacesContext faces = event.getContext();
                faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of(refusal.get()), null));
                faces.validationFailed();
                faces.renderResponse();
                queue.remove();
            }
        }
        getWrapped().handle();
    }
}
