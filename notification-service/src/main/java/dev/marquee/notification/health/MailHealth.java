package dev.marquee.notification.health;

import dev.marquee.notification.delivery.MailSettings;
import dev.marquee.notification.delivery.SmtpSettings;
import dev.marquee.platform.config.MarqueeSettings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the sender's domain has what the large providers ask for: SPF, DKIM and DMARC. What could
 * not be looked up is said to be unknown.
 */
@Component
class MailHealth {

    private final DnsTexts dns;
    private final SmtpSettings smtp;
    private final MailSettings mails;
    private final MarqueeSettings settings;
    private final String selector;

    MailHealth(
            DnsTexts dns,
            SmtpSettings smtp,
            MailSettings mails,
            MarqueeSettings settings,
            @Value("${marquee.mail.dkim-selector:}") String selector) {
        this.dns = dns;
        this.smtp = smtp;
        this.mails = mails;
        this.settings = settings;
        this.selector = selector.strip();
    }

    /** The domain of the sender's address. */
    String domain() {
        return domainOf(smtp.from());
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** All checks; they wait for the DNS at the same time, for some seconds at most. */
    List<MailCheck> checks() {
        try (var lookups = Executors.newVirtualThreadPerTaskExecutor()) {
            var spf = lookups.submit(this::spf);
            var dkim = lookups.submit(this::dkim);
            var dmarc = lookups.submit(this::dmarc);
            return List.of(
                    answer("spf", spf),
                    answer("dkim", dkim),
                    answer("dmarc", dmarc),
                    alignment(),
                    oneClick());
        }
    }

    private static MailCheck answer(String name, Future<MailCheck> lookup) {
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            return MailCheck.of(name, "unknown", "unknown", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MailCheck.of(name, "unknown", "unknown", null);
        }
    }

    private MailCheck spf() {
        return record(
                "spf",
                domainOf(mails.bounceAddress().isBlank() ? smtp.from() : mails.bounceAddress()),
                text -> text.toLowerCase(Locale.ROOT).startsWith("v=spf1"),
                text -> !text.contains("+all") && !text.contains("?all"));
    }

    private MailCheck dkim() {
        if (selector.isEmpty()) return MailCheck.of("dkim", "unknown", "no-selector", null);
        return record(
                "dkim",
                selector + "._domainkey." + domain(),
                text -> text.contains("p="),
                text -> !text.replace(" ", "").endsWith("p="));
    }

    private MailCheck dmarc() {
        return record(
                "dmarc",
                "_dmarc." + domain(),
                text -> text.toLowerCase(Locale.ROOT).startsWith("v=dmarc1"),
                text -> !text.replace(" ", "").contains(";p=none"));
    }

    private MailCheck record(
            String name, String host, Predicate<String> isIt, Predicate<String> isStrong) {
        var texts = dns.of(host).orElse(null);
        if (texts == null) return MailCheck.of(name, "unknown", "unknown", null);
        var found = texts.stream().filter(isIt).toList();
        if (found.isEmpty()) return MailCheck.of(name, "missing", "missing", null);
        if (found.size() > 1) return MailCheck.of(name, "weak", "several", found.getFirst());
        var text = found.getFirst();
        return isStrong.test(text)
                ? MailCheck.ok(name, text)
                : MailCheck.of(name, "weak", "weak", text);
    }

    /** DMARC wants the domain that readers see to be the one that answers for the mail. */
    private MailCheck alignment() {
        var from = domain();
        var bounces = mails.bounceAddress().isBlank() ? from : domainOf(mails.bounceAddress());
        return bounces.equals(from) || bounces.endsWith("." + from) || from.endsWith("." + bounces)
                ? MailCheck.ok("alignment", null)
                : MailCheck.of("alignment", "weak", "weak", bounces);
    }

    private MailCheck oneClick() {
        return "https".equals(settings.publicUrl().getScheme())
                ? MailCheck.ok("one-click", null)
                : MailCheck.of("one-click", "missing", "missing", settings.publicUrl().toString());
    }
}
