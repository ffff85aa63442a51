package dev.marquee.auth.audit.chain;

import dev.marquee.platform.test.TestPostgres;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ChainOnPostgresTest extends ChainContract {

    @Override
    DataSource newDatabase() {
        return new DriverManagerDataSource(TestPostgres.newDatabase());
    }

    @Override
    String vendor() {
        return "postgresql";
    }

    @Override
    String withoutTrigger() {
        return "alter table audit_entry disable trigger audit_entry_is_append_only";
    }
}
