package dev.marquee.site.assistant.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the assistant asks customer-service. */
@HttpExchange("/api")
interface ComplaintFacts {

    /** The complaints that the caller may read. */
    @GetExchange("/complaints")
    Page complaints(@RequestParam String view, @RequestParam int size);

    record Page(List<Complaint> items, long total) {}

    /** What is shown of one. */
    record Complaint(long id, @Nullable String subject, @Nullable String status) {}
}
