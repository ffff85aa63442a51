package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.test.LostUpdateContract;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Changes of one webhook at the same moment, on both databases. */
abstract class WebhookChangeTests implements LostUpdateContract<WebhookRequest> {

    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));

    @Autowired ManageWebhooks manage;
    @Autowired Webhooks webhooks;
    @Autowired MessageSource messages;
    @Autowired PatchReader patches;

    @Override
    public PatchReader patches() {
        return patches;
    }

    @Override
    public List<String> changes() {
        return List.of("{\"name\":\"Box office\"}", "{\"events\":[\"ticket.used\"]}");
    }

    @Override
    public Subject<WebhookRequest> subject() {
        var draft =
                new Draft(
                        "Till",
                        "https://till.example.org/hooks",
                        Set.of(EventType.of("booking.confirmed").orElseThrow()),
                        false);
        var secret = TestWebhooks.BOX.seal(WebhookSecret.create());
        return new Stored(webhooks.add(2, "organizer@ticket.local", draft, secret));
    }

    private final class Stored implements Subject<WebhookRequest> {

        private final long id;

        Stored(long id) {
            this.id = id;
        }

        @Override
        public long version() {
            return manage.get(ADMIN, id).version();
        }

        @Override
        public void change(
                PatchReader patches, @Nullable String ifMatch, MergePatch<WebhookRequest> body) {
            new WebhookApiController(manage, webhooks, messages, patches)
                    .change(id, ifMatch, body, ADMIN);
        }

        @Override
        public void changeTheOldWay(PatchReader patches, MergePatch<WebhookRequest> body)
                throws AddressRefused {
            var request = patches.apply(body, WebhookRequest.of(manage.get(ADMIN, id)));
            manage.change(ADMIN, id, null, request.draft(false));
        }

        @Override
        public List<Boolean> stored() {
            var webhook = manage.get(ADMIN, id);
            return List.of(
                    webhook.name().equals("Box office"),
                    webhook.events().equals(List.of("ticket.used")));
        }
    }
}
