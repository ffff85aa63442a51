package dev.marquee.customer.complaint.delivery;

import dev.marquee.customer.client.ComplaintMailClient;
import dev.marquee.customer.client.ComplaintMailClient.Content;
import dev.marquee.customer.client.ComplaintMailClient.Mail;
import dev.marquee.customer.client.ComplaintMailClient.Mails;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintEntry;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.ComplaintMails;
import dev.marquee.customer.complaint.ComplaintMails.Due;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.Entries;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.mail.KeptMails;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes to people who complained. What they may not read is left out here as well. */
@Component
class ComplaintMailDelivery implements MessageHandler {

    private final Complaints complaints;
    private final Entries entries;
    private final ComplaintLinks links;
    private final KeptMails mails;
    private final ComplaintMailClient client;
    private final JsonMapper json;

    ComplaintMailDelivery(
            Complaints complaints,
            Entries entries,
            ComplaintLinks links,
            KeptMails mails,
            ComplaintMailClient client,
            JsonMapper json) {
        this.complaints = complaints;
        this.entries = entries;
        this.links = links;
        this.mails = mails;
        this.client = client;
        this.json = json;
    }

    @Override
    public String topic() {
        return ComplaintMails.TOPIC;
    }

    @Override
    public String lane() {
        return "complaints";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        var mails =
                messages.stream()
                        .map(message -> json.readValue(message.payload(), Due.class))
                        .flatMap(due -> mail(due).stream())
                        .toList();
        if (!mails.isEmpty()) client.send(new Mails(mails));
    }

    /**
     * The complaint whose writer is answered: of those that were merged, the one that was written
     * to last before the answer.
     */
    private Optional<Complaint> answered(Due due) {
        return entries.of(due.complaint(), false).reversed().stream()
                .filter(entry -> due.entry() == 0 || entry.id() < due.entry())
                .filter(entry -> entry.author() == Role.REQUESTER && entry.code() == null)
                .findFirst()
                .flatMap(entry -> complaints.find(entry.complaintId()))
                .or(() -> complaints.find(due.complaint()));
    }

    /** Nothing for somebody who was erased meanwhile. */
    private Optional<Mail> mail(Due due) {
        return answered(due)
                .filter(complaint -> !complaint.requester().email().isEmpty())
                .map(complaint -> {
                    var answer = entry(due);
                    return new Mail(
                            "%s:%d:%d".formatted(due.kind(), due.complaint(), due.entry()),
                            due.kind(),
                            complaint.requester().email(),
                            complaint.requester().locale(),
                            new Content(
                                    complaint.requester().name(),
                                    complaint.id(),
                                    complaint.subject().title(),
                                    answer.map(ComplaintEntry::text).orElse(null),
                                    answer.map(ComplaintEntry::authorName).orElse(null),
                                    links.addressOf(complaint),
                                    links.replyTokenOf(complaint),
                                    mails.lastMessageId(complaint.id()).orElse(null)));
                });
    }

    private Optional<ComplaintEntry> entry(Due due) {
        return entries.of(due.complaint(), false).stream()
                .filter(entry -> entry.id() == due.entry())
                .findFirst();
    }
}
