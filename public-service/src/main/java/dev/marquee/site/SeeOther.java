package dev.marquee.site;

import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sends a browser on after a POST, with 303. */
public final class SeeOther {

    private SeeOther() {}

    /** A page of this site, such as /lookup. */
    public static View at(String path) {
        return new RedirectView(path, false, false, false);
    }
}
