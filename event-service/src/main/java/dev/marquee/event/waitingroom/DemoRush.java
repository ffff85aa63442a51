package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess.EventRef;
import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * With {@code ./run --rush}, an event whose few tickets go on sale two minutes after the start, and
 * which has a waiting room. The gateway sends the visitors.
 */
@Component
@Profile("demo")
@ConditionalOnExpression("${marquee.event.rush:0} > 0")
class DemoRush {

    private static final Caller ORGANIZER =
            new Caller(2, "Ana Ribeiro", "organizer@ticket.local", true, Set.of("ORGANIZER"));
    private static final Duration BEFORE_THE_SALE = Duration.ofMinutes(2);

    private final ManageEvents manage;
    private final PublishEvents publish;
    private final EventViews views;
    private final WaitingRooms rooms;
    private final Clock clock;

    DemoRush(
            ManageEvents manage,
            PublishEvents publish,
            EventViews views,
            WaitingRooms rooms,
            Clock clock) {
        this.manage = manage;
        this.publish = publish;
        this.views = views;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** Once the season of the demo is there, which is only made where there is no event yet. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void open() {
        var now = clock.instant();
        var start = now.plus(Duration.ofDays(20));
        var sale = now.plus(BEFORE_THE_SALE);
        var id =
                manage.create(
                        new EventDetails(
                                "Suara Senja: an acoustic night",
                                "Everybody wants to be there. The visitors of this demo are **simulated**.",
                                "Music",
                                start,
                                start.plus(Duration.ofHours(3)),
                                "Asia/Jakarta",
                                null,
                                "Taman Budaya, Yogyakarta",
                                null,
                                "EUR",
                                2,
                                PaymentTerms.DEFAULT,
                                HolderTerms.DEFAULT),
                        List.of(
                                new TicketType(
                                        null,
                                        "Standing",
                                        0,
                                        240,
                                        sale,
                                        null,
                                        null,
                                        new TypePricing(null, 0, true, null, null))),
                        ORGANIZER.id(),
                        null);
        publish.changeStatus(id, ORGANIZER, EventStatus.PUBLISHED, null);
        var event = views.get(id);
        rooms.decide(
                new EventRef(event.id(), event.code(), event.name(), true),
                new WaitingRoom("on", 60, 300, 60, 5, 300));
    }
}
