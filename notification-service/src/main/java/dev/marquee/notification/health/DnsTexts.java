package dev.marquee.notification.health;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.springframework.stereotype.Component;

/** The texts that the DNS has for a name, asked of the resolver of this machine. */
@Component
class DnsTexts {

    private static final String TIMEOUT = "2000";

    /** Empty where nobody answered in time; an empty list where there are none. */
    @SuppressWarnings("BanJNDI") // only texts of a name from the settings: nothing is made of them
    Optional<List<String>> of(String name) {
        var settings = new Hashtable<String, String>();
        settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        settings.put("com.sun.jndi.dns.timeout.initial", TIMEOUT);
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        try {
            var dns = new InitialDirContext(settings);
            try {
                var found = dns.getAttributes(name, new String[] {"TXT"}).get("TXT");
                var texts = new ArrayList<String>();
                if (found != null)
                    for (var n = 0; n < found.size(); n++)
                        texts.add(
                                String.valueOf(found.get(n))
                                        .replace("\" \"", "")
                                        .replace("\"", ""));
                return Optional.of(texts);
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException e) {
            return Optional.of(List.of());
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
