package dev.marquee.launcher;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * In the one log of one JVM: which service a line comes from, by the class loader its thread works
 * for.
 */
public final class ServiceNameConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        for (var loader = Thread.currentThread().getContextClassLoader();
                loader != null;
                loader = loader.getParent()) {
            if (loader instanceof ServiceClassLoader service)
                return service.getName().replace(".jar", "");
        }
        return "launcher";
    }
}
