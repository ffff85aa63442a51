package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.CustomerRequest;
import dev.marquee.customer.contact.Customers;
import dev.marquee.customer.contact.Details;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.imports.CsvSheet.Line;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;

/** Decides what each line of a file would do; reads, and changes nothing. */
@Component
class ImportPlan {

    private final Customers customers;
    private final Validator validator;
    private final MessageSource messages;

    ImportPlan(Customers customers, Validator validator, MessageSource messages) {
        this.customers = customers;
        this.validator = validator;
        this.messages = messages;
    }

    /**
     * The plan for a file.
     *
     * @param reading what its columns are, and whether customers who are known get what the file
     *     says of them; an empty cell says nothing
     */
    List<PlannedLine> of(CsvSheet sheet, Reading reading, Viewer viewer, Locale locale) {
        var rows = new RowReader(sheet, reading.mapping());
        var keys =
                sheet.lines().stream()
                        .flatMap(line -> EmailAddress.parse(rows.email(line)).stream())
                        .map(EmailAddress::value)
                        .collect(Collectors.toSet());
        var round = new Round(reading, customers.byAddress(keys, viewer), locale);
        return sheet.lines().stream().map(line -> round.plan(line, rows)).toList();
    }

    /** One file, line after line. */
    private final class Round {

        private final Reading reading;
        private final Map<String, Customer> known;
        private final Locale locale;
        private final Map<String, Integer> lineOfKey = new HashMap<>();
        private final Map<Long, Integer> lineOfCustomer = new HashMap<>();

        Round(Reading reading, Map<String, Customer> known, Locale locale) {
            this.reading = reading;
            this.known = known;
            this.locale = locale;
        }

        PlannedLine plan(Line line, RowReader rows) {
            var typed = rows.phone(line);
            var phone = PhoneNumber.read(typed);
            var remark = phone.isPresent() ? "" : say("phone-left-out", typed);
            var request =
                    new CustomerRequest(
                            rows.name(line),
                            rows.email(line),
                            phone.orElse(""),
                            rows.address(line),
                            rows.feedback(line));
            var details = request.details();
            var wrong = wrong(request);
            if (!wrong.isEmpty()) return refused(line, details, wrong);
            var key = details.key();
            var twice = lineOfKey.putIfAbsent(key, line.number());
            if (twice != null) return refused(line, details, say("twice", twice));
            var customer = known.get(key);
            if (customer == null) return planned(line, Verdict.ADD, remark, details, key, null);
            var alias = lineOfCustomer.putIfAbsent(customer.id(), line.number());
            if (alias != null) return refused(line, details, say("same-customer", alias));
            return known(line, customer, details, key, remark);
        }

        private PlannedLine known(
                Line line, Customer customer, Details details, String key, String remark) {
            var before = customer.details();
            if (!reading.update())
                return planned(
                        line,
                        Verdict.KNOWN,
                        changes(before, details).isEmpty() ? "" : say("left"),
                        details,
                        key,
                        customer);
            var otherName = !reading.rename() && !details.name().equals(before.name());
            var file =
                    otherName
                            ? new Details(
                                    before.name(),
                                    details.email(),
                                    details.phone(),
                                    details.address(),
                                    details.feedback())
                            : details;
            var changes = changes(before, file);
            var said =
                    Stream.of(
                                    changes,
                                    otherName
                                            ? say("name-stays", before.name(), details.name())
                                            : "",
                                    remark)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining("; "));
            return changes.isEmpty()
                    ? planned(line, Verdict.KNOWN, said, file, key, customer)
                    : planned(line, Verdict.UPDATE, said, filled(customer, file), key, customer);
        }

        /** Everything that is wrong with it, in the words of the form. */
        private String wrong(CustomerRequest request) {
            var errors = new BeanPropertyBindingResult(request, "customerRequest");
            validator.validate(request, errors);
            return errors.getAllErrors().stream()
                    .map(error -> messages.getMessage(error, locale))
                    .sorted()
                    .collect(Collectors.joining(". "));
        }

        private String changes(Details before, Details file) {
            var changes = new ArrayList<String>();
            change(changes, "name", before.name(), file.name());
            change(changes, "phone", before.phone(), file.phone());
            change(changes, "address", before.address(), file.address());
            change(changes, "feedback", before.feedback(), file.feedback());
            return String.join("; ", changes);
        }

        private void change(List<String> changes, String field, String before, String file) {
            if (file.isEmpty() || file.equals(before)) return;
            var label = messages.getMessage("customers." + field, null, locale);
            changes.add(
                    before.isEmpty()
                            ? say("gets", label, file)
                            : say("becomes", label, before, file));
        }

        private String say(String key, Object... about) {
            return messages.getMessage("import.line." + key, about, locale);
        }

        private PlannedLine refused(Line line, Details details, String reason) {
            // The address is kept, so that erasing somebody finds these lines too.
            var key = EmailAddress.parse(details.email()).map(EmailAddress::value).orElse("");
            return planned(line, Verdict.REFUSED, reason, details, key, null);
        }
    }

    /** The address by which the customer is known stays. */
    private static Details filled(Customer customer, Details file) {
        return new Details(
                file.name(),
                customer.email(),
                either(file.phone(), customer.phone()),
                either(file.address(), customer.address()),
                either(file.feedback(), customer.feedback()));
    }

    private static String either(String file, String before) {
        return file.isEmpty() ? before : file;
    }

    private static PlannedLine planned(
            Line line,
            Verdict verdict,
            String reason,
            Details details,
            String key,
            @Nullable Customer customer) {
        return new PlannedLine(
                line.number(),
                verdict,
                shown(reason, 500),
                new Details(
                        shown(details.name(), 100),
                        shown(details.email(), 254),
                        shown(details.phone(), 20),
                        shown(details.address(), 200),
                        verdict == Verdict.REFUSED
                                ? shown(details.feedback(), 2000)
                                : details.feedback()),
                key,
                line.cells(),
                customer == null ? null : customer.id(),
                customer == null ? null : customer.version());
    }

    /** Nothing changes in what is accepted; of what is refused, that which a database takes. */
    private static String shown(String text, int longest) {
        var clean = text.replaceAll("[\\r\\n\\t]+", " ").replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
