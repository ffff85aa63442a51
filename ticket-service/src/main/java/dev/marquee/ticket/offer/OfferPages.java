package dev.marquee.ticket.offer;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.figures.MoneyQuery;
import dev.marquee.ticket.figures.MoneyRow;
import dev.marquee.ticket.figures.MoneyTables;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.SmartValidator;

/** What the pages of offers show, and how their form is read. */
@Component("offerPages")
public class OfferPages {

    static final String FORM = "offerForm";

    private static final String USUAL = "EUR";

    private static final int MOST_CODES = 20;

    private static final List<String> COMMON =
            List.of("EUR", "USD", "GBP", "CHF", "VND", "IDR", "JPY", "THB", "SGD", "MYR", "BHD");

    private final OfferEvents events;
    private final OfferChecks checks;
    private final SmartValidator annotations;
    private final StaffTime times;
    private final Exports exports;
    private final MoneyFigures money;
    private final MoneyTables tables;
    private final MessageSource messages;
    private final Clock clock;

    OfferPages(
            OfferEvents events,
            OfferChecks checks,
            SmartValidator annotations,
            StaffTime times,
            Exports exports,
            MoneyFigures money,
            MoneyTables tables,
            MessageSource messages,
            Clock clock) {
        this.events = events;
        this.checks = checks;
        this.annotations = annotations;
        this.times = times;
        this.exports = exports;
        this.money = money;
        this.tables = tables;
        this.messages = messages;
        this.clock = clock;
    }

    ZoneId zone() {
        return times.zone();
    }

    /** The currency of amounts while nobody has said another one: that of the event. */
    String currency(@Nullable Long event, Caller caller) {
        return event == null
                ? USUAL
                : events.find(event, caller).map(OfferEvents.Event::currency).orElse(USUAL);
    }

    /** Shows the form. */
    String form(Model model, OfferForm form, @Nullable OfferView offer, Caller caller) {
        var event = form.eventId();
        model.addAttribute(FORM, form)
                .addAttribute("offer", offer)
                .addAttribute("events", choices(form, offer, caller))
                .addAttribute("types", event == null ? List.of() : events.types(event))
                .addAttribute("currencies", currencies(form))
                .addAttribute("kinds", kinds(offer))
                .addAttribute(
                        "timeHint",
                        messages.getMessage(
                                "offers.time.hint", new Object[] {times.zoneName()}, locale()));
        return "offer/form";
    }

    private Map<String, String> choices(OfferForm form, @Nullable OfferView offer, Caller caller) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", words("offers.all-events"));
        for (var event : events.toCome(caller))
            choices.put(String.valueOf(event.eventId()), event.code() + " · " + event.name());
        if (form.eventId() != null)
            events.find(form.eventId(), caller)
                    .ifPresent(event ->
                            choices.putIfAbsent(
                                    String.valueOf(event.eventId()),
                                    event.code() + " · " + event.name()));
        return choices;
    }

    /** A discount with codes stays one. */
    private Map<String, String> kinds(@Nullable OfferView offer) {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put(OfferForm.CODE, words("offers.kind.code"));
        kinds.put(OfferForm.MANY, words("offers.kind.many"));
        if (offer == null) kinds.put(OfferForm.AUTOMATIC, words("offers.kind.automatic"));
        return kinds;
    }

    private Map<String, String> currencies(OfferForm form) {
        var choices = new LinkedHashMap<String, String>();
        for (var code : COMMON) choices.put(code, code);
        if (form.currency() != null) choices.putIfAbsent(form.currency(), form.currency());
        return choices;
    }

    /** The offer that was typed; what is wrong with it is in the result. */
    OfferRequest read(
            OfferForm form, @Nullable OfferView stored, Caller caller, BindingResult result) {
        var request = form.toRequest(zone(), stored, result);
        var errors = new BeanPropertyBindingResult(request, FORM);
        annotations.validate(request, errors);
        checks.check(request, caller, errors);
        if (stored == null && caller.has("ADMIN") && request.eventId() == null)
            Text.of("invalid.required").reject(errors, "eventId", "offer_admin_event");
        for (var error : errors.getFieldErrors())
            if (!result.hasFieldErrors(error.getField()))
                result.addError(
                        new FieldError(
                                FORM,
                                error.getField(),
                                result.getFieldValue(error.getField()),
                                false,
                                error.getCodes(),
                                error.getArguments(),
                                error.getDefaultMessage()));
        return request;
    }

    /** What it brought: by code, those with most money first. */
    List<MoneyRow> brought(OfferView offer) {
        return tables.codes(money.byCode(MoneyQuery.ofOffer(offer.id())), MOST_CODES);
    }

    /** Sends all codes as a file. */
    void export(
            OfferView offer,
            Iterable<OfferCodeView> codes,
            Format format,
            HttpServletResponse response)
            throws IOException {
        var table =
                Table.<OfferCodeView>named("codes")
                        .of(String.valueOf(offer.id()))
                        .column(words("offers.code"), OfferCodeView::code)
                        .column(words("offers.uses"), OfferCodeView::uses)
                        .column(words("offers.use-limit"), OfferCodeView::useLimit);
        exports.send(table, format, codes, response);
    }

    /** Where an offer stands, in a word. */
    public String state(OfferView offer) {
        return offer.state(clock.instant());
    }

    /** 10 %, €5.00, or that it takes nothing off. */
    public String discount(OfferView offer) {
        if (offer.amount() != null && offer.currency() != null)
            return MoneyFormat.text(offer.amount(), offer.currency(), locale());
        var percent = new BigDecimal(String.valueOf(offer.percent())).stripTrailingZeros();
        return percent.signum() == 0
                ? words("offers.opens-only")
                : percent.toPlainString() + "\u00A0%";
    }

    private String words(String key) {
        return messages.getMessage(key, null, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
