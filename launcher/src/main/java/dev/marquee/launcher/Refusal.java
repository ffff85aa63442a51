package dev.marquee.launcher;

/** Why Marquee does not start, as one sentence for the person at the terminal. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
