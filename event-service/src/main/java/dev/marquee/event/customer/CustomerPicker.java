package dev.marquee.event.customer;

import dev.marquee.event.client.CustomerClient;
import dev.marquee.event.client.CustomerClient.Customer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Customers by their names, where people choose one: "Cais Vivo Association #7". */
@Component
public class CustomerPicker {

    private static final Logger log = LoggerFactory.getLogger(CustomerPicker.class);
    private static final int OFFERED = 20;
    private static final int LONGEST = 100;

    /** A customer to choose. */
    public record Choice(String words, String email) {}

    /** What was typed means: a customer, nobody, or a reason why that cannot be said. */
    public sealed interface Meant {}

    public record Known(long id) implements Meant {}

    public enum Unclear implements Meant {
        NOBODY,
        UNKNOWN,
        SEVERAL,
        UNAVAILABLE
    }

    private final CustomerClient customers;

    CustomerPicker(CustomerClient customers) {
        this.customers = customers;
    }

    /** Customers to choose from; none while customer-service does not answer. */
    public List<Choice> choices(@Nullable String typed) {
        try {
            return customers.list(words(typed), OFFERED).items().stream()
                    .map(one -> new Choice(words(one), one.email()))
                    .toList();
        } catch (RestClientException e) {
            log.warn("no customers to choose from: {}", e.getMessage());
            return List.of();
        }
    }

    /** A customer as one chooses it; only the number while the name is not to be had. */
    public String words(long id) {
        try {
            return words(customers.get(id));
        } catch (RestClientException e) {
            log.warn("customer {} cannot be named: {}", id, e.getMessage());
            return "#" + id;
        }
    }

    /** Whom somebody chose, or typed by name or number. */
    public Meant meant(@Nullable String typed) {
        if (typed == null || typed.isBlank()) return Unclear.NOBODY;
        var number = number(typed.strip());
        if (number > 0) return new Known(number);
        try {
            return named(typed.strip());
        } catch (RestClientException e) {
            log.warn("a customer cannot be looked up: {}", e.getMessage());
            return Unclear.UNAVAILABLE;
        }
    }

    /** The number after the last #, or alone; 0 where there is none: "C#12" is a name. */
    private static long number(String typed) {
        var mark = typed.lastIndexOf('#');
        var digits = typed.substring(mark + 1);
        var apart = mark <= 0 || Character.isWhitespace(typed.charAt(mark - 1));
        return apart && digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private Meant named(String name) {
        if (name.length() > LONGEST) return Unclear.UNKNOWN;
        var found =
                customers.list(name, OFFERED).items().stream()
                        .filter(one ->
                                one.name().strip().equalsIgnoreCase(name)
                                        || one.email().strip().equalsIgnoreCase(name))
                        .toList();
        if (found.isEmpty()) return Unclear.UNKNOWN;
        return found.size() > 1 ? Unclear.SEVERAL : new Known(found.getFirst().id());
    }

    private static String words(Customer customer) {
        return customer.name() + " #" + customer.id();
    }

    private static String withoutNumber(String typed) {
        if (number(typed) == 0) return typed;
        return typed.substring(0, Math.max(0, typed.lastIndexOf('#'))).strip();
    }

    /** What to look for; a choice that was made already is looked for by its name. */
    private static String words(@Nullable String typed) {
        if (typed == null) return "";
        var name = withoutNumber(typed.strip());
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
