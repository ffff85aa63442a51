package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.test.LostUpdateContract;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Changes of one venue at the same moment, on both databases. */
abstract class VenueChangeTests implements LostUpdateContract<VenueRequest> {

    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));

    @Autowired ManageVenues manage;
    @Autowired VenueViews views;
    @Autowired Venues venues;
    @Autowired VenueSettings settings;
    @Autowired PatchReader patches;

    @Override
    public PatchReader patches() {
        return patches;
    }

    @Override
    public List<String> changes() {
        return List.of("{\"capacity\":120}", "{\"address\":\"Rua Nova 1\"}");
    }

    @Override
    public Subject<VenueRequest> subject() {
        return new Stored(venues.save(VenueSamples.cellar(6000)).id());
    }

    private final class Stored implements Subject<VenueRequest> {

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
                PatchReader patches, @Nullable String ifMatch, MergePatch<VenueRequest> body) {
            new VenueApiController(manage, views, settings, patches)
                    .change(id, ifMatch, body, ADMIN, new MockHttpServletResponse());
        }

        @Override
        public void changeTheOldWay(PatchReader patches, MergePatch<VenueRequest> body) {
            var request = patches.apply(body, VenueRequest.of(views.get(id)));
            manage.change(id, null, ADMIN, request.toDetails(settings));
        }

        @Override
        public List<Boolean> stored() {
            var venue = views.get(id);
            return List.of(venue.capacity() == 120, venue.address().equals("Rua Nova 1"));
        }
    }
}
