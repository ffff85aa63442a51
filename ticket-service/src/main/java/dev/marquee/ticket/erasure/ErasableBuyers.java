package dev.marquee.ticket.erasure;

import dev.marquee.platform.privacy.ErasablePeople;
import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who bought, holds, was offered or waits for a ticket. */
@Component
class ErasableBuyers implements ErasablePeople {

    private final JdbcClient jdbc;
    private final EraseTraces traces;

    ErasableBuyers(JdbcClient jdbc, EraseTraces traces) {
        this.jdbc = jdbc;
        this.traces = traces;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql(
                        """
                        select buyer_email from booking
                        union select attendee_email from ticket where attendee_email is not null
                        union select from_email from ticket_transfer
                        union select to_email from ticket_transfer
                        union select email from waiting_entry
                        union select email from lookup_link
                        union select email from calendar_address
                        union select address_key from consent where source <> 'erased'
                        """)
                .query(String.class)
                .list();
    }

    @Override
    public void erase(String address) {
        EmailAddress.parse(address).ifPresent(traces::handle);
    }
}
