package dev.marquee.notification.centre;

import dev.marquee.notification.content.AccountMail;
import dev.marquee.notification.content.BookingMail;
import dev.marquee.notification.content.BookingMail.Payment;
import dev.marquee.notification.content.ChangeMail;
import dev.marquee.notification.content.ComplaintMail;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.RoleMail;
import dev.marquee.notification.content.TransferMail;
import dev.marquee.notification.content.WaitingMail;
import dev.marquee.notification.mail.ReaderMail;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a mail to be read on the site: no link, no code and no address. */
final class MailNotices {

    private MailNotices() {}

    /** Empty for mails that belong into a mailbox alone, such as a link that proves an address. */
    static Optional<Notice> of(ReaderMail mail, long user) {
        return NoticeKind.of(mail.kind().slug())
                .map(kind ->
                        new Notice(
                                user,
                                kind,
                                subject(mail.content()),
                                mail.key(),
                                params(kind, mail.content())));
    }

    private static @Nullable String subject(MailContent content) {
        return switch (content) {
            case BookingMail booking -> "booking:" + booking.bookingId();
            case ChangeMail change -> "booking:" + change.bookingId();
            case TransferMail _ -> "tickets";
            case WaitingMail waiting -> "event:" + waiting.event().code();
            case ComplaintMail complaint -> "complaint:" + complaint.number();
            case AccountMail account -> page(account.link());
            case RoleMail _ -> "account";
            default -> null;
        };
    }

    /** The page of staff that the mail leads to; for all else that of the account. */
    private static String page(String link) {
        var path = URI.create(link).getPath();
        return path.matches("/admin/[A-Za-z0-9/-]{1,100}") ? "page:" + path : "account";
    }

    private static Map<String, String> params(NoticeKind kind, MailContent content) {
        var params = new HashMap<String, String>();
        switch (content) {
            case BookingMail booking -> {
                params.put("about", booking.event().name());
                params.put("count", String.valueOf(booking.tickets().size()));
                money(kind, booking.payment(), params);
            }
            case ChangeMail change -> params.put("about", change.event().name());
            case TransferMail transfer -> {
                params.put("about", transfer.event().name());
                params.put("other", transfer.other());
            }
            case WaitingMail waiting -> {
                params.put("about", waiting.event().name());
                var until = waiting.until();
                if (until != null) params.put("until", until.toString());
                params.put("zone", waiting.event().timeZone().getId());
            }
            case ComplaintMail complaint -> {
                params.put("about", complaint.subject());
                var by = complaint.by();
                if (by != null) params.put("other", by);
            }
            case AccountMail account -> {
                params.put("change", account.change());
                var about = account.about();
                if (about != null) params.put("about", about);
            }
            case RoleMail role -> params.put("change", role.approved() ? "yes" : "no");
            default -> {}
        }
        return params;
    }

    private static void money(
            NoticeKind kind, @Nullable Payment payment, Map<String, String> params) {
        if (payment == null) return;
        var amount =
                kind.topic() == Topic.REFUND || kind == NoticeKind.PAYMENT_RETURNED
                        ? payment.refund()
                        : payment.total();
        put("amount", amount, params);
        if (amount != null) params.put("currency", payment.currency());
    }

    private static void put(String name, @Nullable BigDecimal amount, Map<String, String> params) {
        if (amount != null) params.put(name, amount.toPlainString());
    }
}
