package dev.marquee.platform.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The renderer's warnings in the log of the service; how long each step takes is left out. */
class PrinterLog implements XRLogger {

    private static final Logger log = LoggerFactory.getLogger(PrinterLog.class);

    @Override
    public void log(String where, Level level, String message) {
        log(where, level, message, null);
    }

    @Override
    public void log(String where, Level level, String message, @Nullable Throwable error) {
        if (isWarning(level)) log.warn("{}: {}", where, message, error);
    }

    @Override
    public void setLevel(String where, Level level) {
        // what is shown is decided here
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return isWarning(diagnostic.getLevel());
    }

    private static boolean isWarning(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }
}
