package dev.marquee.notification.mail;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the other services hand in what they owe to people's mailboxes. */
@RestController
@Hidden
class MailIntakeController {

    private final MailIntake intake;

    MailIntakeController(MailIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/internal/mails")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void accept(@Valid @RequestBody MailRequest request) {
        intake.accept(request.mails());
    }

    /** A mail as it would read; it is neither stored nor sent. */
    @PostMapping("/internal/mails/preview")
    MailIntake.Preview preview(@Valid @RequestBody MailRequest.One mail) {
        return intake.preview(mail);
    }
}
