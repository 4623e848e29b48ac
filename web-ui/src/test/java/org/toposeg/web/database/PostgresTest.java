package org.toposeg.web.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.toposeg.web.HttpPerson;
import org.toposeg.web.demo.DemoTest;

/** The application's main job with its database in PostgreSQL, as {@code docker/compose.yaml} runs it. */
@EnabledIf(value = "postgresIsInstalled", disabledReason = "Debian's package postgresql is not installed")
@ActiveProfiles("postgresql")
@Import(PostgresTest.Database.class)
@DirtiesContext
class PostgresTest extends DemoTest {

    /** A bean that others need, so that it ends after them. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean(destroyMethod = "close")
        PostgresServer postgres() throws IOException, InterruptedException {
            return PostgresServer.start();
        }

        @Bean
        DynamicPropertyRegistrar address(PostgresServer postgres) {
            return properties -> properties.add("spring.datasource.url", postgres::url);
        }
    }

    @Autowired
    private DataSource database;

    static boolean postgresIsInstalled() {
        return PostgresServer.isInstalled();
    }

    @Test
    void keeps_its_tables_in_postgresql() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void records_logins_in_postgresql() throws Exception {
        new HttpPerson(address("")).logIn("admin", accounts.resetAdmin());
        assertThat(JdbcClient.create(database)
                        .sql("SELECT event FROM login_record WHERE account = 'admin'")
                        .query(String.class)
                        .list())
                .containsExactly("SUCCESS");
    }
}
