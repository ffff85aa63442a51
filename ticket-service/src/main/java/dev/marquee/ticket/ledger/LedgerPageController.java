package dev.marquee.ticket.ledger;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.search.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The checks as pages: of all events, and of one. */
@Controller
@RequestMapping(LedgerPageController.PATH)
class LedgerPageController {

    static final String PATH = "/admin/ledger";

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 1000;

    private final EventDesk events;
    private final CheckLedger checkLedger;
    private final LedgerChecks checks;
    private final Proofs proofs;
    private final ShowCounts showCounts;

    LedgerPageController(
            EventDesk events,
            CheckLedger checkLedger,
            LedgerChecks checks,
            Proofs proofs,
            ShowCounts showCounts) {
        this.events = events;
        this.checkLedger = checkLedger;
        this.checks = checks;
        this.proofs = proofs;
        this.showCounts = showCounts;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Caller caller, Model model) {
        var scope = Scope.of(caller);
        model.addAttribute("list", ListAddress.of(PATH))
                .addAttribute("broken", checks.broken(scope))
                .addAttribute("found", checks.latest(scope, Math.clamp(page, 0, LAST_PAGE), SIZE));
        return "ledger/list";
    }

    @GetMapping("/{code}")
    String event(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        var last = checks.last(event.id()).orElse(null);
        model.addAttribute("event", event)
                .addAttribute("done", done)
                .addAttribute("proof", proofs.isOn(event.id()))
                .addAttribute(
                        "check",
                        last == null ? null : LedgerCheckView.of(last, checks.details(last.id())));
        return "ledger/event";
    }

    @PostMapping("/{code}")
    String check(@PathVariable String code, Caller caller) {
        var event = events.open(Scope.of(caller), code);
        checkLedger.handle(event.id(), false);
        return redirect(event.code(), "checked");
    }

    @PostMapping("/{code}/proof")
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean on,
            Caller caller) {
        var event = events.open(Scope.of(caller), code);
        showCounts.handle(event.id(), on);
        return redirect(event.code(), on ? "shown" : "hidden");
    }

    private static String redirect(String code, String done) {
        return "redirect:%s/%s?done=%s".formatted(PATH, code, done);
    }
}
