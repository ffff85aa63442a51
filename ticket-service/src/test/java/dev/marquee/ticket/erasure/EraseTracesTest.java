package dev.marquee.ticket.erasure;

import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.export.ForgetExports;
import dev.marquee.ticket.lookup.EraseLookups;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EraseTracesTest {

    /** One that was begun before would name the person still. */
    @Test
    void files_end_when_the_tables_have_forgotten() {
        var buyers = mock(EraseBuyer.class);
        var exports = mock(ForgetExports.class);
        var person = new EmailAddress("ana@example.org");

        new EraseTraces(
                        mock(JdbcClient.class, RETURNS_DEEP_STUBS),
                        buyers,
                        mock(EraseLookups.class),
                        exports,
                        mock(Outbox.class))
                .handle(person);

        var order = inOrder(buyers, exports);
        order.verify(buyers).handle(person);
        order.verify(buyers).elsewhere(person);
        order.verify(exports).naming(person);
        order.verifyNoMoreInteractions();
    }
}
