package dev.marquee.ticket.ledger;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.client.StaffNoticeClient;
import dev.marquee.ticket.client.StaffNoticeClient.Notice;
import dev.marquee.ticket.client.StaffNoticeClient.Notices;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Has admins told of events that do not agree. */
@Component
class LedgerNoticeReceiver implements MessageHandler {

    private final StaffNoticeClient notices;
    private final LedgerChecks checks;

    LedgerNoticeReceiver(StaffNoticeClient notices, LedgerChecks checks) {
        this.notices = notices;
        this.checks = checks;
    }

    @Override
    public String topic() {
        return CheckLedger.TOPIC;
    }

    @Override
    public String lane() {
        return "accounts";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        var all =
                messages.stream()
                        .flatMap(message -> checks.find(Long.parseLong(message.key())).stream())
                        .map(LedgerNoticeReceiver::notice)
                        .toList();
        if (!all.isEmpty()) notices.send(new Notices(all));
    }

    private static Notice notice(LedgerCheck check) {
        return new Notice(
                null,
                "ADMIN",
                "ledger-broken",
                "page:/admin/ledger/" + check.code(),
                "ledger-broken:%d:%s:%s"
                        .formatted(
                                check.eventId(),
                                LocalDate.ofInstant(check.at(), ZoneOffset.UTC),
                                Sha256.of(
                                                String.join(
                                                        ",",
                                                        check.broken().stream().sorted().toList()))
                                        .substring(0, 16)),
                Map.of("about", check.name()));
    }
}
