package dev.marquee.report.schedule;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.language.Language;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.analytics.SeenEvents;
import jakarta.validation.Valid;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Setting up a scheduled report, and changing it. */
@Controller
@RequestMapping("/admin/reports/schedules")
class ScheduleFormController {

    private static final String REGIONS =
            "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

    private final ManageSchedules manage;
    private final Recipients recipients;
    private final SeenEvents events;
    private final ScheduleWords words;
    private final Languages languages;
    private final MessageSource messages;
    private final ZoneId house;

    ScheduleFormController(
            ManageSchedules manage,
            Recipients recipients,
            SeenEvents events,
            ScheduleWords words,
            Languages languages,
            MessageSource messages,
            HouseZone house) {
        this.manage = manage;
        this.recipients = recipients;
        this.events = events;
        this.words = words;
        this.languages = languages;
        this.messages = messages;
        this.house = house.zone();
    }

    @InitBinder("scheduleForm")
    void checkSchedules(WebDataBinder binder) {
        binder.addValidators(Validator.forInstanceOf(ScheduleForm.class, ScheduleForm::check));
    }

    @GetMapping("/new")
    ModelAndView empty(
            @RequestParam(required = false) @Nullable Long event, Caller caller, Locale locale) {
        var form =
                ScheduleForm.empty(
                        word("schedules.name.first", locale),
                        caller.zone().orElse(house),
                        languages.of(locale).tag(),
                        event);
        return page(form, null, locale).addObject("scheduleForm", form);
    }

    @PostMapping("/new")
    ModelAndView add(
            @Valid @ModelAttribute ScheduleForm scheduleForm,
            BindingResult errors,
            Caller caller,
            Locale locale) {
        if (!errors.hasErrors())
            try {
                var draft = scheduleForm.draft(language(scheduleForm, locale), true);
                return new ModelAndView(
                        "redirect:/admin/reports/schedules/"
                                + manage.add(draft, caller).id()
                                + "?done=saved");
            } catch (ErrorResponseException refusal) {
                reject(refusal, errors);
            }
        return again(scheduleForm, null, locale);
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable long id, Caller caller, Locale locale) {
        var schedule = manage.get(id, caller);
        var form = ScheduleForm.of(schedule, recipients.of(id));
        return page(form, schedule, locale).addObject("scheduleForm", form);
    }

    /** What was changed meanwhile is not overwritten; what was typed stays. */
    @PostMapping("/{id}/edit")
    ModelAndView change(
            @PathVariable long id,
            @Valid @ModelAttribute ScheduleForm scheduleForm,
            BindingResult errors,
            Caller caller,
            Locale locale) {
        var schedule = manage.get(id, caller);
        if (!errors.hasErrors())
            try {
                var draft = scheduleForm.draft(language(scheduleForm, locale), schedule.active());
                manage.change(
                        id, draft, Objects.requireNonNullElse(scheduleForm.version(), -1L), caller);
                return new ModelAndView("redirect:/admin/reports/schedules/" + id + "?done=saved");
            } catch (ErrorResponseException refusal) {
                if (refusal.getStatusCode() == HttpStatus.PRECONDITION_FAILED) {
                    var changed = again(scheduleForm, manage.get(id, caller), locale);
                    changed.setStatus(HttpStatus.CONFLICT);
                    return changed.addObject("changed", true);
                }
                reject(refusal, errors);
            }
        return again(scheduleForm, schedule, locale);
    }

    /** Says beside its field what is wrong; an event that is not there is chosen anew. */
    private static void reject(ErrorResponseException refusal, BindingResult errors) {
        if (refusal.getStatusCode() == HttpStatus.NOT_FOUND)
            Text.of("schedules.event.none").reject(errors, "event", "none");
        else if (refusal.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT)
            Problems.fault(refusal)
                    .reject(errors, isOfEvent(refusal) ? "event" : "others", "refused");
        else Problems.said(refusal).reject(errors, "event", "refused");
    }

    private static boolean isOfEvent(ErrorResponseException refusal) {
        return Problems.fault(refusal).key().equals(ManageSchedules.IN_TEST_MODE);
    }

    private String language(ScheduleForm form, Locale locale) {
        return languages.named(form.lang()).orElse(locale).toLanguageTag();
    }

    private ModelAndView again(ScheduleForm form, @Nullable Schedule schedule, Locale locale) {
        var page = page(form, schedule, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(ScheduleForm form, @Nullable Schedule schedule, Locale locale) {
        return new ModelAndView("schedules/form")
                .addObject("schedule", schedule)
                .addObject("nowVersion", schedule == null ? null : schedule.version())
                .addObject("whens", whens(locale))
                .addObject("zones", zones(form.zone()))
                .addObject("eventNames", eventNames(form.event(), locale))
                .addObject("languageNames", languageNames());
    }

    private Map<String, String> whens(Locale locale) {
        var whens = new LinkedHashMap<String, String>();
        whens.put("daily", word("schedules.daily", locale));
        for (var day : DayOfWeek.values())
            whens.put(
                    day.name().toLowerCase(Locale.ROOT),
                    messages.getMessage(
                            "schedules.weekly", new Object[] {words.weekday(day, locale)}, locale));
        return whens;
    }

    /** The regions of the world by their present names, and what is chosen now. */
    private static Map<String, String> zones(@Nullable String chosen) {
        var names = new TreeSet<String>();
        for (var zone : ZoneId.getAvailableZoneIds())
            if (zone.matches(REGIONS))
                WrittenTime.presentZone(zone).ifPresent(present -> names.add(present.getId()));
        if (chosen != null) names.add(chosen);
        var zones = new LinkedHashMap<String, String>();
        for (var name : names) zones.put(name, name.replace('_', ' '));
        return zones;
    }

    private Map<String, String> eventNames(@Nullable Long chosen, Locale locale) {
        var names = new LinkedHashMap<String, String>();
        names.put("", word("schedules.event.all", locale));
        for (var event : events.choice())
            names.put(String.valueOf(event.id()), event.name() + " (" + event.code() + ")");
        if (chosen != null)
            names.putIfAbsent(
                    String.valueOf(chosen),
                    messages.getMessage(
                            "reports.event.number", new Object[] {String.valueOf(chosen)}, locale));
        return names;
    }

    private Map<String, String> languageNames() {
        var names = new LinkedHashMap<String, String>();
        for (Language language : languages.all()) names.put(language.tag(), language.name());
        return names;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
