package dev.marquee.auth;

import dev.marquee.auth.client.CalendarClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what ticket-service would be told of calendars. */
public class ToldCalendars implements CalendarClient {

    private final List<Owner> told = new CopyOnWriteArrayList<>();

    @Override
    public void moved(Owners owners) {
        told.addAll(owners.owners());
    }

    /** The accounts that were said to have an address, each as often as it was said. */
    public List<Long> of(String address) {
        return told.stream()
                .filter(one -> one.email().equals(address))
                .map(Owner::account)
                .toList();
    }
}
