package dev.marquee.customer.buyer;

import dev.marquee.customer.buyer.BuyersRequest.Buyer;
import dev.marquee.customer.contact.AddMany;
import dev.marquee.customer.contact.Addresses;
import dev.marquee.customer.contact.Addresses.InBook;
import dev.marquee.customer.contact.Details;
import dev.marquee.customer.contact.NewCustomer;
import dev.marquee.customer.contact.Origin;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds buyers whom neither the house nor the organiser of their event knows yet. */
@Component
class Buyers {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PHONE = 20;

    private final Addresses addresses;
    private final AddMany customers;

    Buyers(Addresses addresses, AddMany customers) {
        this.addresses = addresses;
        this.customers = customers;
    }

    /**
     * Adds those who are new; told again, nothing changes.
     *
     * @throws org.springframework.web.ErrorResponseException 422 where an address is none; then
     *     nobody is added
     */
    @Transactional
    void add(List<Buyer> buyers) {
        var wanted = new LinkedHashMap<InBook, NewCustomer>();
        for (var i = 0; i < buyers.size(); i++) {
            var customer = customer(buyers.get(i), i);
            wanted.putIfAbsent(new InBook(customer.book(), customer.details().key()), customer);
        }
        var known =
                addresses.in(
                        Stream.concat(
                                        Stream.of(Viewer.HOUSE),
                                        wanted.keySet().stream().map(InBook::book))
                                .distinct()
                                .toList(),
                        wanted.keySet().stream().map(InBook::key).distinct().toList());
        var missing = new ArrayList<NewCustomer>();
        wanted.forEach((place, customer) -> {
            if (!known.contains(place) && !known.contains(new InBook(Viewer.HOUSE, place.key())))
                missing.add(customer);
        });
        customers.add(missing);
    }

    private static NewCustomer customer(Buyer buyer, int index) {
        var email = buyer.email().strip();
        if (EmailAddress.parse(email).isEmpty() || email.length() > 254)
            throw Problems.invalid("buyers[" + index + "].email", Text.of("invalid.email"));
        var name = clean(buyer.name(), LONGEST_NAME);
        return new NewCustomer(
                new Details(
                        name.isEmpty() ? cut(email, LONGEST_NAME) : name,
                        email,
                        clean(buyer.phone(), LONGEST_PHONE),
                        "",
                        ""),
                Origin.BUYER,
                Objects.requireNonNullElse(buyer.organizerId(), Viewer.NOBODY),
                null);
    }

    /** What the booking took is kept as far as it fits: a fact is not refused for its length. */
    private static String clean(@Nullable String text, int longest) {
        return cut(
                Objects.requireNonNullElse(text, "").replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip(),
                longest);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
