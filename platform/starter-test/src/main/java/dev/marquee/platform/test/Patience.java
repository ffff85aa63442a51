package dev.marquee.platform.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for a condition before it fails, unless it says otherwise: longer than
 * anything takes on a busy machine, since how quick that is is no test's business. It is also
 * longer than a worker's longest pause, so that a step begun before a test moved the clock is done
 * again.
 */
public final class Patience implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
    }
}
