package dev.marquee.notification.mailbox;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.delivery.SmtpSettings;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailSignal;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.Mailbox;
import dev.marquee.notification.mail.Mailbox.Filter;
import dev.marquee.notification.mail.Mails;
import dev.marquee.platform.web.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Every mail, whether it was sent or not, as its reader sees it. For admins. */
@Controller
@RequestMapping("/admin/mail")
class MailboxController {

    private static final int SIZE = 20;
    private static final String UNCERTAIN = "uncertain";
    private static final int LONGEST_ADDRESS = 320;

    private final Mailbox mailbox;
    private final Mails mails;
    private final LetterWriter letters;
    private final MailSignal signal;
    private final SmtpSettings settings;

    MailboxController(
            Mailbox mailbox,
            Mails mails,
            LetterWriter letters,
            MailSignal signal,
            SmtpSettings settings) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.letters = letters;
        this.signal = signal;
        this.settings = settings;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Locale locale,
            Model model) {
        var recipient = q.replaceAll("\\p{Cc}", "").strip();
        if (recipient.length() > LONGEST_ADDRESS)
            recipient = recipient.substring(0, LONGEST_ADDRESS);
        var filter =
                new Filter(MailStatus.of(status).orElse(null), UNCERTAIN.equals(status), recipient);
        var total = mailbox.count(filter);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("figures", mailbox.figures());
        model.addAttribute(
                "lines",
                mailbox.list(filter, SIZE, (long) shown * SIZE).stream()
                        .map(mail -> MailLine.of(mail, locale))
                        .toList());
        model.addAttribute("status", status);
        model.addAttribute("q", recipient);
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("address", address(status, recipient));
        model.addAttribute("sending", settings.present());
        return "mail/list";
    }

    private static String address(String status, String recipient) {
        return UriComponentsBuilder.fromPath("/admin/mail")
                .queryParam("status", "{status}")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(status, recipient)
                .toUriString();
    }

    @GetMapping("/{id}")
    String mail(@PathVariable long id, Locale locale, Model model) {
        var mail = mailOf(id);
        model.addAttribute("line", MailLine.of(mail, locale));
        model.addAttribute("mail", mail);
        model.addAttribute("letter", letterOf(mail));
        model.addAttribute("sending", settings.present());
        return "mail/mail";
    }

    /**
     * The letter alone, for a frame. It may load nothing and run nothing: its pictures are in it.
     */
    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .body(letterOf(mailOf(id)).standalone());
    }

    @PostMapping("/{id}/resend")
    String resend(@PathVariable long id) {
        var queued = mails.resend(mailOf(id));
        if (queued) signal.wake(1);
        return "redirect:/admin/mail/" + id + "?resent=" + queued;
    }

    private Mail mailOf(long id) {
        return mails.find(id).orElseThrow(() -> Problems.notFound("mail"));
    }

    private Letter letterOf(Mail mail) {
        return letters.write(mail.kind(), mail.locale(), mail.recipient(), mail.content());
    }
}
