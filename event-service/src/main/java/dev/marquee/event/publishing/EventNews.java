package dev.marquee.event.publishing;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.text.SaidTexts;
import dev.marquee.event.text.StoredTexts;
import dev.marquee.event.webhook.WebhookEvent;
import dev.marquee.platform.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Puts what others must hear of an event into the outbox, in the transaction that changes it. */
@Component
public class EventNews {

    /** The topic of the outbox; the key is the event's id, the payload its {@link SaleTerms}. */
    public static final String SALE_TERMS = "sale-terms";

    private final Outbox outbox;
    private final StoredTexts texts;
    private final SaidTexts languages;
    private final Clock clock;

    EventNews(Outbox outbox, StoredTexts texts, SaidTexts languages, Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * Ticket-service hears of every change, webhooks of those that matter to everybody: an event
     * that is tried out is nobody's business.
     */
    public void owe(Event event, EventStatus before) {
        var terms = SaleTerms.of(event, languages.house(), texts.of(event.id()));
        outbox.publish(SALE_TERMS, String.valueOf(event.id()), terms);
        if (!event.testMode().isOff()) return;
        if (before == EventStatus.DRAFT) tellWebhooks(event, EventStatus.PUBLISHED);
        if (event.status() == EventStatus.CANCELLED) tellWebhooks(event, EventStatus.CANCELLED);
    }

    /** It was tried out until now, and is on sale for everybody from now on. */
    void live(Event event) {
        if (event.status().onSale()) tellWebhooks(event, EventStatus.PUBLISHED);
    }

    private void tellWebhooks(Event event, EventStatus what) {
        var told =
                WebhookEvent.of(
                        what.word(),
                        event.organizerId(),
                        clock.instant(),
                        new WebhookEvent.Data(
                                event.id(),
                                event.code(),
                                event.details().name(),
                                event.details().startsAt(),
                                event.status().word()));
        outbox.publish(WebhookEvent.TOPIC, told.key(), told);
    }
}
