package dev.marquee.platform.live;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of what watchers of a subject are sent. Every bean of this kind is asked while somebody of
 * its audience watches: at once after each commit of this process, and at least once a second,
 * which is how changes of other replicas are found.
 */
public interface LiveSource {

    /** What its messages are called: lower-case letters and hyphens. */
    String name();

    Audience audience();

    /**
     * For each of these a mark that is another one whenever there is something to send. Few and
     * quick statements, whatever the number of subjects; a mark has only letters, digits and
     * hyphens, at most 40. What has no mark is not read.
     */
    Map<Subject, String> marks(Set<Subject> subjects);

    /**
     * What to send, to be written as JSON; null for nothing. It may be newer than the last mark:
     * then it is sent once more.
     *
     * @param since the mark up to which the watcher knows everything, perhaps from before a restart
     *     or of another replica; null if it knows nothing. A source that sends all there is may
     *     ignore it
     */
    @Nullable Object read(Subject subject, @Nullable String since);
}
