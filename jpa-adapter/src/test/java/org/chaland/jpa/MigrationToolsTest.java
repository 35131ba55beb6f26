package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.SHOP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import liquibase.command.CommandScope;
import liquibase.exception.CommandExecutionException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the README for hosts with a migration tool: the scripts are run as they lie in the jar, and only once. */
@Tag("matrix")
@Tag("ci")
class MigrationToolsTest {

    private static final String USER = null;
    private static final String PASSWORD = null;

    private final String url = TestDatabase.freshUrl();
    private final String database = TestServer.CURRENT.name().toLowerCase(Locale.ROOT);

    @Test
    void flywayRunsTheFolderBesideTheTablesOfTheHostAndOnlyOnce() {
        TestDatabase.run(url, "create table host_order (id bigint primary key)");

        assertThat(migrateTheFolder()).isEqualTo(1);
        assertThat(migrateTheFolder()).isZero();

        assertThatEntitiesWork();
    }

    @Test
    void flywayRunsACopyAmongTheMigrationsOfTheHostAndOnlyOnce(@TempDir Path migrations) throws IOException {
        Files.writeString(migrations.resolve("V6__orders.sql"), "create table host_order (id bigint primary key);");
        Files.writeString(migrations.resolve("V7__chaland.sql"), TestDatabase.script());
        var flyway = Flyway.configure()
                .dataSource(url, USER, PASSWORD)
                .locations("filesystem:" + migrations)
                .load();

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
        assertThat(flyway.migrate().migrationsExecuted).isZero();

        assertThatEntitiesWork();
    }

    @Test
    void liquibaseRunsTheScriptFromTheChangelogOfTheHostAndOnlyOnce() throws CommandExecutionException {
        update();
        update();

        try (var tables = TestDatabase.open(url)) {
            assertThat(tables.count("select count(*) from DATABASECHANGELOG")).isEqualTo(1);
        }
        assertThatEntitiesWork();
    }

    private int migrateTheFolder() {
        var result = Flyway.configure()
                .dataSource(url, USER, PASSWORD)
                .locations("classpath:org/chaland/jpa/schema/v1/" + database)
                .table("chaland_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return result.migrationsExecuted;
    }

    private void update() throws CommandExecutionException {
        new CommandScope("update")
                .addArgumentValue("url", url)
                .addArgumentValue("changelogFile", "db/changelog.xml")
                .execute();
    }

    private void assertThatEntitiesWork() {
        try (var tables = TestDatabase.open(url)) {
            var storage = tables.storage();
            var customer = Samples.linked(Samples.account());
            var purchase = Samples.purchase(Samples.ref(), customer.id());

            tables.factory().runInTransaction(ChalandSchema::validate);
            assertThat(storage.customers().insert(customer)).isTrue();
            assertThat(storage.purchases().insert(purchase)).isTrue();
            assertThat(storage.customers().find(SHOP, customer.id())).contains(customer);
            assertThat(storage.purchases().find(purchase.ref())).contains(purchase);
        }
    }
}
