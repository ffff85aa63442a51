package dev.marquee.platform.chain;

import java.io.IOException;
import java.io.Serial;

/** That is no chain, so nothing can be said about it. */
public final class UnreadableChain extends IOException {

    @Serial private static final long serialVersionUID = 1;

    UnreadableChain(String message) {
        super(message);
    }
}
