package dev.marquee.site.assistant.tool;

import dev.marquee.platform.client.GivenCaller;
import dev.marquee.platform.security.Caller;
import java.util.Optional;

/**
 * Who asks. It is read once, when a question comes in; nothing that is said later changes it.
 *
 * @param key whose conversation it is: of the sign-in of an account, or of a browser
 * @param as in whose name other services are asked
 */
public record Asker(Optional<Caller> caller, String key, GivenCaller as) {}
