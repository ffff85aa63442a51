package dev.marquee.customer.complaint.mail;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody wrote, as notification-service read it.
 *
 * @param messageHash names it: however often it comes, it is taken once
 * @param messageId its Message-ID, for answers to refer to; empty where it has none
 * @param from the address that it says it is from
 * @param fromName the name beside it
 * @param text what was written, without what it quotes
 * @param tokens what looks like the token of a complaint, in its addresses and in what it refers to
 * @param automatic why a machine seems to have written it; null for a person's
 * @param opens whether it may make a new complaint
 * @param language an IETF tag; null where it says none
 * @param files how many came with it
 */
record IncomingMail(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String messageHash,
        @NotNull @Size(max = 400) String messageId,
        @NotNull @Size(max = 254) String from,
        @NotNull @Size(max = 100) String fromName,
        @NotNull @Size(max = 200) String subject,
        @NotNull @Size(max = 8000) String text,
        @NotNull @Size(max = 50) List<@NotNull @Size(max = 64) String> tokens,
        @Nullable @Size(max = 20) String automatic,
        boolean opens,
        @Nullable @Size(max = 35) String language,
        @PositiveOrZero int files) {}
