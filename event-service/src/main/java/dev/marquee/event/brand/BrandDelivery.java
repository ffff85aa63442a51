package dev.marquee.event.brand;

import dev.marquee.event.client.BrandClient;
import dev.marquee.event.client.BrandClient.BrandPush;
import dev.marquee.event.client.BrandClient.LogoFile;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes looks to a service that shows them: each as it is by now, so that messages may come twice
 * or in any order.
 */
class BrandDelivery implements MessageHandler {

    /** The topic of what ticket-service is told; the key is the organiser's id. */
    static final String TO_TICKETS = "brand-tickets";

    /** The same for notification-service. */
    static final String TO_MAILS = "brand-mails";

    private final String topic;
    private final BrandClient service;
    private final Brands brands;

    BrandDelivery(String topic, BrandClient service, Brands brands) {
        this.topic = topic;
        this.service = service;
        this.brands = brands;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public String lane() {
        return topic.equals(TO_MAILS) ? "notification" : MAIN_LANE;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        var organizers = new LinkedHashSet<Long>();
        facts.forEach(fact -> organizers.add(Long.valueOf(fact.key())));
        organizers.forEach(this::tell);
    }

    private void tell(long organizer) {
        var brand = brands.find(organizer);
        service.put(
                organizer,
                new BrandPush(
                        brand.version(),
                        brand.name(),
                        brand.light(),
                        brand.dark(),
                        brand.logo() == null ? null : file(organizer)));
    }

    private @Nullable LogoFile file(long organizer) {
        return brands.logo(organizer)
                .map(logo -> new LogoFile(logo.png(), logo.width(), logo.height()))
                .orElse(null);
    }
}
