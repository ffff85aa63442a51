package dev.marquee.platform.chain;

import java.io.Serial;

/** The first fault, on its way to the verdict. */
final class Broken extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final Fault fault;
    private final long seq;

    Broken(Fault fault, long seq) {
        super(fault.word(), null, false, false);
        this.fault = fault;
        this.seq = seq;
    }

    Fault fault() {
        return fault;
    }

    long seq() {
        return seq;
    }
}
