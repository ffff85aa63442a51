package dev.marquee.report.dashboard;

import java.util.List;

/**
 * Something that needs somebody. Its words are {@code need.<kind>}, {@code need.<kind>.text} and
 * {@code need.<kind>.do}, filled in with the same things.
 *
 * @param kind such as mail-failed
 * @param about what the words name
 * @param href where to go, or empty where this person can do nothing about it
 */
record Need(String kind, String icon, List<Object> about, String href) {

    /** For the templates' messages. */
    public Object[] arguments() {
        return about.toArray();
    }
}
