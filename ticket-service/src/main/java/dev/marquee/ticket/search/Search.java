package dev.marquee.ticket.search;

import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody typed to find a booking or a ticket, understood. */
public sealed interface Search {

    /** Nothing: everything is found. */
    record Everything() implements Search {}

    /** The code of a ticket: EV07-160. */
    record Code(String event, int number) implements Search {}

    /** The number of a booking or a ticket: 1184 or #1184. */
    record Number(long id) implements Search {}

    /** An e-mail address, or its beginning. */
    record Address(String beginning) implements Search {}

    /**
     * Words, or their beginnings, of a name; without accents and case.
     *
     * @param address the same as the beginning of an e-mail address, if it may be one
     */
    record Words(List<String> words, @Nullable String address) implements Search {}

    Pattern CODE = Pattern.compile("([A-Za-z]{1,10}\\d{1,9}) ?- ?(\\d{1,9})");
    Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");

    Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** More words than any name has. */
    int MOST_WORDS = 8;

    static Search of(@Nullable String typed) {
        if (typed == null) return new Everything();
        var text = CleanText.plain(typed.replaceAll("[\\p{Cc}\\p{Cs}]", ""));
        if (text.isEmpty()) return new Everything();
        var code = CODE.matcher(text);
        if (code.matches())
            return new Code(
                    code.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(code.group(2)));
        var number = NUMBER.matcher(text);
        if (number.matches()) return new Number(Long.parseLong(number.group(1)));
        var address = text.toLowerCase(Locale.ROOT);
        if (text.contains("@"))
            return new Address(EmailAddress.parse(text).map(EmailAddress::value).orElse(address));
        return new Words(words(text), text.matches("\\S+") ? address : null);
    }

    /** The words of a text, as searches compare them: "Nguyễn Đào" has nguyen and dao. */
    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(Folding.fold(text)))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
