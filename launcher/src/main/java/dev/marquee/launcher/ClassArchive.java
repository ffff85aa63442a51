package dev.marquee.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the classes that this JVM has loaded, parsed and verified, for the next start to map into
 * memory.
 */
final class ClassArchive {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);

    private ClassArchive() {}

    /**
     * Writes the archive where {@code -Dmarquee.archive} says, if it does; without one, starts are
     * only slower.
     */
    static void writeIfAsked() {
        var wanted = System.getProperty("marquee.archive");
        if (wanted == null) return;
        var archive = Path.of(wanted);
        var draft = Path.of(wanted + "." + ProcessHandle.current().pid());
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", draft.toString()}},
                            new String[] {String[].class.getName()});
            if (Files.exists(draft)) Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
            else log.warn("the JVM wrote no class archive; the next start is no quicker");
        } catch (JMException | IOException e) {
            log.warn("the class archive cannot be written; the next start is no quicker", e);
        }
    }
}
