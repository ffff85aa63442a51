package dev.marquee.report.analytics;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.client.EventClient.TicketType;
import dev.marquee.report.insight.Group;
import dev.marquee.report.metric.Dim;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How what was counted is called, in the reader's language. */
@Component
class Names {

    private final MessageSource messages;

    Names(MessageSource messages) {
        this.messages = messages;
    }

    String word(String key, Object... arguments) {
        return messages.getMessage("analytics." + key, arguments, locale());
    }

    /** The start of a day, week or month. */
    String of(LocalDate start, Group group) {
        return DateFormats.of(group == Group.MONTH ? "MMM yyyy" : "d MMM yyyy", locale())
                .format(start);
    }

    String day(LocalDate day) {
        return of(day, Group.DAY);
    }

    /** A value of what bookings are split by. */
    String value(Dim dim, String value, @Nullable Event event) {
        if (value.equals(Dim.OTHER)) return word("others");
        if (value.isEmpty()) return word("none." + dim.word());
        return switch (dim) {
            case TYPE -> type(value, event);
            case LANGUAGE -> region(value);
            default -> value;
        };
    }

    private static String type(String id, @Nullable Event event) {
        var types =
                event == null
                        ? List.<TicketType>of()
                        : Objects.requireNonNullElse(event.ticketTypes(), List.<TicketType>of());
        return types.stream()
                .filter(type -> String.valueOf(type.id()).equals(id))
                .map(TicketType::name)
                .findFirst()
                .orElse(id);
    }

    private static String region(String code) {
        try {
            return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale());
        } catch (IllformedLocaleException e) {
            return code;
        }
    }

    static String money(String amount, String currency) {
        return MoneyFormat.text(amount, currency, locale());
    }

    static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
