package dev.marquee.ticket.backoffice;

import dev.marquee.platform.export.TableFile;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Scope;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The list of attendees for a file that is made in the background. */
@Component
public class AttendeeExport {

    private static final String ORDER = "code";

    private final TicketList tickets;
    private final ExportTables tables;

    AttendeeExport(TicketList tickets, ExportTables tables) {
        this.tickets = tickets;
        this.tables = tables;
    }

    /** How many tickets there are. */
    public long count(Scope scope, ListQuery query) {
        return tickets.count(scope, query);
    }

    /**
     * Writes them, in the order of their codes.
     *
     * @param step called for each, with the addresses that it may name
     */
    public void write(
            TableFile file, Scope scope, ListQuery query, Consumer<? super List<String>> step)
            throws IOException {
        var rows = tickets.all(scope, query, ORDER);
        file.add(
                tables.tickets("attendees"),
                () -> {
                    var each = rows.iterator();
                    return new Iterator<TicketRow>() {
                        @Override
                        public boolean hasNext() {
                            return each.hasNext();
                        }

                        @Override
                        public TicketRow next() {
                            var row = each.next();
                            step.accept(
                                    Stream.of(row.buyerEmail(), row.attendeeEmail())
                                            .flatMap(Stream::ofNullable)
                                            .toList());
                            return row;
                        }
                    };
                });
    }
}
