package dev.marquee.notification.content;

/** What is left of a mail whose reader was erased: nothing that could be read or sent. */
public record ErasedMail() implements MailContent {

    @Override
    public boolean lasting() {
        return false;
    }
}
