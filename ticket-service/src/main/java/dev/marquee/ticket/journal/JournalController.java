package dev.marquee.ticket.journal;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.ticket.search.EventFinder;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The journal, as a page and as a file. */
@Controller
@RequestMapping(JournalController.PATH)
class JournalController {

    static final String PATH = "/admin/journal";

    private final Journal journal;
    private final EventFinder events;
    private final Exports exports;
    private final JournalTable table;
    private final StaffTime times;

    JournalController(
            Journal journal,
            EventFinder events,
            Exports exports,
            JournalTable table,
            StaffTime times) {
        this.journal = journal;
        this.events = events;
        this.exports = exports;
        this.table = table;
        this.times = times;
    }

    @GetMapping
    String list(@Valid JournalQuery query, Caller caller, Model model) {
        var scope = Scope.of(caller);
        var dated = query.withDaysOf(times.zone());
        model.addAttribute("query", query)
                .addAttribute("sort", query.sortOrNewest())
                .addAttribute("suggested", events.suggest(scope, ""))
                .addAttribute(
                        "kinds", Stream.of(MovementKind.values()).map(MovementKind::word).toList())
                .addAttribute("list", address(query))
                .addAttribute("totals", journal.totals(scope, dated))
                .addAttribute("found", journal.page(scope, dated));
        return "journal/list";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @Valid JournalQuery query,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var rows = journal.all(Scope.of(caller), query.withDaysOf(times.zone()));
        exports.send(table.columns(), format, rows, response);
    }

    private static ListAddress address(JournalQuery query) {
        return ListAddress.of(PATH)
                .with("event", query.event())
                .with("from", query.from())
                .with("to", query.to())
                .with("kind", query.kind())
                .with("currency", query.currency())
                .sortedBy(query.sortOrNewest());
    }
}
