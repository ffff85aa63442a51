package dev.marquee.launcher;

/** A service did not start. */
class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String who;

    StartFailed(String who, Throwable cause) {
        super(cause);
        this.who = who;
    }

    /** One sentence: who, and the first cause. */
    String sentence() {
        Throwable root = this;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        var reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return who
                + " does not start: "
                + (reason.isBlank() ? root.getClass().getSimpleName() : reason);
    }
}
