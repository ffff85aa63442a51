package dev.marquee.notification.mailbox;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.delivery.SmtpSettings;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailSummary;
import dev.marquee.notification.mail.Mailbox;
import dev.marquee.notification.mail.Mails;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Every mail, whether it was sent or not, as its reader sees it. For admins; the audit trail says
 * who read which. Links that open something are for their addressees: they are shown only where no
 * mail server sends them, because then they are nowhere else.
 */
@Controller
@RequestMapping("/admin/mail")
class MailboxController {

    private static final int SIZE = 20;

    private final Mailbox mailbox;
    private final Mails mails;
    private final LetterWriter letters;
    private final QueueSignal signal;
    private final SmtpSettings settings;
    private final AuditTrail audit;
    private final Exports exports;
    private final MessageSource messages;
    private final StaffTime times;

    MailboxController(
            Mailbox mailbox,
            Mails mails,
            LetterWriter letters,
            QueueSignal mailSignal,
            SmtpSettings settings,
            AuditTrail audit,
            Exports exports,
            MessageSource messages,
            StaffTime times) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.letters = letters;
        this.signal = mailSignal;
        this.settings = settings;
        this.audit = audit;
        this.exports = exports;
        this.messages = messages;
        this.times = times;
    }

    @GetMapping
    String list(MailSearch search, @RequestParam(defaultValue = "0") int page, Model model) {
        var filter = search.filter();
        var total = mailbox.count(filter);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("figures", mailbox.figures(null));
        model.addAttribute(
                "lines",
                mailbox.list(filter, search.order(), SIZE, (long) shown * SIZE).stream()
                        .map(mail -> new MailLine(mail, MailTimes.of(mail, times)))
                        .toList());
        model.addAttribute("search", search);
        model.addAttribute("list", search.address());
        model.addAttribute("kinds", Arrays.stream(MailKind.values()).map(MailKind::slug).toList());
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("sending", settings.present());
        return "mail/list";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            MailSearch search,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var filter = search.filter();
        exports.send(
                table(locale),
                format,
                new Chunks<>(from -> mailbox.list(filter, search.order(), Chunks.SIZE, from)),
                response);
    }

    private Table<MailSummary> table(Locale locale) {
        return Table.<MailSummary>named("mails")
                .column(word("mailbox.subject", locale), MailSummary::subject)
                .column(word("mailbox.recipient", locale), MailSummary::recipient)
                .column(word("mailbox.kind", locale), MailSummary::kind)
                .column(
                        word("mailbox.state", locale),
                        mail -> word("state." + mail.status().word(), locale))
                .moment(word("mailbox.created", locale), MailSummary::createdAt)
                .moment(word("state.sent", locale), MailSummary::sentAt)
                .column(word("mailbox.attempts", locale), MailSummary::attempts)
                .column(word("mailbox.uncertain", locale), MailSummary::inDoubt)
                .column(word("mailbox.reason", locale), MailSummary::lastError);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    @GetMapping("/{id}")
    String mail(@PathVariable long id, Model model) {
        var mail = read(id);
        model.addAttribute("times", MailTimes.of(mail, times));
        model.addAttribute("giveUp", times.second(mail.giveUpAt()));
        model.addAttribute("mail", mail);
        if (!mail.isErased()) model.addAttribute("letter", letterOf(mail));
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
                .body(letterOf(read(id)).standalone());
    }

    @PostMapping("/{id}/resend")
    String resend(@PathVariable long id) {
        var queued = mails.resend(mailOf(id));
        if (queued) signal.wake(1);
        return "redirect:/admin/mail/" + id + "?resent=" + queued;
    }

    private Mail read(long id) {
        var mail = mailOf(id);
        audit.record("mail.read", "mail:" + id, mail.kind().slug());
        return mail;
    }

    private Mail mailOf(long id) {
        return mails.find(id).orElseThrow(() -> Problems.notFound("mail"));
    }

    private Letter letterOf(Mail mail) {
        if (mail.isErased())
            throw Problems.problem(HttpStatus.GONE, "erased", Text.of("problem.erased"));
        var content = settings.present() ? mail.content().withoutSecrets() : mail.content();
        return letters.write(
                mail.kind(),
                mail.locale(),
                mail.recipient(),
                content,
                mail.envelope().organizerId());
    }
}
