package dev.marquee.launcher;

import java.io.IOException;

/**
 * One service as a process that ends with the launcher, however that ends: its standard input is a
 * pipe from the launcher, which is closed when the launcher is gone.
 */
final class Child {

    private Child() {}

    /** The only argument is the name of the service's own main class. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("launcher-watch").start(Child::endWithLauncher);
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
    }

    private static void endWithLauncher() {
        try {
            while (System.in.read() >= 0) Thread.onSpinWait();
        } catch (IOException e) {
            System.err.println("the launcher is out of sight: " + e.getMessage());
        }
        System.exit(0);
    }
}
