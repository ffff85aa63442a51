package dev.marquee.platform.security;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall, with its own rules for names and values of headers and parameters:
 * assigned characters, no control characters, and tabs in values of headers alone. Its regular
 * expressions cost more than the rest of the firewall together.
 */
final class Firewall {

    private Firewall() {}

    static StrictHttpFirewall strict() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> isText(name, false));
        firewall.setAllowedHeaderValues(value -> isText(value, true));
        firewall.setAllowedParameterNames(name -> isText(name, false));
        return firewall;
    }

    static boolean isText(String text, boolean withTabs) {
        for (var n = 0; n < text.length(); ) {
            var c = text.codePointAt(n);
            if (!isAllowed(c) && !(withTabs && c == '\t')) return false;
            n += Character.charCount(c);
        }
        return true;
    }

    private static boolean isAllowed(int c) {
        if (c >= ' ' && c < 0x7f) return true;
        var type = Character.getType(c);
        return type != Character.UNASSIGNED && type != Character.CONTROL;
    }
}
