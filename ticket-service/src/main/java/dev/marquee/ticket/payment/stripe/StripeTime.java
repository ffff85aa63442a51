package dev.marquee.ticket.payment.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What time it is at Stripe: the date of any of its answers. */
final class StripeTime {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI address;

    StripeTime(URI address) {
        this.address = address;
    }

    Optional<Instant> now() {
        var request =
                HttpRequest.newBuilder(address)
                        .method("HEAD", BodyPublishers.noBody())
                        .timeout(TIMEOUT)
                        .build();
        try (var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TIMEOUT)
                        .build()) {
            return client.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date ->
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
