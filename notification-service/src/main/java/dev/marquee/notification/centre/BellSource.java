package dev.marquee.notification.centre;

import dev.marquee.platform.live.Audience;
import dev.marquee.platform.live.LiveSource;
import dev.marquee.platform.live.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells each reader how many notifications are unread, whenever that changes. */
@Component
class BellSource implements LiveSource {

    /** Everybody watches their own. */
    static final Audience READER = new Audience() {};

    private final Notifications notifications;

    BellSource(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Audience audience() {
        return READER;
    }

    @Override
    public Map<Subject, String> marks(Set<Subject> subjects) {
        var users = subjects.stream().map(Subject::id).collect(Collectors.toSet());
        var marks = new HashMap<Subject, String>();
        notifications.marks(users).forEach((user, mark) -> marks.put(Subject.of(user), mark));
        return marks;
    }

    @Override
    public @Nullable Object read(Subject subject, @Nullable String since) {
        return notifications.standing(subject.id());
    }
}
