package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The heartbeat of the page of a complaint. */
@Hidden
@RestController
class PresenceController {

    record Beat(boolean typing) {}

    /** Who else is there, in words; empty for nobody. */
    record Others(String words) {}

    private final ComplaintAccess access;
    private final Presence presence;
    private final MessageSource messages;

    PresenceController(ComplaintAccess access, Presence presence, MessageSource messages) {
        this.access = access;
        this.presence = presence;
        this.messages = messages;
    }

    @PostMapping("/admin/complaints/{id}/presence")
    Others beat(@PathVariable long id, @RequestBody Beat beat, Caller caller, Locale locale) {
        access.open(id, Reader.of(caller));
        return new Others(
                presence.beat(id, caller, beat.typing()).stream()
                        .map(other ->
                                messages.getMessage(
                                        other.typing()
                                                ? "complaint.presence.typing"
                                                : "complaint.presence.looking",
                                        new Object[] {other.name()},
                                        locale))
                        .collect(Collectors.joining(" ")));
    }
}
