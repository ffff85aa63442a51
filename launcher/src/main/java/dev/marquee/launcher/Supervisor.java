package dev.marquee.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The script {@code run}, which starts this program, and starts it again when it dies. */
final class Supervisor {

    private Supervisor() {}

    /** The process to stop when everything is to stop: the script's, or else this one. */
    static long pid() {
        return Long.getLong("marquee.supervisor", ProcessHandle.current().pid());
    }

    /** Whether this program was started again after it had died. */
    static boolean isRestart() {
        return Integer.getInteger("marquee.restarts", 0) > 0;
    }

    /** Lets the script know, if it asked, that this start is one to learn from. */
    static void isOpen() {
        var asked = System.getProperty("marquee.opened");
        if (asked == null) return;
        try {
            Files.writeString(Path.of(asked), "");
        } catch (IOException e) {
            System.err.println("The next start will be no quicker: " + e.getMessage());
        }
    }

    /** Stops in order when the script is gone, however it ended. */
    static void endWithIt() {
        if (System.getProperty("marquee.supervisor") != null) Child.watchParent();
    }
}
