package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.notification.webhook.net.PublicDns;
import dev.marquee.notification.webhook.net.WebhookAddress;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What people do with webhooks: organisers with their own, admins with everybody's. Others' are not
 * there for them, nor those for everybody's events, whoever made them: 404.
 */
@Service
public class ManageWebhooks {

    /** A webhook whose secret is new: it is shown now, and never again. */
    public record WithSecret(Webhook webhook, WebhookSecret secret) {}

    private final Webhooks webhooks;
    private final PublicDns dns;
    private final SecretBox box;
    private final AuditTrail audit;
    private final OwnerNotices notices;
    private final WebhookSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    ManageWebhooks(
            Webhooks webhooks,
            PublicDns dns,
            SecretBox box,
            AuditTrail audit,
            OwnerNotices notices,
            WebhookSettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.webhooks = webhooks;
        this.dns = dns;
        this.box = box;
        this.audit = audit;
        this.notices = notices;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose webhooks the caller sees: null for everybody's. */
    public static @Nullable Long ownerFor(Caller caller) {
        return caller.has("ADMIN") ? null : Long.valueOf(caller.id());
    }

    public Webhook get(Caller caller, long id) {
        return webhooks.find(id, ownerFor(caller)).orElseThrow(() -> Problems.notFound("webhook"));
    }

    /**
     * Registers an address.
     *
     * @throws AddressRefused if nothing may be sent there
     * @throws org.springframework.web.ErrorResponseException 409 {@code too-many-webhooks}, 422 if
     *     somebody else than an admin wants to be told of everybody's events
     */
    WithSecret add(Caller caller, Draft draft) throws AddressRefused {
        // Names are looked up before the transaction: that may take seconds.
        var checked = checked(caller, draft, null);
        return transaction.execute(status -> register(caller, checked));
    }

    private WithSecret register(Caller caller, Draft checked) {
        if (webhooks.countOf(caller.id()) >= settings.most())
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "too-many-webhooks",
                    Text.of("problem.too-many-webhooks", settings.most()),
                    Map.of("most", settings.most()));
        var secret = WebhookSecret.create();
        var owner = caller.email().isEmpty() ? caller.name() : caller.email();
        var id = webhooks.add(caller.id(), owner, checked, box.seal(secret));
        audit.record("webhook.created", "webhook:" + id, host(checked.address()));
        notices.tell(caller.id(), "webhook-added");
        return new WithSecret(get(caller, id), secret);
    }

    /**
     * Changes a webhook.
     *
     * @param expected the version that the caller saw; null for any
     * @throws AddressRefused if nothing may be sent to the new address
     * @throws org.springframework.web.ErrorResponseException 412 if it has changed since
     */
    Webhook change(Caller caller, long id, @Nullable Long expected, Draft draft)
            throws AddressRefused {
        var before = get(caller, id);
        var checked = checked(caller, draft, before);
        return transaction.execute(status -> {
            if (!webhooks.change(id, expected, checked)) throw Versions.changed("webhook");
            audit.record("webhook.changed", "webhook:" + id, host(checked.address()));
            if (!checked.address().equals(before.address()))
                notices.tell(before.ownerId(), "webhook-changed");
            return get(caller, id);
        });
    }

    private Draft checked(Caller caller, Draft draft, @Nullable Webhook before)
            throws AddressRefused {
        if (draft.allOrganizers() && !caller.has("ADMIN"))
            throw Problems.invalid("all_organizers", Text.of("invalid.only-an-admin-may"));
        if (draft.events().contains(EventType.AUDIT_HEAD) && !draft.allOrganizers())
            throw Problems.invalid("all_organizers", Text.of("invalid.audit-head-is-everybodys"));
        if (before != null && before.address().equals(draft.address().strip())) return draft;
        var address = WebhookAddress.parse(draft.address(), settings.allowPrivate());
        dns.check(address);
        return new Draft(
                draft.name(), address.uri().toString(), draft.events(), draft.allOrganizers());
    }

    /** Stops a webhook: what happens meanwhile is not kept for it. */
    @Transactional
    public void pause(Caller caller, long id) {
        get(caller, id);
        if (webhooks.pause(id)) audit.record("webhook.paused", "webhook:" + id, "");
    }

    /** Lets it go on; what still waits is due. */
    @Transactional
    public void resume(Caller caller, long id) {
        get(caller, id);
        if (webhooks.resume(id)) audit.record("webhook.resumed", "webhook:" + id, "");
    }

    /**
     * Gives it another secret.
     *
     * @param leaked whether the one before must not sign any more from now on; otherwise it signs
     *     too for a while, so that receivers can change over
     */
    @Transactional
    public WithSecret rotate(Caller caller, long id, boolean leaked) {
        var webhook = get(caller, id);
        var secret = WebhookSecret.create();
        webhooks.rotate(
                id,
                box.seal(secret),
                leaked ? null : clock.instant().plus(settings.keepOldSecret()));
        audit.record("webhook.secret-rotated", "webhook:" + id, leaked ? "the old one ends" : "");
        notices.tell(webhook.ownerId(), "webhook-changed");
        return new WithSecret(get(caller, id), secret);
    }

    /**
     * Forgets a webhook and its log.
     *
     * @param expected the version that the caller saw; null for any
     */
    @Transactional
    public void delete(Caller caller, long id, @Nullable Long expected) {
        var webhook = get(caller, id);
        if (!webhooks.delete(id, expected)) throw Versions.changed("webhook");
        audit.record("webhook.deleted", "webhook:" + id, host(webhook.address()));
        notices.tell(webhook.ownerId(), "webhook-removed");
    }

    /** Where it leads, without what is often a secret: the path and the query. */
    private static String host(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Until when the secret before signs too, where it does. */
    public @Nullable Instant oldSecretUntil(Webhook webhook) {
        var until = webhook.oldSecretUntil();
        return until != null && until.isAfter(clock.instant()) ? until : null;
    }
}
