package dev.marquee.notification.content;

import dev.marquee.notification.content.Letter.Attachment;
import dev.marquee.notification.content.Letter.Picture;
import dev.marquee.notification.content.picture.QrPicture;
import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes letters from the templates under {@code mails/}. The same facts give the same letter,
 * whenever it is written.
 */
@Component
public class LetterWriter {

    /** A ticket of the letter; {@code picture} is null where the ticket opens no door. */
    public record TicketLine(int number, String code, String type, @Nullable Picture picture) {}

    /** Gmail cuts a letter of more than 102 KB, and so its last codes. */
    static final int MOST_TICKETS = 20;

    private final MessageSource messages;
    private final String publicUrl;
    private final MarqueeSettings settings;
    private final OwnParts parts;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    public LetterWriter(MessageSource messages, MarqueeSettings settings, OwnLook look) {
        this.messages = messages;
        this.publicUrl = settings.publicUrl().toString();
        this.parts = new OwnParts(messages, look, publicUrl);
        this.settings = settings;
        templates.setTemplateEngineMessageSource(messages);
        templates.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
        templates.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
    }

    /**
     * The subject alone.
     *
     * @param organizer whose words it may be in; null for the usual ones
     */
    public String subject(
            MailKind kind, Locale locale, MailContent content, @Nullable Long organizer) {
        if (content instanceof TemplateTestMail test)
            return tried(test, locale, parts.trying(test, locale, organizer));
        var own = parts.of(kind, locale, content, organizer).words();
        return own == null ? subject(kind, locale, content) : own.subject();
    }

    private String subject(MailKind kind, Locale locale, MailContent content) {
        if (content instanceof MessageMail message) return message.subject(locale, messages);
        var words = content instanceof AccountMail account ? account.words() : kind.slug();
        if (content instanceof NoticeMail notice) return notice.subject(messages, locale);
        return messages.getMessage(
                "mail." + words + ".subject", new Object[] {content.subjectName()}, locale);
    }

    /**
     * The whole letter.
     *
     * @throws IllegalArgumentException if its words were erased
     */
    public Letter write(MailKind kind, Locale locale, String recipient, MailContent content) {
        return write(kind, locale, recipient, content, null);
    }

    /**
     * The same in the words and with the look of an organiser, if it has its own. Words that cannot
     * be used are left out, and said to be broken: the letter is written nevertheless.
     *
     * @param organizer whose event it is about; null for nobody's
     * @throws IllegalArgumentException if its words were erased
     */
    public Letter write(
            MailKind kind,
            Locale locale,
            String recipient,
            MailContent content,
            @Nullable Long organizer) {
        if (content instanceof TemplateTestMail test) {
            var part = parts.trying(test, locale, organizer);
            var sample = SampleMails.of(test.kind(), publicUrl);
            return compose(test.kind(), locale, recipient, sample, part)
                    .titled(tried(test, locale, part));
        }
        return compose(
                kind, locale, recipient, content, parts.of(kind, locale, content, organizer));
    }

    /**
     * A letter to nobody, in words that are not stored yet.
     *
     * @param words null for the usual ones
     * @throws IllegalArgumentException if they cannot be used
     */
    public Letter preview(MailKind kind, Locale locale, @Nullable OwnWords words, long organizer) {
        return compose(
                kind,
                locale,
                "nguyen.van.a@example.org",
                SampleMails.of(kind, publicUrl),
                parts.trying(new TemplateTestMail(kind, words), locale, organizer));
    }

    private String tried(TemplateTestMail test, Locale locale, OwnPart part) {
        var sample = SampleMails.of(test.kind(), publicUrl);
        var subject =
                part.words() == null
                        ? subject(test.kind(), locale, sample)
                        : part.words().subject();
        return messages.getMessage("mail.template-test.subject", new Object[] {subject}, locale);
    }

    private Letter compose(
            MailKind kind, Locale locale, String recipient, MailContent content, OwnPart own) {
        var subject = own.words() == null ? subject(kind, locale, content) : own.words().subject();
        var page = new Context(locale);
        page.setVariable("subject", subject);
        page.setVariable("recipient", recipient);
        page.setVariable("lang", locale.toLanguageTag());
        page.setVariable("site", publicUrl);
        page.setVariable("lookup", publicUrl + "/lookup");
        var pictures = new ArrayList<Picture>();
        own.describe(page, pictures);
        switch (content) {
            case BookingMail booking -> describe(booking, kind, page, pictures);
            case ChangeMail change -> {
                describe(change.booking(), kind, page, pictures);
                change.describe(page, messages);
            }
            case LookupMail lookup -> lookup.describe(page);
            case TransferMail transfer -> transfer.describe(page, kind, messages);
            case WaitingMail waiting -> waiting.describe(page, kind, messages);
            case LinkMail link -> link.describe(page, kind, messages);
            case RoleMail role -> role.describe(page, messages);
            case AccountMail account -> account.describe(page, messages);
            case ComplaintMail complaint -> complaint.describe(page, kind);
            case MessageMail message -> message.describe(page, messages, publicUrl);
            case NoticeMail notice -> notice.describe(page, kind, publicUrl);
            case WebhookMail webhook -> webhook.describe(page);
            case HeadMail head -> head.describe(page);
            case ReportMail report -> report.describe(page);
            case TemplateTestMail _ -> throw new IllegalArgumentException("it has no facts");
            case ErasedMail _ -> throw new IllegalArgumentException("the mail is erased");
        }
        var letter =
                new Letter(
                        subject,
                        templates.process(kind.template() + ".html", page),
                        templates.process(kind.template() + ".txt", page).strip() + "\n",
                        List.copyOf(pictures),
                        attachments(content));
        return content instanceof MessageMail message && message.text() != null
                ? letter.from(message.from(locale, messages))
                : letter;
    }

    private List<Attachment> attachments(MailContent content) {
        return switch (content) {
            case BookingMail booking -> calendar(booking);
            case ChangeMail change -> calendar(change.booking());
            default -> List.of();
        };
    }

    private List<Attachment> calendar(BookingMail booking) {
        var version = booking.calendar();
        if (version == null) return List.of();
        var event = booking.event();
        var entry =
                new CalendarEvent(
                        settings.uid(event.code()),
                        version.sequence(),
                        version.at(),
                        version.at(),
                        event.startsAt(),
                        event.endsAt(),
                        event.timeZone(),
                        PlainLine.title(event.name()),
                        event.place(),
                        publicUrl + "/e/" + event.code(),
                        version.cancelled());
        return List.of(
                new Attachment(
                        event.code() + ".ics",
                        "text/calendar; charset=UTF-8; method=" + CalendarEvent.METHOD,
                        entry.file()));
    }

    private void describe(
            BookingMail booking, MailKind kind, Context page, List<Picture> pictures) {
        var tickets = new ArrayList<TicketLine>();
        for (var ticket : booking.tickets().stream().limit(MOST_TICKETS).toList()) {
            var picture = kind.admits() && ticket.token() != null ? picture(ticket) : null;
            if (picture != null) pictures.add(picture);
            tickets.add(
                    new TicketLine(
                            tickets.size() + 1,
                            ticket.code(),
                            PlainLine.title(ticket.ticketType()),
                            picture));
        }
        var event = booking.event();
        page.setVariable("booking", booking.bookingId());
        page.setVariable("buyer", PlainLine.name(booking.buyerName()));
        event.describe(page, messages);
        page.setVariable("tickets", tickets);
        page.setVariable("count", booking.tickets().size());
        page.setVariable("more", booking.tickets().size() - tickets.size());
        var link = booking.link();
        page.setVariable("link", link);
        page.setVariable("open", link == null ? publicUrl + "/lookup" : link);
        page.setVariable("pdf", link == null ? null : link + "/tickets.pdf");
        page.setVariable(
                "wallets",
                link == null || !Boolean.TRUE.equals(booking.wallets()) ? null : link + "#wallets");
        page.setVariable("cancel", link == null ? publicUrl + "/lookup" : link + "/cancel");
        page.setVariable("kind", kind.slug());
        MoneyWords.describe(booking.payment(), page, messages);
        event.describeUntil(booking.reservedUntil(), page, messages);
    }

    private static Picture picture(BookingMail.Ticket ticket) {
        var qr = QrPicture.of(java.util.Objects.requireNonNull(ticket.token()));
        return new Picture(
                "qr-" + ticket.code() + "@marquee", ticket.code() + ".png", qr.side(), qr.png());
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver(LetterWriter.class.getClassLoader());
        resolver.setPrefix("mails/");
        resolver.setTemplateMode(mode);
        resolver.getResolvablePatternSpec().addPattern("*" + suffix);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }
}
