package dev.marquee.event.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an event is only tried out. It goes from off to on to ending to off, once. */
public enum TestMode {
    /** Its bookings count. */
    OFF,
    /** It can be booked by whoever has its address, and none of its bookings count. */
    ON,
    /** Its test bookings are being deleted. Nothing can be booked until that is done. */
    ENDING;

    /** The word for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOff() {
        return this == OFF;
    }
}
