package dev.marquee.customer.merge;

import dev.marquee.customer.contact.Details;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which value of each field is kept. Where nothing is said: that of the customer who stays, or the
 * other's where it has none; the other's e-mail address is kept besides in any case.
 */
@Schema(name = "MergeKeep")
record Keep(
        @Nullable Side name,
        @Nullable Side email,
        @Nullable Side phone,
        @Nullable Side address,
        @Nullable Side feedback) {

    static final Keep THIS = new Keep(null, null, null, null, null);

    Details of(Details mine, Details other) {
        return new Details(
                pick(name, mine, other, Details::name),
                pick(email, mine, other, Details::email),
                pick(phone, mine, other, Details::phone),
                pick(address, mine, other, Details::address),
                pick(feedback, mine, other, Details::feedback));
    }

    private static String pick(
            @Nullable Side side, Details mine, Details other, Function<Details, String> field) {
        var value = field.apply(mine);
        if (side == null) return value.isEmpty() ? field.apply(other) : value;
        return side == Side.THIS ? value : field.apply(other);
    }
}
