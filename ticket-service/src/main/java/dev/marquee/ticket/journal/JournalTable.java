package dev.marquee.ticket.journal;

import dev.marquee.platform.export.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The columns of the exported journal, headed in the reader's language. */
@Component
class JournalTable {

    private final MessageSource messages;

    JournalTable(MessageSource messages) {
        this.messages = messages;
    }

    Table<Movement> columns() {
        return Table.<Movement>named("journal")
                .moment(words("journal.at"), Movement::at)
                .column(words("journal.kind"), row -> words("journal.kind." + row.kind().word()))
                .column(words("desk.export.booking"), Movement::bookingId)
                .column(words("desk.export.code"), Movement::eventCode)
                .column(words("desk.event"), Movement::eventName)
                .column(words("payments.method"), Movement::method)
                .column(words("journal.provider"), Movement::provider)
                .column(words("journal.transaction"), Movement::transactionId)
                .column(words("journal.amount"), row -> new BigDecimal(row.amount()))
                .column(words("journal.tax"), row -> decimal(row.tax()))
                .column(words("journal.fee-kept"), row -> new BigDecimal(row.feeKept()))
                .column(words("desk.export.currency"), Movement::currency)
                .column(words("journal.receipt"), Movement::receiptNumber)
                .column(words("journal.test-mode"), Movement::testMode);
    }

    private static @Nullable BigDecimal decimal(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
