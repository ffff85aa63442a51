package dev.marquee.customer.contact;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A customer as it is answered.
 *
 * @param furtherEmails further addresses by which the customer is known, since somebody was merged
 *     into it
 * @param version what the {@code ETag} of the customer says
 */
@Schema(name = "Customer")
public record CustomerView(
        @Schema(example = "7") long id,
        @Schema(example = "Tejo Arts Council") String name,
        @Schema(example = "events@tejoarts.example.org") String email,
        @Schema(example = "[\"tickets@tejoarts.example.org\"]") List<String> furtherEmails,
        @Schema(example = "+351 21 555 0101") String phone,
        @Schema(example = "Rua do Alecrim 40, Lisbon") String address,
        @Schema(example = "Quick answers, tidy accounts.") String feedback,
        Origin origin,
        @Schema(example = "2026-11-21T07:40:00Z") Instant createdAt,
        @Schema(example = "3") long version) {

    public static CustomerView of(Customer customer, List<String> furtherEmails) {
        return new CustomerView(
                customer.id(),
                customer.name(),
                customer.email(),
                furtherEmails,
                customer.phone(),
                customer.address(),
                customer.feedback(),
                customer.origin(),
                customer.createdAt(),
                customer.version());
    }
}
