package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.imports.Imports.File;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A file is brought, looked at, and confirmed; then it is told what became of it. */
@Controller
@RequestMapping("/admin/customers/import")
class ImportController {

    private static final int SIZE = 50;
    private static final String PAGE = "/admin/customers/import/";

    private final ReadImport readImport;
    private final Imports imports;
    private final PlannedLines lines;
    private final ImportCustomers importCustomers;
    private final Exports exports;
    private final MessageSource messages;

    ImportController(
            ReadImport readImport,
            Imports imports,
            PlannedLines lines,
            ImportCustomers importCustomers,
            Exports exports,
            MessageSource messages) {
        this.readImport = readImport;
        this.imports = imports;
        this.lines = lines;
        this.importCustomers = importCustomers;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping
    String choose() {
        return "customer/import";
    }

    @PostMapping
    ModelAndView look(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean update,
            Caller caller,
            Locale locale,
            Model model)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) throw new Unreadable("empty");
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var id = readImport.bring(caller.id(), name, file.getBytes(), update);
            return new ModelAndView("redirect:" + PAGE + id + "/columns");
        } catch (Unreadable e) {
            model.addAttribute("update", update);
            model.addAttribute(
                    "problem",
                    messages.getMessage("import.unreadable." + e.reason(), e.about(), locale));
            return new ModelAndView("customer/import", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") int page,
            Caller caller,
            Model model) {
        var file = find(id, caller);
        if (!file.planned()) return "redirect:" + PAGE + id + "/columns";
        var counts = lines.counts(id);
        var verdict =
                Verdict.of(show)
                        .or(() ->
                                Stream.of(Verdict.values())
                                        .filter(v -> counts.getOrDefault(v, 0L) > 0)
                                        .findFirst())
                        .orElse(Verdict.ADD);
        var total = counts.getOrDefault(verdict, 0L);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute("file", file);
        if (file.reading() != null)
            model.addAttribute("encoding", file.reading().encodingRead().label());
        model.addAttribute("again", imports.content(id).isPresent());
        var words = new LinkedHashMap<String, Long>();
        counts.forEach((kind, lines) -> words.put(kind.word(), lines));
        model.addAttribute("counts", words);
        model.addAttribute("verdict", verdict.word());
        model.addAttribute("lines", lines.find(id, verdict, SIZE, (long) shown * SIZE));
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        model.addAttribute("list", ListAddress.of(PAGE + id).with("show", verdict.word()));
        return "customer/import-lines";
    }

    @PostMapping("/{id}")
    String confirm(@PathVariable long id, Caller caller, Locale locale) {
        importCustomers.confirm(id, caller.id(), Viewer.of(caller), locale);
        return "redirect:" + PAGE + id;
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable long id, Caller caller) {
        find(id, caller);
        imports.remove(id, caller.id());
        return "redirect:/admin/customers/import";
    }

    /** As they stand in the file, with the reason beside each, to put right and bring again. */
    @GetMapping("/{id}/refused.{format:csv|xlsx}")
    void refused(
            @PathVariable long id,
            @PathVariable Format format,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var file = find(id, caller);
        var table = Table.<PlannedLine>named("customers-refused");
        for (var i = 0; i < file.headings().size(); i++) {
            var column = i;
            table.column(
                    file.headings().get(i),
                    line -> column < line.typed().size() ? line.typed().get(column) : null);
        }
        table.column(word("import.refused.line", locale), PlannedLine::line)
                .column(word("import.refused.reason", locale), PlannedLine::reason);
        exports.send(
                table, format, lines.find(id, Verdict.REFUSED, CsvSheet.MOST_LINES, 0), response);
    }

    private File find(long id, Caller caller) {
        return imports.find(id, caller.id()).orElseThrow(() -> Problems.notFound("import"));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
