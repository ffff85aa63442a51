package dev.marquee.customer.contact;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty service with the customers of the demo season, ids 1 to 8. */
@Component
@Profile("demo")
class DemoCustomers implements ApplicationRunner {

    private static final List<Details> CUSTOMERS =
            List.of(
                    customer(
                            "Tejo Arts Council",
                            "events@tejoarts.example.org",
                            "+351 21 555 0101",
                            "Rua do Alecrim 40, Lisbon",
                            "Quick answers, tidy accounts. Would book again."),
                    customer(
                            "Nguyễn Thị Minh Châu",
                            "minhchau@example.org",
                            "+84 28 5555 0102",
                            "12 Đường Hoa Sen, Ho Chi Minh City",
                            ""),
                    customer(
                            "Putri Wulandari",
                            "putri.wulandari@example.org",
                            "+62 21 5555 0103",
                            "Jalan Kenanga 5, Jakarta",
                            "Prefers messages to calls."),
                    customer(
                            "Harbour Hall Friends",
                            "friends@harbourhall.example.org",
                            "+351 21 555 0104",
                            "Doca de Santo Amaro 2, Lisbon",
                            ""),
                    customer(
                            "Winter League",
                            "office@winterleague.example.org",
                            "+351 26 555 0105",
                            "Avenida do Sado 100, Setúbal",
                            "Needs invoices before the first of the month."),
                    customer(
                            "João Figueiredo",
                            "joao.figueiredo@example.org",
                            "+351 22 555 0106",
                            "Rua da Alfândega 10, Porto",
                            ""),
                    customer(
                            "Little Theatre Company",
                            "hello@littletheatre.example.org",
                            "+351 21 555 0107",
                            "Largo do Picadeiro 3, Lisbon",
                            "The children loved the puppets."),
                    customer("Ana Ribeiro", "ana.ribeiro@example.org", "+351 91 555 0108", "", ""));

    private final Customers customers;
    private final Notes notes;
    private final CustomerList list;

    DemoCustomers(Customers customers, Notes notes, CustomerList list) {
        this.customers = customers;
        this.notes = notes;
        this.list = list;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        var everybody = new CustomerQuery("", Optional.empty(), "name");
        var admin = new Viewer(null, true);
        if (list.count(everybody, admin) > 0) return;
        for (var demo : CUSTOMERS)
            customers.add(new NewCustomer(demo, Origin.STAFF, Viewer.HOUSE, null));
        for (var client : list.page(everybody, admin, 2, 0))
            notes.add(client.id(), "Ana Ribeiro", "Came to see the stage; liked the sound.");
    }

    private static Details customer(
            String name, String email, String phone, String address, String feedback) {
        return new Details(name, email, phone, address, feedback);
    }
}
