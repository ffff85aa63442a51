package dev.marquee.site.visit;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.CrossSitePosts;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class VisitConfiguration {

    @Bean
    Figures figures(ServiceClients clients) {
        return clients.asService(Figures.class, "report");
    }

    @Bean
    VisitedEvents visitedEvents(ServiceClients clients) {
        return new VisitedEvents(clients.asNobody(VisitedEvents.Client.class, "event"));
    }

    @Bean
    Visitors visitors(Figures figures, MarqueeSettings settings, Clock clock) {
        return new Visitors(figures, settings, clock);
    }

    @Bean
    VisitQueue visitQueue(HouseZone house, Clock clock) {
        return new VisitQueue(house, clock);
    }

    @Bean
    VisitSender visitSender(
            VisitQueue queue,
            Visitors visitors,
            VisitedEvents events,
            Figures figures,
            Clock clock) {
        return new VisitSender(queue, visitors, events, figures, clock);
    }

    @Bean
    Visits visits(Bots bots, Visitors visitors, VisitQueue queue, Clock clock) {
        return new Visits(bots, visitors, queue, clock);
    }

    /** What other sites send for our pages is counted as left out, and as nothing else. */
    @Bean
    CrossSitePosts beacons() {
        return new CrossSitePosts("/b");
    }

    @Bean
    LinkTargets linkTargets(Figures figures) {
        return new LinkTargets(figures);
    }
}
