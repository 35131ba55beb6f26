package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class MissingTableTest {

    /** Of a table that no entity stands for, so that the persistence provider does not miss it. */
    @Test
    void shopWithoutATableDoesNotOpenAndNamesTheScript(@TempDir Path data) {
        try (var shop = RunningShop.start(data)) {
            shop.bean(JdbcTemplate.class).execute("drop table chaland_lease");
        }

        assertThatThrownBy(() -> RunningShop.start(data).close())
                .hasStackTraceContaining("Table chaland_lease is missing")
                .hasStackTraceContaining("run the script org/chaland/jpa/schema/v1/h2/V1__chaland.sql");
    }
}
