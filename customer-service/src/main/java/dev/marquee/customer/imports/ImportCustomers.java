package dev.marquee.customer.imports;

import dev.marquee.customer.contact.AddMany;
import dev.marquee.customer.contact.Addresses.InBook;
import dev.marquee.customer.contact.Customers;
import dev.marquee.customer.contact.NewCustomer;
import dev.marquee.customer.contact.Origin;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.imports.Imports.File;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what was shown of a file, and nothing else. */
@Component
class ImportCustomers {

    private final Imports imports;
    private final PlannedLines lines;
    private final Customers customers;
    private final AddMany addMany;
    private final MessageSource messages;
    private final AuditTrail audit;

    ImportCustomers(
            Imports imports,
            PlannedLines lines,
            Customers customers,
            AddMany addMany,
            MessageSource messages,
            AuditTrail audit) {
        this.imports = imports;
        this.lines = lines;
        this.customers = customers;
        this.addMany = addMany;
        this.messages = messages;
        this.audit = audit;
    }

    /**
     * Adds and changes what the file's lines say, in one transaction. A line that cannot be done
     * any more as it was shown, because somebody added or changed that customer meanwhile, is
     * refused; the others are done. Confirmed again, nothing happens.
     *
     * @param owner who brought the file
     * @throws org.springframework.web.ErrorResponseException 404 where the file is not there, not
     *     the owner's, or its day is over
     */
    @Transactional
    void confirm(long id, long owner, Viewer viewer, Locale locale) {
        var file = imports.lock(id, owner).orElseThrow(() -> Problems.notFound("import"));
        if (file.confirmed() || !file.planned()) return;
        var added = add(file, owner, viewer, locale);
        var updated = update(file, locale);
        imports.confirmed(id);
        audit.record(
                "customers.imported",
                "import:" + id,
                "%d added, %d changed".formatted(added, updated));
    }

    private int add(File file, long owner, Viewer viewer, Locale locale) {
        var lines = all(file, Verdict.ADD);
        var known =
                customers.byAddress(lines.stream().map(PlannedLine::key).toList(), viewer).keySet();
        var added =
                addMany.add(
                        lines.stream()
                                .filter(line -> !known.contains(line.key()))
                                .map(line ->
                                        new NewCustomer(
                                                line.details(), Origin.IMPORT, Viewer.HOUSE, owner))
                                .toList());
        var lost =
                lines.stream()
                        .filter(line -> !added.contains(new InBook(Viewer.HOUSE, line.key())))
                        .map(PlannedLine::line)
                        .toList();
        this.lines.refuse(file.id(), lost, say("added-meanwhile", locale));
        return added.size();
    }

    /** In the order of the customers, as everybody locks them. */
    private int update(File file, Locale locale) {
        var lines = new ArrayList<>(all(file, Verdict.UPDATE));
        lines.sort(Comparator.comparing(line -> Objects.requireNonNull(line.customer())));
        var lost = new ArrayList<Integer>();
        for (var line : lines)
            if (!customers.change(
                    Objects.requireNonNull(line.customer()), line.details(), line.version()))
                lost.add(line.line());
        this.lines.refuse(file.id(), lost, say("changed-meanwhile", locale));
        return lines.size() - lost.size();
    }

    private List<PlannedLine> all(File file, Verdict verdict) {
        return lines.find(file.id(), verdict, CsvSheet.MOST_LINES, 0);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage("import.line." + key, null, locale);
    }
}
