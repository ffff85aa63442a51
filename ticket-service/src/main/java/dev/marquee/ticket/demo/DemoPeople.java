package dev.marquee.ticket.demo;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/** Buyers of many places. Their addresses lead nowhere (RFC 2606), their numbers neither. */
final class DemoPeople {

    private DemoPeople() {}

    /** All of them, always in the same order. */
    static List<Buyer> all() {
        var people = new ArrayList<Buyer>();
        for (var line : lines()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var familyFirst = line.startsWith("+");
            var names = line.substring(familyFirst ? 1 : 0).split("\\|");
            for (var given : words(names[0]))
                for (var family : words(names[1]))
                    people.add(person(given, family, familyFirst, people.size()));
        }
        return people;
    }

    private static Buyer person(String given, String family, boolean familyFirst, int n) {
        var name = familyFirst ? family + " " + given : given + " " + family;
        var address =
                "%s.%s@example.%s"
                        .formatted(ascii(given), ascii(family), n % 3 == 0 ? "net" : "org");
        var phone = n % 2 == 0 ? null : "+44 7700 900%03d".formatted(n);
        return new Buyer(name, new EmailAddress(address), phone, null);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace('đ', 'd')
                .replace('ł', 'l')
                .replace('ı', 'i')
                .replace("ø", "oe")
                .replaceAll("[^a-z]", "");
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private static List<String> lines() {
        try {
            return new ClassPathResource("demo/people.txt", DemoPeople.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
