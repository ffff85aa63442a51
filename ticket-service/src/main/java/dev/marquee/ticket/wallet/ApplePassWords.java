package dev.marquee.ticket.wallet;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.ticket.wallet.ApplePass.Barcode;
import dev.marquee.ticket.wallet.ApplePass.EventTicket;
import dev.marquee.ticket.wallet.ApplePass.Field;
import dev.marquee.ticket.wallet.ApplePass.RelevantDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a ticket as a pass of Apple Wallet. */
@Component
class ApplePassWords {

    /** The colours of the site: cream and amber on plum. */
    static final String FOREGROUND = "rgb(255, 243, 223)";

    static final String LABELS = "rgb(255, 182, 51)";
    static final String BACKGROUND = "rgb(43, 16, 38)";

    /** Tokens are letters and digits of ASCII. */
    private static final String ENCODING = "iso-8859-1";

    /** The longest span that phones take. */
    private static final int MOST_HOURS = 24;

    private final AppleWalletSettings settings;
    private final MessageSource messages;
    private final String site;

    ApplePassWords(AppleWalletSettings settings, MessageSource messages, MarqueeSettings marquee) {
        this.settings = settings;
        this.messages = messages;
        this.site = marquee.publicUrl().toString();
    }

    ApplePass of(WalletTicket ticket, Locale locale) {
        var token = ticket.token();
        return new ApplePass(
                1,
                settings.passTypeId().strip(),
                settings.teamId().strip(),
                ticket.ticketId() + "-" + ticket.revision(),
                ticket.issuer(),
                word("wallet.description", locale, ticket.eventName()),
                ticket.issuer(),
                FOREGROUND,
                BACKGROUND,
                LABELS,
                time(ticket.startsAt()),
                List.of(relevant(ticket)),
                time(ticket.overAt()),
                token == null,
                ticket.eventCode(),
                token == null
                        ? null
                        : List.of(new Barcode("PKBarcodeFormatQR", token, ENCODING, ticket.code())),
                fields(ticket, locale));
    }

    private static RelevantDate relevant(WalletTicket ticket) {
        var start = ticket.startsAt();
        var end = ticket.endsAt() == null ? start.plusHours(3) : ticket.endsAt();
        var most = start.plusHours(MOST_HOURS);
        return new RelevantDate(time(start), time(end.isAfter(most) ? most : end));
    }

    private static String time(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).format(at);
    }

    private EventTicket fields(WalletTicket ticket, Locale locale) {
        var middle = new ArrayList<Field>();
        if (!ticket.place().isEmpty())
            middle.add(new Field("where", word("document.where", locale), ticket.place(), 0));
        middle.add(new Field("type", word("document.type", locale), ticket.type(), 1));
        middle.add(new Field("holder", word("document.holder", locale), ticket.holder(), 1));
        return new EventTicket(
                List.of(new Field("event", word("wallet.event", locale), ticket.eventName())),
                List.of(new Field("when", ticket.zone(), ticket.when())),
                middle,
                back(ticket, locale));
    }

    private List<Field> back(WalletTicket ticket, Locale locale) {
        var back = new ArrayList<Field>();
        if (ticket.test()) back.add(new Field("test", "[TEST]", word("document.test", locale)));
        if (ticket.token() == null)
            back.add(
                    new Field(
                            "void", word("wallet.void", locale), word("wallet.void.text", locale)));
        back.add(new Field("what", word("wallet.event", locale), ticket.eventName()));
        back.add(
                new Field(
                        "time",
                        word("document.when", locale),
                        ticket.when() + "\n" + ticket.zone()));
        if (!ticket.place().isEmpty())
            back.add(new Field("place", word("document.where", locale), ticket.place()));
        back.add(new Field("code", word("wallet.code", locale), ticket.code()));
        back.add(new Field("booking", word("document.booking", locale), "" + ticket.bookingId()));
        if (ticket.organizer() != null)
            back.add(new Field("by", word("wallet.organizer", locale), ticket.organizer()));
        back.add(new Field("page", word("wallet.page", locale), site + "/e/" + ticket.eventCode()));
        if (ticket.token() != null)
            back.add(new Field("note", word("wallet.note", locale), word("document.note", locale)));
        return back;
    }

    private String word(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
