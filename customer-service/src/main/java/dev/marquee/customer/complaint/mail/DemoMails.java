package dev.marquee.customer.complaint.mail;

import dev.marquee.platform.config.Sha256;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mail of the demo that waits for support: a machine says that somebody is away. */
@Component
@Profile("demo")
class DemoMails implements ApplicationRunner {

    private final KeptMails mails;
    private final JdbcClient jdbc;

    DemoMails(KeptMails mails, JdbcClient jdbc) {
        this.mails = mails;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (jdbc.sql("select count(*) from complaint_mail").query(Long.class).single() > 0) return;
        var hash = Sha256.of("demo");
        mails.add(
                new IncomingMail(
                        hash,
                        "",
                        "joao.figueiredo@example.org",
                        "João Figueiredo",
                        "Out of office: Answer to your complaint",
                        "Thank you for your message. I am away until Monday and read it then.",
                        List.of(),
                        "auto-submitted",
                        false,
                        "en",
                        0),
                "joao.figueiredo@example.org",
                "en");
        mails.find(hash)
                .ifPresent(
                        mail -> mails.settle(mail.id(), MailVerdict.QUARANTINE, "automatic", null));
    }
}
