package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.imports.Imports.File;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What each column of a file is, shown as its headings suggest, and said by whoever brought it. */
@Controller
@RequestMapping("/admin/customers/import/{id}/columns")
class ColumnsController {

    private static final String PAGE = "/admin/customers/import/";

    /**
     * A column as the page shows it.
     *
     * @param samples its first values
     * @param field the value of what it is read as
     */
    record Shown(String heading, List<String> samples, String field) {}

    private final Imports imports;
    private final ReadImport readImport;
    private final MessageSource messages;

    ColumnsController(Imports imports, ReadImport readImport, MessageSource messages) {
        this.imports = imports;
        this.readImport = readImport;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String encoding,
            @RequestParam(defaultValue = "") String separator,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var file = find(id, caller);
        if (file.confirmed()) return "redirect:" + PAGE + id;
        var reading = reading(file);
        var chosenEncoding = Encoding.of(encoding).orElse(reading.encodingRead());
        var chosenSeparator = Separator.of(separator).orElse(reading.separatorRead());
        try {
            var sheet = CsvSheet.read(content(id), chosenEncoding, chosenSeparator);
            // what was said before holds as long as the columns are the same ones
            var mapping =
                    sheet.headings().equals(file.headings())
                            ? reading.mapping()
                            : Mapping.guess(sheet.headings());
            return page(file, sheet, mapping, model);
        } catch (Unreadable e) {
            return unreadable(e, file, chosenEncoding, chosenSeparator, locale, model, response);
        }
    }

    @PostMapping
    String say(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String encoding,
            @RequestParam(defaultValue = "") String separator,
            @RequestParam(defaultValue = "") List<String> column,
            @RequestParam(defaultValue = "false") boolean rename,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var file = find(id, caller);
        if (file.confirmed()) return "redirect:" + PAGE + id;
        var chosenEncoding = Encoding.of(encoding).orElse(reading(file).encodingRead());
        var chosenSeparator = Separator.of(separator).orElse(reading(file).separatorRead());
        try {
            readImport.planAgain(
                    id,
                    caller.id(),
                    chosenEncoding,
                    chosenSeparator,
                    column,
                    rename,
                    Viewer.of(caller),
                    locale);
            return "redirect:" + PAGE + id;
        } catch (Unreadable e) {
            model.addAttribute("said", column);
            model.addAttribute("rename", rename);
            return unreadable(e, file, chosenEncoding, chosenSeparator, locale, model, response);
        }
    }

    /** The same page with the problem, and with what was chosen wherever the file can be read. */
    private String unreadable(
            Unreadable problem,
            File file,
            Encoding encoding,
            Separator separator,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "problem",
                messages.getMessage(
                        "import.unreadable." + problem.reason(), problem.about(), locale));
        try {
            var sheet = CsvSheet.read(content(file.id()), encoding, separator);
            return page(file, sheet, said(sheet, model), model);
        } catch (Unreadable e) {
            model.addAttribute("columns", List.of());
            return form(file, encoding, separator, model);
        }
    }

    private static Mapping said(CsvSheet sheet, Model model) {
        var guess = Mapping.guess(sheet.headings());
        if (!(model.getAttribute("said") instanceof List<?> said)) return guess;
        var fields =
                IntStream.range(0, sheet.headings().size())
                        .mapToObj(column ->
                                column < said.size()
                                        ? Field.of(String.valueOf(said.get(column)))
                                                .orElse(Field.NONE)
                                        : Field.NONE)
                        .toList();
        return new Mapping(fields, Boolean.TRUE.equals(model.getAttribute("rename")));
    }

    private String page(File file, CsvSheet sheet, Mapping mapping, Model model) {
        model.addAttribute(
                "columns",
                IntStream.range(0, sheet.headings().size())
                        .mapToObj(column ->
                                new Shown(
                                        sheet.headings().get(column),
                                        sheet.samples(column),
                                        mapping.fields().get(column).value()))
                        .toList());
        model.addAttribute("rename", mapping.rename());
        model.addAttribute("headingLine", sheet.headingLine());
        return form(file, sheet.encoding(), sheet.separator(), model);
    }

    private String form(File file, Encoding encoding, Separator separator, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("update", reading(file).update());
        model.addAttribute("encoding", encoding);
        model.addAttribute("encodings", Encoding.values());
        model.addAttribute("separator", separator);
        model.addAttribute("separators", Separator.values());
        model.addAttribute("fields", Field.values());
        return "customer/import-columns";
    }

    private static Reading reading(File file) {
        return Objects.requireNonNull(file.reading());
    }

    private byte[] content(long id) {
        return imports.content(id).orElseThrow(() -> Problems.notFound("import"));
    }

    /** One whose columns can still be said. */
    private File find(long id, Caller caller) {
        return imports.find(id, caller.id())
                .filter(file -> file.reading() != null)
                .orElseThrow(() -> Problems.notFound("import"));
    }
}
