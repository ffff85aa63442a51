package dev.marquee.event.demo;

import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.Events;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.Percent;
import dev.marquee.event.pricing.RefundMode;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.event.seating.ChosenPlan;
import dev.marquee.event.seating.Sections;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty service with a season worth looking at, EV01 to EV18, through the same code as the
 * API. EV14 to EV16, EV18 and a part of EV17 cost something, and EV18 has seats. The venues and the
 * plan are venue-service's.
 */
@Component
@Profile("demo")
class DemoEvents implements ApplicationRunner {

    static final Caller ORGANIZER =
            new Caller(2, "Ana Ribeiro", "organizer@ticket.local", true, Set.of("ORGANIZER"));

    /** In which the season is written. */
    private static final String LANGUAGE = "en";

    private static final Duration TIME_TO_BOOK = Duration.ofHours(3);

    private final Events events;
    private final ManageEvents manage;
    private final PublishEvents publish;
    private final Clock clock;
    private final JsonMapper json;
    private final Resource season;

    DemoEvents(
            Events events,
            ManageEvents manage,
            PublishEvents publish,
            Clock clock,
            JsonMapper json,
            @Value("classpath:demo/season.json") Resource season) {
        this.events = events;
        this.manage = manage;
        this.publish = publish;
        this.clock = clock;
        this.json = json;
        this.season = season;
    }

    /**
     * An event of the season.
     *
     * @param date a day of every year, or else …
     * @param inDays … days from today, where it takes place, …
     * @param thenNext … and from there to this day of the week
     * @param currency EUR where none is said
     * @param refund what buyers get back; as the suite has it where nothing is said
     * @param seatPlan the id of the plan whose first version its seats are sold by; null without
     *     seats
     * @param texts in other languages; ticket types by their names
     * @param bankDetails where buyers may pay by transfer, or at the door; by card only without
     */
    record DemoEvent(
            String name,
            String category,
            String description,
            @Nullable MonthDay date,
            @Nullable Integer inDays,
            @Nullable DayOfWeek thenNext,
            LocalTime starts,
            int minutes,
            ZoneId timeZone,
            @Nullable Long venueId,
            @Nullable String location,
            int quota,
            String currency,
            @Nullable Refund refund,
            @Nullable String bankDetails,
            @Nullable Long seatPlan,
            List<Tickets> tickets,
            @Nullable Map<String, Translation> texts,
            EventStatus status) {

        private static final int DEMO_TRANSFER_DAYS = 5;

        DemoEvent {
            if (currency == null) currency = "EUR"; // as the file leaves it out
        }

        /**
         * @param price none is free
         * @param minPrice where buyers choose what to pay
         * @param tax in percent
         * @param taxOnTop whether it comes on top of the price
         * @param quantity none: as many as the pool has
         * @param pool that it shares with the other types which say the same
         * @param sections of the seat plan that are sold as it
         */
        record Tickets(
                String name,
                @Nullable Integer quantity,
                @Nullable BigDecimal price,
                @Nullable BigDecimal minPrice,
                @Nullable BigDecimal tax,
                @Nullable Boolean taxOnTop,
                @Nullable Integer maxPerBooking,
                @Nullable Pool pool,
                @Nullable List<String> sections) {

            TicketType in(Currency currency) {
                return new TicketType(
                        null,
                        name,
                        price == null ? 0 : Money.minor(price, currency),
                        quantity,
                        null,
                        null,
                        null,
                        new TypePricing(
                                minPrice == null ? null : Money.minor(minPrice, currency),
                                tax == null ? 0 : Percent.basisPoints(tax),
                                !Boolean.TRUE.equals(taxOnTop),
                                null,
                                maxPerBooking),
                        false,
                        pool,
                        sections == null ? null : Sections.text(sections));
            }
        }

        /** Money back until so many hours before the start, less a part of it in percent. */
        record Refund(RefundMode mode, int untilHours, BigDecimal feePercent) {}

        PaymentTerms payment() {
            if (refund == null) return PaymentTerms.DEFAULT;
            return new PaymentTerms(
                    PaymentTerms.DEFAULT.holdMinutes(),
                    true,
                    refund.mode(),
                    refund.untilHours(),
                    0,
                    Percent.basisPoints(refund.feePercent()),
                    false,
                    true,
                    bankDetails != null,
                    bankDetails != null,
                    DEMO_TRANSFER_DAYS,
                    bankDetails);
        }

        Instant startsAt(Instant now) {
            var today = now.atZone(timeZone).toLocalDate();
            var start = day(today).atTime(starts).atZone(timeZone);
            var tooSoon =
                    Integer.valueOf(0).equals(inDays)
                            && !start.toInstant().isAfter(now.plus(TIME_TO_BOOK));
            return (tooSoon ? start.plusDays(1) : start).toInstant();
        }

        private LocalDate day(LocalDate today) {
            if (date != null) {
                var next = date.atYear(today.getYear());
                return next.isAfter(today) ? next : date.atYear(today.getYear() + 1);
            }
            var day = today.plusDays(inDays == null ? 0 : inDays);
            return thenNext == null ? day : day.with(TemporalAdjusters.nextOrSame(thenNext));
        }
    }

    /** All or nothing: a start that is broken off leaves no half season. */
    @Override
    @Transactional
    public void run(ApplicationArguments args) throws IOException {
        if (events.count() > 0) return;
        try (var in = season.getInputStream()) {
            for (var event : json.readValue(in, DemoEvent[].class)) add(event);
        }
    }

    private void add(DemoEvent event) {
        var start = event.startsAt(clock.instant());
        var id =
                manage.create(
                        new EventDetails(
                                        event.name(),
                                        event.description(),
                                        event.category(),
                                        start,
                                        start.plus(Duration.ofMinutes(event.minutes())),
                                        event.timeZone().getId(),
                                        event.venueId(),
                                        event.location(),
                                        null,
                                        event.currency(),
                                        event.quota(),
                                        event.payment(),
                                        HolderTerms.DEFAULT)
                                .seated(
                                        event.seatPlan() == null
                                                ? null
                                                : new ChosenPlan(event.seatPlan(), 1))
                                .saidIn(LANGUAGE),
                        event.tickets().stream()
                                .map(type -> type.in(Currency.getInstance(event.currency())))
                                .toList(),
                        ORGANIZER.id(),
                        event.venueId() == null ? null : UUID.randomUUID().toString());
        if (event.texts() != null)
            event.texts().forEach((tag, text) -> manage.translate(id, ORGANIZER, tag, text, null));
        if (event.status() == EventStatus.DRAFT) return;
        publish.changeStatus(id, ORGANIZER, EventStatus.PUBLISHED, null); // DemoCompletion goes on
    }
}
