package dev.marquee.customer.erasure;

import dev.marquee.customer.complaint.ForgetComplaints;
import dev.marquee.customer.imports.ForgetImports;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.privacy.ErasablePeople;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who stands in a customer book, or complained. */
@Component
class ErasableCustomers implements ErasablePeople {

    private final JdbcClient jdbc;
    private final Blanks blanks;
    private final ForgetImports imports;
    private final ForgetComplaints complaints;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    ErasableCustomers(
            JdbcClient jdbc,
            Blanks blanks,
            ForgetImports imports,
            ForgetComplaints complaints,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.blanks = blanks;
        this.imports = imports;
        this.complaints = complaints;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql(
                        """
                        select email_key from customer_address
                        union select address_key from complaint where address_key <> ''
                        union select sender_key from complaint_entry where sender_key is not null
                        union select sender_key from complaint_mail where sender_key <> ''
                        """)
                .query(String.class)
                .list();
    }

    @Override
    public void erase(String address) {
        transaction.executeWithoutResult(status -> {
            var customers =
                    jdbc.sql("select customer_id from customer_address where email_key = ?")
                            .param(address)
                            .query(Long.class)
                            .list();
            if (!customers.isEmpty()) blanks.blank(customers);
            imports.forget(List.of(address));
            complaints.forget(List.of(address));
            outbox.forget(address);
        });
    }
}
