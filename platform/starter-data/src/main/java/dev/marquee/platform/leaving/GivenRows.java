package dev.marquee.platform.leaving;

import java.util.List;
import java.util.Map;

/**
 * Rows of an archive that are in no table; a bean each. Its kind is in the service's list of
 * tables, with brackets.
 */
public interface GivenRows {

    String kind();

    /**
     * The rows of an organiser. Each has an {@code id}, which is its name in this installation; the
     * rest are texts.
     */
    List<Map<String, String>> of(long organizer);
}
