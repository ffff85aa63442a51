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
        watchParent();
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
    }

    /** Stops this process in order as soon as nobody holds the other end of its standard input. */
    static void watchParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(Child::endWithParent);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) Thread.onSpinWait();
        } catch (IOException e) {
            System.err.println("the parent process is out of sight: " + e.getMessage());
        }
        System.exit(0);
    }
}
