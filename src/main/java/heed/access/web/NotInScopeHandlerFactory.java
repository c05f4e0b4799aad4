package heed.access.web;

import heed.access.NotInScope;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Answers 404 to a page that asks for something outside the caller's scope, wherever in the page's life it is noticed. */
public class NotInScopeHandlerFactory extends ExceptionHandlerFactory {
    public NotInScopeHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            for (Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator(); queue.hasNext(); ) {
                var event = queue.next().getContext();
                if (isNotInScope(event.getException()) && !event.getContext().getExternalContext().isResponseCommitted()) {
                    answer(event.getContext());
                    queue.remove();
                }
            }
            getWrapped().handle();
        }

        private static boolean isNotInScope(Throwable thrown) {
            for (Throwable t = thrown; t != null; t = t.getCause()) {
                if (t instanceof NotInScope) {
                    return true;
                }
            }
            return false;
        }

        private static void answer(FacesContext faces) {
            ExternalContext external = faces.getExternalContext();
            try {
                external.responseSendError(404, null);
                faces.responseComplete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
