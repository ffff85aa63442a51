package dev.marquee.platform.web;

import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What the layout needs on every page: {@code caller}, or null for somebody not signed in, and
 * {@code theme}: light, dark, or null for what the device says.
 */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    @ModelAttribute("caller")
    @Nullable Caller caller() {
        return Caller.current().orElse(null);
    }

    @ModelAttribute("theme")
    @Nullable String theme(
            @CookieValue(name = AppearanceController.COOKIE, required = false)
                    @Nullable String theme) {
        return theme != null && AppearanceController.THEMES.contains(theme) ? theme : null;
    }
}
