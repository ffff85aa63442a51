package dev.marquee.event.client;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Customers of customer-service, asked as the caller. */
@HttpExchange("/api/customers")
public interface CustomerClient {

    record Customer(long id, String name, String email) {}

    record Customers(List<Customer> items) {}

    /** Those whose name, e-mail or telephone has these words. */
    @GetExchange
    Customers list(@RequestParam String q, @RequestParam int size);

    @GetExchange("/{id}")
    Customer get(@PathVariable long id);
}
