package dev.marquee.site.client;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.locale.ReaderLocales;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /** As the reader, so that organisers see their drafts. */
    @Bean
    EventClient eventClient(ServiceClients clients) {
        return clients.asCaller(EventClient.class, "event");
    }

    /** As nobody: what is kept for the next reader must not be somebody's own. */
    @Bean
    PublicEvents publicEvents(ServiceClients clients, ReaderLocales locales) {
        return new PublicEvents(clients.asNobody(EventClient.class, "event"), locales);
    }

    @Bean
    TicketClient ticketClient(ServiceClients clients) {
        return clients.asCaller(TicketClient.class, "ticket");
    }

    @Bean
    WaitingListClient waitingListClient(ServiceClients clients) {
        return clients.asCaller(WaitingListClient.class, "ticket");
    }

    /** As nobody: everybody reads the same. */
    @Bean
    ProofClient proofClient(ServiceClients clients) {
        return clients.asNobody(ProofClient.class, "ticket");
    }

    @Bean
    TransferClient transferClient(ServiceClients clients) {
        return clients.asCaller(TransferClient.class, "ticket");
    }

    @Bean
    CalendarAddressClient calendarAddressClient(ServiceClients clients) {
        return clients.asCaller(CalendarAddressClient.class, "ticket");
    }

    @Bean
    DocumentClient documentClient(ServiceClients clients) {
        return clients.asCaller(DocumentClient.class, "ticket");
    }
}
