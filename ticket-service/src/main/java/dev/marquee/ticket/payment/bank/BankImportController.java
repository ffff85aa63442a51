package dev.marquee.ticket.payment.bank;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.payment.bank.BankImports.Import;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A bank's file is brought, looked at, and booked: nothing is booked before that is said. */
@Controller
@RequestMapping(BankImportController.PATH)
class BankImportController {

    static final String PATH = "/admin/payments/import";

    private static final int SHOWN = 500;
    private static final int LONGEST_NAME = 255;
    private static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "VND", "IDR", "AUD", "JPY", "SGD");

    private final BankImports imports;
    private final MatchLines matchLines;
    private final BookLines bookLines;

    BankImportController(BankImports imports, MatchLines matchLines, BookLines bookLines) {
        this.imports = imports;
        this.matchLines = matchLines;
        this.bookLines = bookLines;
    }

    @GetMapping
    String choose(Caller caller, Model model) {
        return choose(caller, null, model);
    }

    private String choose(Caller caller, @Nullable String problem, Model model) {
        model.addAttribute("currencies", CURRENCIES);
        model.addAttribute("imports", imports.last(scope(caller)));
        model.addAttribute("problem", problem);
        return "payment/bank";
    }

    @PostMapping
    String bring(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String currency,
            Caller caller,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var unit = Money.currency(currency);
        var problem = unit.isEmpty() ? "currency" : file == null || file.isEmpty() ? "empty" : null;
        if (problem == null && file != null) {
            var text = BankFile.decode(file.getBytes());
            try {
                if (BankFile.read(text).rows().isEmpty()) problem = "no-table";
            } catch (IllegalArgumentException e) {
                problem = Objects.toString(e.getMessage());
            }
            if (problem == null) {
                var id = imports.add(name(file), currency, caller.name(), scope(caller), text);
                return "redirect:" + PATH + "/" + id;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return choose(caller, problem, model);
    }

    private static String name(MultipartFile file) {
        var name = CleanText.plain(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** What the lines lead to, by the columns that are chosen in the address. */
    @GetMapping("/{id:\\d{1,18}}")
    String show(
            @PathVariable long id, @ModelAttribute BankColumns chosen, Caller caller, Model model) {
        var file = find(id, caller);
        model.addAttribute("file", file);
        if (file.content() == null) {
            model.addAttribute("done", imports.lines(id));
            return "payment/bank-done";
        }
        var table = BankFile.read(file.content());
        var columns = chosen.guessed(table);
        var lines = lines(file, table, columns);
        model.addAttribute("headings", table.headings());
        model.addAttribute("columns", columns);
        model.addAttribute("lines", lines.stream().limit(SHOWN).toList());
        model.addAttribute("more", Math.max(0, lines.size() - SHOWN));
        model.addAttribute(
                "counts",
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> line.outcome().word(),
                                        TreeMap::new,
                                        Collectors.counting())));
        model.addAttribute("bookable", lines.stream().filter(MatchedLine::bookable).count());
        return "payment/bank-preview";
    }

    @PostMapping("/{id:\\d{1,18}}/book")
    String book(@PathVariable long id, @ModelAttribute BankColumns chosen, Caller caller) {
        var file = find(id, caller);
        if (file.content() != null) {
            var table = BankFile.read(file.content());
            bookLines.handle(file, lines(file, table, chosen.guessed(table)));
        }
        return "redirect:" + PATH + "/" + id;
    }

    private List<MatchedLine> lines(Import file, BankFile table, BankColumns columns) {
        var currency = Currency.getInstance(file.currency());
        return matchLines.of(
                BankLine.of(table, columns, currency), file.currency(), file.organizer());
    }

    private Import find(long id, Caller caller) {
        return imports.find(id, scope(caller)).orElseThrow(() -> Problems.notFound("import"));
    }

    /** Whose events count: an organiser's own, and all for the staff. */
    private static @Nullable Long scope(Caller caller) {
        return caller.has("ADMIN", "SUPPORT") ? null : Long.valueOf(caller.id());
    }
}
