package dev.marquee.platform.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.TableLine;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;

/** What one installation gives an organiser, another takes in, and gives again as it was. */
class ArchiveImportTest {

    @TempDir private Path folder;

    @Test
    void an_organiser_goes_from_one_installation_to_another_and_on_and_is_the_same()
            throws Exception {
        try (var first = new Installation(1, "h2");
                var second = new Installation(2, "postgresql");
                var third = new Installation(3, "h2")) {
            LeavingOrganiser.fill(first.databases());
            var hash = first.export(7, folder.resolve("1.zip"));
            second.take(folder.resolve("1.zip"), 70);
            assertThat(second.export(70, folder.resolve("2.zip"))).isEqualTo(hash);
            third.take(folder.resolve("2.zip"), 700);
            assertThat(third.export(700, folder.resolve("3.zip"))).isEqualTo(hash);
            third.database("ticket").update("update booking set buyer_name = buyer_name || '!'");
            assertThat(third.export(700, folder.resolve("4.zip")))
                    .as("a letter more")
                    .isNotEqualTo(hash);
        }
    }

    @Test
    void whoever_takes_it_in_may_die_at_any_moment() throws Exception {
        try (var first = new Installation(1, "h2");
                var second = new Installation(2, "h2");
                var third = new Installation(3, "h2")) {
            LeavingOrganiser.fill(first.databases());
            var hash = first.export(7, folder.resolve("1.zip"));
            assertThat(second.takeAndDie(folder.resolve("1.zip"), 70, 0, 2)).isGreaterThan(30);
            assertThat(second.export(70, folder.resolve("2.zip"))).isEqualTo(hash);
            third.withoutTransactions();
            third.takeAndDie(folder.resolve("1.zip"), 70, 5, 10);
            assertThat(third.database("ticket").queryForList("select id from receipt"))
                    .as("control: what is not taken in at once is lost")
                    .isEmpty();
        }
    }

    @Test
    void what_was_counted_is_counted_anew_and_nothing_is_sent() throws Exception {
        try (var first = new Installation(1, "h2");
                var second = new Installation(2, "h2")) {
            LeavingOrganiser.fill(first.databases());
            first.database("ticket")
                    .update("update booking set status = 'pending_payment' where id = 102");
            first.database("ticket")
                    .update("update ticket set status = 'reserved' where booking_id = 102");
            first.database("ticket")
                    .update(
                            "update payment set state = 'pending', phase = 'unknown', next_check_at = created_at where id = 52");
            first.export(7, folder.resolve("1.zip"));
            second.take(folder.resolve("1.zip"), 70);
            var ticket = second.database("ticket");
            assertThat(ticket.queryForList("select sold, issued, wanted_any from inventory"))
                    .singleElement()
                    .hasToString("{SOLD=2, ISSUED=3, WANTED_ANY=0}");
            assertThat(
                            ticket.queryForList(
                                    "select sold, wanted from ticket_type order by position"))
                    .hasToString("[{SOLD=1, WANTED=3}, {SOLD=1, WANTED=0}]");
            assertThat(ticket.queryForList("select live_uses from offer order by id"))
                    .hasToString("[{LIVE_USES=1}, {LIVE_USES=0}]");
            assertThat(ticket.queryForList("select email, held from buyer_quota"))
                    .hasToString("[{EMAIL=ana@example.org, HELD=2}]");
            assertThat(ticket.queryForList("select status from booking order by id"))
                    .as("an open hold arrives expired")
                    .hasToString("[{STATUS=confirmed}, {STATUS=expired}]");
            assertThat(ticket.queryForList("select state, next_check_at from payment order by id"))
                    .as("and nobody asks a provider for its money")
                    .hasToString(
                            "[{STATE=succeeded, NEXT_CHECK_AT=null}, {STATE=failed, NEXT_CHECK_AT=null}, {STATE=succeeded, NEXT_CHECK_AT=null}]");
            assertThat(
                            ticket.queryForList(
                                    "select r.amount_minor from payment p join refund r on p.provider_ref = cast(r.id as varchar) where p.provider = 'moved'"))
                    .as("what money moved by is its refund here")
                    .hasToString("[{AMOUNT_MINOR=200}]");
            assertThat(
                            ticket.queryForList(
                                    "select s.sections from seating s join ticket_type y on y.name = 'Seats' where s.sections like '{\"a\":' || cast(y.id as varchar) || ',\"b\":%'"))
                    .as("sections are of types of here")
                    .hasSize(1);
            for (var service : Installation.SERVICES)
                assertThat(second.database(service).queryForList("select * from outbox"))
                        .as(service)
                        .isEmpty();
        }
    }

    @Test
    void rows_that_are_here_already_do_not_come_in_again() throws Exception {
        try (var first = new Installation(1, "h2");
                var second = new Installation(2, "h2")) {
            LeavingOrganiser.fill(first.databases());
            first.export(7, folder.resolve("1.zip"));
            second.take(folder.resolve("1.zip"), 70);
            second.database("auth").update("delete from account");
            assertThatThrownBy(() -> second.take(folder.resolve("1.zip"), 71))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThat(second.database("venue").queryForList("select id from venue")).hasSize(1);
        }
    }

    /** So the tests above leave out no table. */
    @Test
    void the_organiser_has_something_in_every_table() throws Exception {
        try (var first = new Installation(1, "h2")) {
            LeavingOrganiser.fill(first.databases());
            Set<String> empty = new TreeSet<>();
            for (var service : TableLine.SERVICES)
                for (var table : ArchiveTable.of(service))
                    if (!table.isGiven()
                            && first.database(service)
                                    .queryForList("select 1 from " + table.name())
                                    .isEmpty()) empty.add(table.name());
            assertThat(empty).isEmpty();
        }
    }
}
