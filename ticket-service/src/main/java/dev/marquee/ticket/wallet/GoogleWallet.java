package dev.marquee.ticket.wallet;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.Sha256;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes links that save tickets to Google Wallet, where a key is configured. */
@Component
class GoogleWallet {

    private static final String SAVE = "https://pay.google.com/gp/v/save/";
    private static final String BACKGROUND = "#2b1026";

    private final @Nullable GoogleAccount account;
    private final String site;
    private final Clock clock;

    GoogleWallet(GoogleWalletSettings settings, MarqueeSettings marquee, Clock clock) {
        this.account = settings.isEmpty() ? null : GoogleAccount.of(settings);
        this.site = marquee.publicUrl().toString();
        this.clock = clock;
    }

    boolean isSetUp() {
        return account != null;
    }

    /**
     * An address of Google. Whoever opens it tells Google what stands on the ticket, with its code
     * and its holder's name.
     */
    String link(WalletTicket ticket, Locale locale) {
        var account = this.account;
        if (account == null) throw new IllegalStateException("Google Wallet is not set up");
        var language = locale.toLanguageTag();
        var event = named(account, ticket.eventCode(), event(ticket, language));
        var object = object(ticket, language);
        object.put("classId", event.get("id"));
        object = named(account, ticket.ticketId() + "-" + ticket.revision(), object);
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(account.email())
                        .claim("aud", "google") // as text: a list is refused
                        .claim("typ", "savetowallet")
                        .claim("iat", clock.instant().getEpochSecond())
                        .claim("origins", List.of(site))
                        .claim(
                                "payload",
                                Map.of(
                                        "eventTicketClasses", List.of(event),
                                        "eventTicketObjects", List.of(object)))
                        .build();
        return SAVE + account.sign(claims);
    }

    /**
     * With an id. Google keeps what it saw first under one, so what says something else is called
     * something else, here and at other installations of the same issuer.
     */
    private Map<String, Object> named(
            GoogleAccount account, String name, Map<String, Object> content) {
        var fingerprint =
                Sha256.of(site + JsonMapper.shared().writeValueAsString(content)).substring(0, 10);
        var named = new LinkedHashMap<>(content);
        named.put(
                "id",
                "%s.%s-%s"
                        .formatted(account.issuerId(), name, fingerprint)
                        .replaceAll("[^\\w.-]", "_"));
        return named;
    }

    private static Map<String, Object> event(WalletTicket ticket, String language) {
        var event = new LinkedHashMap<String, Object>();
        event.put("issuerName", ticket.issuer());
        event.put("reviewStatus", "UNDER_REVIEW");
        event.put("eventName", text(ticket.eventName(), language));
        if (!ticket.place().isEmpty()) {
            var comma = ticket.place().indexOf(',');
            var name = comma < 0 ? ticket.place() : ticket.place().substring(0, comma);
            event.put(
                    "venue",
                    Map.of(
                            "name", text(name, language),
                            "address", text(ticket.place(), language)));
        }
        var times = new LinkedHashMap<String, Object>();
        times.put("start", time(ticket.startsAt()));
        if (ticket.endsAt() != null) times.put("end", time(ticket.endsAt()));
        event.put("dateTime", times);
        event.put("hexBackgroundColor", BACKGROUND);
        return event;
    }

    private static Map<String, Object> object(WalletTicket ticket, String language) {
        var object = new LinkedHashMap<String, Object>();
        object.put("state", ticket.used() ? "COMPLETED" : "ACTIVE");
        object.put("ticketHolderName", ticket.holder());
        object.put("ticketNumber", ticket.code());
        object.put("ticketType", text(ticket.type(), language));
        if (ticket.token() != null)
            object.put(
                    "barcode",
                    Map.of(
                            "type", "QR_CODE",
                            "value", ticket.token(),
                            "alternateText", ticket.code()));
        return object;
    }

    private static Map<String, Object> text(String text, String language) {
        return Map.of("defaultValue", Map.of("language", language, "value", text));
    }

    private static String time(ZonedDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    }
}
