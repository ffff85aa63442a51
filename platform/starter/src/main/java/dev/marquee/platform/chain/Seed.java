package dev.marquee.platform.chain;

import java.io.Serial;
import java.security.SecureRandom;

/**
 * Gives the seed that it was given: the JDK makes the pair of a seed only where it draws the seed
 * itself.
 */
final class Seed extends SecureRandom {

    @Serial private static final long serialVersionUID = 1;

    private final byte[] seed;

    Seed(byte[] seed) {
        this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
}
