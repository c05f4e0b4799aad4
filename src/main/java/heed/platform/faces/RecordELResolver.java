package heed.platform.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads records: {@code #{row.name}} is {@code row.name()}, a component or any other public method of the record without
 * parameters. Expression Language 5 knows only getters.
 */
public class RecordELResolver extends ELResolver {
    /** Weak in its keys as the class value is, so that a redeployed application is not held. */
    private static final ClassValue<Map<String, Optional<Method>>> READERS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        Optional<Method> reader = reader(base, property);
        if (reader.isEmpty()) return null;
        context.setPropertyResolved(base, property);
        try {
            return reader.get().invoke(base);
        } catch (InvocationTargetException e) {
            throw new ELException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new ELException(base.getClass().getName() + " must be public to be read by a page", e);
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        Optional<Method> reader = reader(base, property);
        if (reader.isEmpty()) return null;
        context.setPropertyResolved(base, property);
        return reader.get().getReturnType();
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (reader(base, property).isPresent()) {
            throw new PropertyNotWritableException("A record does not change: " + base.getClass().getName() + "." + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        boolean ours = reader(base, property).isPresent();
        if (ours) context.setPropertyResolved(base, property);
        return ours;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Record ? String.class : null;
    }

    private static Optional<Method> reader(Object base, Object property) {
        if (!(base instanceof Record) || !(property instanceof String name)) return Optional.empty();
        return READERS.get(base.getClass()).computeIfAbsent(name, n -> Arrays.stream(base.getClass().getMethods())
                .filter(m -> m.getName().equals(n) && m.getParameterCount() == 0 && m.getReturnType() != void.class)
                .findFirst());
    }
}
