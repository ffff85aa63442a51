package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.EventReader;
import dev.marquee.event.editing.EventRequest;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.editing.ManageEvents.Change;
import dev.marquee.event.editing.Places;
import dev.marquee.event.editing.SaveEvents;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.test.LostUpdateContract;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Changes of one event at the same moment, on both databases. */
abstract class EventChangesAtOnceTests implements LostUpdateContract<EventRequest> {

    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));

    @Autowired ManageEvents manage;
    @Autowired SaveEvents save;
    @Autowired EventViews views;
    @Autowired EventReader reader;
    @Autowired Places places;
    @Autowired PatchReader patches;

    @Override
    public PatchReader patches() {
        return patches;
    }

    @Override
    public List<String> changes() {
        return List.of("{\"name\":\"Lantern Night\"}", "{\"quota\":6}");
    }

    @Override
    public Subject<EventRequest> subject() {
        var start = Instant.parse("2030-05-01T19:00:00Z");
        var details =
                new EventDetails(
                        "Small Hours",
                        "",
                        "Music",
                        start,
                        null,
                        "Europe/Lisbon",
                        null,
                        "Lisbon",
                        null,
                        "EUR",
                        4,
                        PaymentTerms.DEFAULT,
                        HolderTerms.DEFAULT);
        var seats = List.of(TicketType.always(null, "Seat", 0, 50));
        return new Stored(manage.create(details, seats, 2, null));
    }

    private final class Stored implements Subject<EventRequest> {

        private final long id;

        Stored(long id) {
            this.id = id;
        }

        @Override
        public long version() {
            return views.get(id).version();
        }

        @Override
        public void change(
                PatchReader patches, @Nullable String ifMatch, MergePatch<EventRequest> body) {
            new EventChangeController(save, views, new EventChanges(patches, reader), places)
                    .patch(String.valueOf(id), ifMatch, body, ADMIN, new MockHttpServletResponse());
        }

        @Override
        public void changeTheOldWay(PatchReader patches, MergePatch<EventRequest> body) {
            var change = new EventChanges(patches, reader).of(body, views.get(id));
            manage.change(id, ADMIN, new Change(change.reading(), null, Map.of(), null));
        }

        @Override
        public List<Boolean> stored() {
            var event = views.get(id);
            return List.of(event.name().equals("Lantern Night"), event.quota() == 6);
        }
    }
}
