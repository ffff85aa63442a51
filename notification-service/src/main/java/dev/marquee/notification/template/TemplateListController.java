package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.language.Language;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All mails that organisers may put into their own words, in all languages. */
@Controller
@RequestMapping("/admin/templates")
class TemplateListController {

    private static final int MOST_BROKEN = 50;

    /**
     * Words in a language.
     *
     * @param state usual, own, outdated or broken
     */
    record Cell(Language language, String state) {}

    /** Mails of a kind. */
    record Row(String kind, List<Cell> cells) {}

    private final Templates templates;
    private final Brands brands;
    private final UsualWords usual;
    private final Languages languages;

    TemplateListController(
            Templates templates, Brands brands, UsualWords usual, Languages languages) {
        this.templates = templates;
        this.brands = brands;
        this.usual = usual;
        this.languages = languages;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable Long organizer, Caller caller, Model model) {
        var whose = ManageTemplates.whose(caller, organizer);
        var own =
                templates.of(whose).stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.kind() + ":" + it.lang(), Function.identity()));
        model.addAttribute(
                "rows",
                Arrays.stream(MailKind.values())
                        .filter(MailKind::isTemplatable)
                        .map(kind -> new Row(kind.slug(), cells(kind, own)))
                        .toList());
        model.addAttribute("spoken", languages.all());
        model.addAttribute("organizer", whose);
        model.addAttribute("mine", whose == caller.id());
        if (!caller.has("ADMIN")) return "template/list";
        model.addAttribute("organizers", organizers(caller));
        model.addAttribute("broken", templates.broken(MOST_BROKEN));
        return "template/list";
    }

    private List<Cell> cells(MailKind kind, Map<String, Template> own) {
        return languages.all().stream()
                .map(language ->
                        new Cell(
                                language,
                                state(kind, language, own.get(kind.slug() + ":" + language.tag()))))
                .toList();
    }

    private String state(MailKind kind, Language language, @Nullable Template own) {
        if (own == null) return "usual";
        if (own.isBroken()) return "broken";
        return own.baseHash().equals(usual.hash(kind, language.locale())) ? "own" : "outdated";
    }

    /** Those that are known here, by their ids, with what they are called. */
    private Map<Long, String> organizers(Caller caller) {
        var known = new TreeMap<Long, String>();
        known.put(caller.id(), caller.name());
        templates.owners().forEach(id -> known.putIfAbsent(id, String.valueOf(id)));
        brands.names().forEach((id, name) -> known.put(id, name));
        return known;
    }
}
