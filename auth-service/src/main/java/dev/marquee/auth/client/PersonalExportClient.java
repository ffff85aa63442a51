package dev.marquee.auth.client;

import dev.marquee.platform.privacy.Person;
import dev.marquee.platform.privacy.PersonalExport.Export;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Asks a service what it stores about somebody. */
@HttpExchange("/internal/privacy/export")
public interface PersonalExportClient {

    record FileOf(Person person, String ref) {}

    @PostExchange
    Export export(@RequestBody Person person);

    @PostExchange(url = "/file", accept = "application/octet-stream")
    byte[] file(@RequestBody FileOf wanted);
}
