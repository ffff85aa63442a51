package dev.marquee.notification.centre;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a notification leads, by what it is about. */
final class NoticeLinks {

    /** What a subject looks like. */
    static final String SUBJECT =
            "tickets|account|(booking|complaint|case):[1-9][0-9]{0,17}|event:[A-Za-z0-9-]{1,40}|page:/admin/[A-Za-z0-9/-]{1,100}";

    private static final Pattern KNOWN = Pattern.compile(SUBJECT);

    private NoticeLinks() {}

    /** A path of the site; that of the notifications where there is nothing else to open. */
    static String of(@Nullable String subject) {
        if (subject == null || !KNOWN.matcher(subject).matches()) return "/my/notifications";
        var colon = subject.indexOf(':');
        var what = colon < 0 ? subject : subject.substring(0, colon);
        var which = subject.substring(colon + 1);
        return switch (what) {
            case "tickets" -> "/my";
            case "account" -> "/profile";
            case "booking" -> "/bookings/" + which;
            case "complaint" -> "/my/complaints/" + which;
            case "case" -> "/admin/complaints/" + which;
            case "event" -> "/e/" + which;
            default -> which;
        };
    }
}
