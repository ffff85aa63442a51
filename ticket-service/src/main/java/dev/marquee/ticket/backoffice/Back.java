package dev.marquee.ticket.backoffice;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody came from, and goes back to after an action. */
final class Back {

    /** Lists of this desk alone, so that no link leads anybody elsewhere. */
    private static final Pattern LIST =
            Pattern.compile("/admin/tickets(/attendees/[A-Za-z0-9]{1,20})?(\\?[\\w.~%&=+-]*)?");

    private Back() {}

    /** The address if it is one of the desk's lists, or else the usual one. */
    static String to(@Nullable String back, String usual) {
        return back != null && back.length() <= 1000 && LIST.matcher(back).matches() ? back : usual;
    }

    /** A redirect there, where it is said what was done. */
    static String redirect(String address, String done) {
        return "redirect:" + address + (address.contains("?") ? "&" : "?") + "done=" + done;
    }
}
