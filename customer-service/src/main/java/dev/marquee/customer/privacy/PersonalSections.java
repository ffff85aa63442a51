package dev.marquee.customer.privacy;

import dev.marquee.platform.privacy.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stored of a customer, and of who complained. */
@Configuration(proxyBeanMethods = false)
class PersonalSections {

    /** Those that the person sent: who only typed somebody's address is not that person. */
    static final String OWN =
            "select id from complaint where requester_account = :account or (address_key <> '' and address_key in (:emails) and not unconfirmed)";

    @Bean
    PersonalRows customerSection() {
        return new PersonalRows(
                "customers",
                20,
                """
                select name, email, phone, address, created_at from customer
                where erased_at is null and id in (select customer_id from customer_address where email_key in (:emails))
                order by id
                """);
    }

    @Bean
    PersonalRows addressSection() {
        return new PersonalRows(
                "addresses",
                21,
                """
                select distinct o.email from customer_address a join customer_address o on o.customer_id = a.customer_id
                where a.email_key in (:emails) and o.email_key in (:emails) order by o.email
                """);
    }

    @Bean
    PersonalRows complaintSection() {
        return new PersonalRows(
                "complaints",
                50,
                """
                select id as complaint, subject, requester_name as name, requester_email as email, state, event_name as event,
                       booking_id as booking, locale as language, created_at, resolved_at, closed_at, close_reason as reason
                from complaint where id in (%s) order by id
                """
                        .formatted(OWN));
    }

    @Bean
    PersonalRows complaintEntrySection() {
        return new PersonalRows(
                "complaint-entries",
                51,
                """
                select e.complaint_id as complaint, e.at, e.body as text,
                       case when e.author <> 'requester' then 'staff'
                            when e.sender_key in (:emails) then e.author_name
                            when e.sender_key is null and e.author_id is not distinct from c.requester_account then e.author_name
                            else 'person' end as author,
                       case when e.sender_key in (:emails) then e.sender_key end as email
                from complaint_entry e join complaint c on c.id = e.complaint_id
                where (e.complaint_id in (%s) or e.sender_key in (:emails)) and e.is_public and e.body <> '' order by e.id
                """
                        .formatted(OWN));
    }

    /** Words are here as long as they are in no thread. */
    @Bean
    PersonalRows complaintMailSection() {
        return new PersonalRows(
                "complaint-mails",
                53,
                """
                select complaint_id as complaint, sender_name as name, sender as email, subject, body as text, locale as language,
                       verdict as state, received_at as at
                from complaint_mail where sender_key in (:emails) order by id
                """);
    }

    @Bean
    PersonalRows complaintFileSection() {
        return new PersonalRows(
                "complaint-files",
                52,
                """
                select f.complaint_id as complaint, f.name, f.kind, f.size, f.created_at
                from complaint_file f join complaint_entry e on e.id = f.entry_id
                where f.complaint_id in (%s) and e.is_public order by f.id
                """
                        .formatted(OWN));
    }
}
