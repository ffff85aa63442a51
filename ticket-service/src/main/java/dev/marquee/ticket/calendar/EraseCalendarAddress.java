package dev.marquee.ticket.calendar;

import dev.marquee.platform.privacy.AccountTraces;
import dev.marquee.platform.privacy.ErasedAccount;
import org.springframework.stereotype.Component;

/** Whoever closed their account has no calendar any more, whatever address they had last. */
@Component
class EraseCalendarAddress implements AccountTraces {

    private final CalendarAddresses addresses;

    EraseCalendarAddress(CalendarAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void erase(ErasedAccount account) {
        addresses.remove(account.id());
    }
}
