package dev.marquee.auth.audit.chain;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ChainOnH2Test extends ChainContract {

    @Override
    DataSource newDatabase() {
        return new DriverManagerDataSource(
                "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000"
                        .formatted(UUID.randomUUID()));
    }

    @Override
    String vendor() {
        return "h2";
    }

    @Override
    String withoutTrigger() {
        return "";
    }
}
