package dev.marquee.ticket.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.checkout.engine.BoxOffice;
import dev.marquee.ticket.hold.HoldSettings;
import dev.marquee.ticket.listing.EventStaff;
import dev.marquee.ticket.offer.OfferCodes;
import dev.marquee.ticket.seating.ReadSeats;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whether {@code ana+1@} and {@code ana+2@} are one buyer is a setting. */
class FoldTagsTest {

    @TempDir Path folder;

    @Test
    void with_folded_tags_all_addresses_of_a_mailbox_share_one_quota() {
        try (var office = open(true)) {
            var event = office.onSale(100, 2);

            assertThat(book(office, event, "ana+1@example.org")).isInstanceOf(Booked.class);
            assertThat(book(office, event, "Ana+2@example.org")).isInstanceOf(Booked.class);

            assertThat(book(office, event, "ana+3@example.org")).isInstanceOf(Refused.class);
            assertThat(book(office, event, "ana@example.org")).isInstanceOf(Refused.class);
            assertThat(book(office, event, "anna+3@example.org")).isInstanceOf(Booked.class);
            assertThat(office.count("select held from buyer_quota where email = 'ana@example.org'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_corrected_address_counts_for_its_mailbox_too() {
        try (var office = open(true)) {
            var event = office.onSale(100, 2);
            book(office, event, "ana+1@example.org");
            book(office, event, "ana+2@example.org");
            book(office, event, "typo@example.org");
            var typo = office.bookingsOf(event).getLast();

            assertThat(office.correct(typo, "ana+3@example.org")).isFalse();
            assertThat(office.correct(typo, "ben+3@example.org")).isTrue();
            assertThat(office.count("select held from buyer_quota where email = 'ben@example.org'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void without_it_each_address_has_its_own() {
        try (var office = open(false)) {
            var event = office.onSale(100, 1);

            assertThat(book(office, event, "ana+1@example.org")).isInstanceOf(Booked.class);
            assertThat(book(office, event, "ana+2@example.org")).isInstanceOf(Booked.class);
            assertThat(book(office, event, "ANA+2@example.org")).isInstanceOf(Refused.class);
        }
    }

    private BoxOffice open(boolean foldTags) {
        return BoxOffice.open(
                "jdbc:h2:file:%s/tags;MODE=PostgreSQL;LOCK_TIMEOUT=10000".formatted(folder),
                settings(foldTags));
    }

    private static BookingSettings settings(boolean foldTags) {
        return new BookingSettings(1, 100, 256, Duration.ofSeconds(20), foldTags, null);
    }

    private static Verdict book(BoxOffice office, long event, String email) {
        var purchases =
                new Purchases(
                        office.settings,
                        new AccountPace(
                                new AccountPaceSettings(0, 1),
                                Clock.systemUTC(),
                                new SimpleMeterRegistry()),
                        new EventStaff(JdbcClient.create(office.jdbc)),
                        new HoldSettings(Duration.ofMinutes(10)),
                        Mockito.mock(OfferCodes.class),
                        new ReadSeats(office.jdbc, JsonMapper.shared()),
                        new ReaderLocales(Languages.onlyEnglish()));
        var request = new BookingRequest(event, 1, null, "Ana", email, null, null, null, null);
        return office.checkout().book(purchases.read(request, Optional.empty(), null));
    }
}
