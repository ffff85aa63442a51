package dev.marquee.ticket.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.waitlist.WaitlistNews.News;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes to those who wait. What is no longer true when the mail is written is not sent. */
@Component
class WaitlistMails implements MessageHandler {

    /** As notification-service knows events. */
    record MailedEvent(
            String code,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location) {}

    /**
     * What a mail speaks of.
     *
     * @param quantity tickets that are wanted, or offered
     * @param wanted where fewer are offered: how many are wanted
     * @param until when an offer has to be taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingMail(
            String name,
            MailedEvent event,
            @Nullable String ticketType,
            int quantity,
            @Nullable Integer wanted,
            @Nullable Instant until,
            @Nullable String because,
            String link) {}

    private final WaitingEntries entries;
    private final Stocks stocks;
    private final WaitlistLinks links;
    private final NotificationClient notifications;
    private final JsonMapper json;
    private final Languages languages;

    WaitlistMails(
            WaitingEntries entries,
            Stocks stocks,
            WaitlistLinks links,
            NotificationClient notifications,
            JsonMapper json,
            Languages languages) {
        this.entries = entries;
        this.stocks = stocks;
        this.links = links;
        this.notifications = notifications;
        this.json = json;
        this.languages = languages;
    }

    @Override
    public String topic() {
        return WaitlistNews.TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        var mails =
                facts.stream()
                        .map(fact -> mail(json.readValue(fact.payload(), News.class)))
                        .flatMap(Optional::stream)
                        .toList();
        if (!mails.isEmpty()) notifications.send(new Mails(mails));
    }

    private Optional<Mail> mail(News news) {
        var found = entries.find(news.entryId());
        if (found.isEmpty()) return Optional.empty();
        var entry = found.get();
        if (!isTrue(news, entry) || entry.email().value().endsWith(Booking.ERASED))
            return Optional.empty();
        var stock =
                stocks.find(String.valueOf(entry.eventId()))
                        .orElseThrow()
                        .in(languages.orHouse(entry.locale()).toLanguageTag());
        return Optional.of(
                new Mail(
                        WaitlistNews.key(news),
                        "waiting-" + news.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        entry.email().value(),
                        entry.locale(),
                        stock.terms().organizerId(),
                        content(news, entry, stock)));
    }

    private static boolean isTrue(News news, WaitingEntry entry) {
        return switch (news.kind()) {
            case CONFIRM -> entry.state() == WaitingState.UNCONFIRMED;
            case OFFERED ->
                    entry.state() == WaitingState.OFFERED
                            && (news.booking() == null
                                    ? entry.skips() == news.time()
                                    : news.booking().equals(entry.offeredBookingId()));
            case RAN_OUT -> entry.state().isOpen();
            case PASSED -> entry.state() == WaitingState.PASSED;
            case CLOSED -> entry.state() == WaitingState.CLOSED;
        };
    }

    private WaitingMail content(News news, WaitingEntry entry, Stock stock) {
        var terms = stock.terms();
        var offered =
                news.kind() == WaitlistNews.Kind.OFFERED
                        ? Objects.requireNonNull(entry.offeredQuantity())
                        : entry.quantity();
        return new WaitingMail(
                entry.name(),
                new MailedEvent(
                        terms.code(),
                        terms.name(),
                        terms.startsAt(),
                        terms.endsAt(),
                        terms.timeZone(),
                        terms.location()),
                WaitingViews.typeName(entry, stock),
                offered,
                offered < entry.quantity() ? entry.quantity() : null,
                news.kind() == WaitlistNews.Kind.OFFERED ? entry.offeredUntil() : null,
                entry.endedBecause(),
                links.addressOf(entry));
    }
}
