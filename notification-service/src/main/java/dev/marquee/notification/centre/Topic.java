package dev.marquee.notification.centre;

import static dev.marquee.notification.centre.Channel.IN_APP;
import static dev.marquee.notification.centre.Channel.MAIL;
import static dev.marquee.notification.centre.Channel.PUSH;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What notifications are about, which is what their reader chooses by. */
public enum Topic {
    BOOKING("ticket-perforated", true, false, PUSH),
    PAYMENT("credit-card", true, false, PUSH),
    REFUND("arrow-counterclockwise", true, false, PUSH),
    EVENT_CHANGED("calendar-event", true, false, PUSH),
    EVENT_CANCELLED("x-circle", true, false, PUSH),
    SECURITY("shield-check", true, false, PUSH),
    WAITING_LIST("clock-history", true, false, PUSH),
    COMPLAINT("chat-left-text", false, true, MAIL, PUSH),
    REMINDER("clock", false, false, MAIL, IN_APP, PUSH),
    MESSAGE("megaphone", false, false, MAIL, IN_APP, PUSH),
    /** Of staff: complaints that came. */
    COMPLAINT_QUEUE("inbox", false, true, MAIL, PUSH),
    /** Of staff: what is theirs to do. */
    ASSIGNED("person-check", false, true, MAIL, PUSH),
    /** Of staff. */
    REPORT("file-earmark-text", false, true, MAIL, PUSH);

    private static final Set<Topic> OF_STAFF = EnumSet.of(COMPLAINT_QUEUE, ASSIGNED, REPORT);

    private final String icon;
    private final boolean pushed;
    private final boolean readMeansNoMail;
    private final Set<Channel> optional;

    /**
     * @param pushed whether it comes by push until somebody switches that off
     * @param optional the channels that can be switched off
     */
    Topic(String icon, boolean pushed, boolean readMeansNoMail, Channel... optional) {
        this.icon = icon;
        this.pushed = pushed;
        this.readMeansNoMail = readMeansNoMail;
        this.optional = Set.of(optional);
    }

    /** Its name in the database, in the API and in forms. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    public String icon() {
        return icon;
    }

    /** What counts until its reader says something else. */
    boolean isOnAtFirst(Channel channel) {
        return channel != PUSH || pushed;
    }

    /** Whether it always comes this way: it is needed for a ticket, or to be safe. */
    public boolean isLocked(Channel channel) {
        return !optional.contains(channel);
    }

    /** Whether its mail waits for a moment, and is not sent to whoever reads it here by then. */
    boolean isMailedIfUnread() {
        return readMeansNoMail;
    }

    /** Whether only those who work here are told of it. */
    boolean isOfStaff() {
        return OF_STAFF.contains(this);
    }
}
