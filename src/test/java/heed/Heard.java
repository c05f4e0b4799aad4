package heed;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Stands where CDI would fire an event: keeps what was fired, and tells a listener if there is one. */
public final class Heard<T> implements Event<T> {
    private final List<T> events = new CopyOnWriteArrayList<>();
    private final Consumer<T> listener;

    public Heard() {
        this(event -> {});
    }

    public Heard(Consumer<T> listener) {
        this.listener = listener;
    }

    public List<T> events() {
        return events;
    }

    @Override
    public void fire(T event) {
        events.add(event);
        listener.accept(event);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
        throw new IllegalStateException("What must happen in the same transaction is not fired later");
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        return fireAsync(event);
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new IllegalStateException("A door fires one kind of event");
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new IllegalStateException("A door fires one kind of event");
    }
}
