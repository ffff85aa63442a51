package dev.marquee.customer.complaint.mail;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where notification-service hands in what people wrote to the mailbox. */
@RestController
class MailIntakeController {

    record Mails(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid IncomingMail> mails) {}

    record Results(List<TakeMail.Result> results) {}

    private final TakeMail takeMail;

    MailIntakeController(TakeMail takeMail) {
        this.takeMail = takeMail;
    }

    /** Each is taken by itself; what was taken before is answered as it was. */
    @PostMapping("/internal/complaints/mails")
    Results take(@Valid @RequestBody Mails mails) {
        return new Results(mails.mails().stream().map(takeMail::handle).toList());
    }
}
