package dev.marquee.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.client.NotificationClient;
import dev.marquee.platform.mail.AddressesRead.AllRead;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what would go to notification-service. */
public class SentMails implements NotificationClient {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<WebhookEvent> told = new CopyOnWriteArrayList<>();
    private final List<Owner> owners = new CopyOnWriteArrayList<>();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final JsonMapper json;

    SentMails(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void send(Mails sent) {
        mails.addAll(sent.mails());
    }

    @Override
    public void tell(WebhookEvents events) {
        told.addAll(events.events());
    }

    /** What webhooks were told of. */
    public List<WebhookEvent> told() {
        return List.copyOf(told);
    }

    @Override
    public void ownersChanged(Owners changed) {
        owners.addAll(changed.owners());
    }

    @Override
    public void readersChanged(Readers changed) {
        readers.addAll(changed.readers());
    }

    @Override
    public void read(AllRead addresses) {
        addresses.addresses().forEach(one -> read.add(one.address()));
    }

    /** Whether it was told that a mailed link was used there. */
    public boolean isRead(String address) {
        return read.contains(address);
    }

    /** What was last said of the reader of an account. */
    public Optional<Reader> lastReader(long account) {
        return readers.stream().filter(reader -> reader.id() == account).reduce((a, b) -> b);
    }

    /** What was last said of an account's right to webhooks. */
    public Optional<Owner> lastOwner(long account) {
        return owners.stream().filter(owner -> owner.id() == account).reduce((a, b) -> b);
    }

    /** All mails to an address, so far. */
    public List<Mail> to(String email) {
        return mails.stream().filter(mail -> mail.to().equals(email)).toList();
    }

    /** Waits for the n-th mail of a kind to an address, and returns its data as it is sent. */
    public JsonNode await(int n, String kind, String email) {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(of(kind, email)).hasSizeGreaterThanOrEqualTo(n));
        return json.valueToTree(of(kind, email).get(n - 1).data());
    }

    /** Which changes of an account were told to an address, so far. */
    public List<String> changesToldTo(String email) {
        return of("account-changed", email).stream()
                .map(mail -> json.<JsonNode>valueToTree(mail.data()).get("change").asString())
                .toList();
    }

    /** Waits for a mail and returns the token of its link. */
    public String token(int n, String kind, String email) {
        var link = await(n, kind, email).get("link").asString();
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private List<Mail> of(String kind, String email) {
        return to(email).stream().filter(mail -> mail.kind().equals(kind)).toList();
    }
}
