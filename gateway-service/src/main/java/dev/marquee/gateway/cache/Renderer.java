package dev.marquee.gateway.cache;

import dev.marquee.gateway.cache.Kept.Begun;

/** Makes answers that everybody may get. */
interface Renderer {

    /** What came of asking. */
    sealed interface Outcome {}

    /** To be kept. */
    record Fresh(Kept answer) implements Outcome {}

    /** Right for this reader, but not to be kept: there is no such thing. */
    record Passing(Kept answer) implements Outcome {}

    /** Everybody has to ask for themselves. */
    record Unkept() implements Outcome {}

    /** The service, or one behind it, does not answer; what was known last is all there is. */
    record Away() implements Outcome {}

    /**
     * Has an answer made, by whatever service gives it.
     *
     * @param begun what was known before
     * @param requestId under which the logs have it
     */
    Outcome render(CacheKey key, Begun begun, String requestId) throws InterruptedException;
}
