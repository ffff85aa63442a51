package dev.marquee.customer;

import dev.marquee.platform.test.AccessContract;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** Who may come to customers. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:customers;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "marquee.data=target/data"
        })
@AutoConfigureMockMvc
class AccessTest implements AccessContract {}
