package dev.marquee.customer.contact;

import dev.marquee.customer.RunningService;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.test.LostUpdateContract;
import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of one customer at the same moment; holds on every database. */
abstract class CustomerChangeContract extends RunningService
        implements LostUpdateContract<CustomerRequest> {

    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));
    private static final Viewer ALL = Viewer.of(ADMIN);

    @Autowired ManageCustomers manage;
    @Autowired CustomerList list;
    @Autowired Addresses addresses;
    @Autowired Notes notes;
    @Autowired PatchReader patches;

    @Override
    public PatchReader patches() {
        return patches;
    }

    @Override
    public List<String> changes() {
        return List.of("{\"phone\":\"+351 21 555 0101\"}", "{\"email\":\"new@example.org\"}");
    }

    @Override
    public Subject<CustomerRequest> subject() {
        return new Stored(add("Tejo Arts", "events@tejo.example.org", TestTokens.organizer()));
    }

    private final class Stored implements Subject<CustomerRequest> {

        private final long id;

        Stored(long id) {
            this.id = id;
        }

        @Override
        public long version() {
            return manage.get(id, ALL).version();
        }

        @Override
        public void change(
                PatchReader patches, @Nullable String ifMatch, MergePatch<CustomerRequest> body) {
            new CustomerApiController(manage, list, addresses, notes, patches)
                    .change(id, ifMatch, body, ADMIN);
        }

        @Override
        public void changeTheOldWay(PatchReader patches, MergePatch<CustomerRequest> body) {
            var request = patches.apply(body, CustomerRequest.of(manage.get(id, ALL)));
            manage.change(id, request.details(), null, ALL);
        }

        @Override
        public List<Boolean> stored() {
            var customer = manage.get(id, ALL);
            return List.of(
                    customer.phone().equals("+351 21 555 0101"),
                    customer.email().equals("new@example.org"));
        }
    }
}
