package dev.marquee.ticket.delivery;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Mails about bookings.
 *
 * @param perHour how many go to one mailbox at once; further ones follow at this pace. Addresses
 *     that differ in their {@code +tag} alone are one mailbox. 0 for no limit
 */
@Validated
@ConfigurationProperties("marquee.booking-mails")
record MailLimitSettings(@DefaultValue("6") @PositiveOrZero int perHour) {}
