package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A service that takes in its part of an archive. */
public interface Taker {

    /**
     * Takes numbers for rows that will come in, so that nobody else gets them.
     *
     * @param counts how many, by the kind of the rows
     * @return the numbers of each kind that is this service's, in their order
     */
    Map<String, List<String>> reserve(Map<String, Integer> counts) throws IOException;

    /** Takes the rows in, all or none; once, however often it is asked. */
    void take(Coming coming, Payload payload) throws IOException;
}
