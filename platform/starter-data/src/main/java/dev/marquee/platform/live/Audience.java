package dev.marquee.platform.live;

/**
 * Who watches: each sees what the sources for it say. A service has an enum of them, or one alone.
 */
public interface Audience {}
