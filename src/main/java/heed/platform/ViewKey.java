package heed.platform;

import java.util.Base64;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;

/**
 * The key of the view state in forms, made from the installation's secret: a form that one node has served is read by
 * another and outlives a restart. The server asks for it by name (web.xml, glassfish-resources.xml), before any bean of
 * ours exists.
 */
public class ViewKey implements ObjectFactory {
    @Override
    public Object getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment) {
        return Base64.getEncoder().encodeToString(new Keys(new Settings()).of("view state"));
    }
}
