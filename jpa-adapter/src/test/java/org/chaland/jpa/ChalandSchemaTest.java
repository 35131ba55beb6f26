package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chaland.spi.StorageException;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChalandSchemaTest {

    private static final String VALIDATE = "hibernate.hbm2ddl.auto";

    @Test
    void entitiesAndScriptAgree() {
        var url = withTables();

        var unit = new PersistenceConfiguration("listed")
                .property(PersistenceConfiguration.JDBC_URL, url)
                .property(VALIDATE, "validate");
        ChalandEntities.classes().forEach(unit::managedClass);

        assertThatCode(() -> new HibernatePersistenceProvider()
                        .createEntityManagerFactory(unit)
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void entitiesAndScriptAreFoundToDifferWhereTheyDo() {
        var url = withTables();
        TestDatabase.run(url, "alter table chaland_purchase alter column access_until varchar(10)");

        assertThatThrownBy(() -> inXml(url).close()).hasStackTraceContaining("access_until");
    }

    @Test
    void mappingFileAloneGivesAWorkingPersistenceUnit() {
        try (var factory = inXml(withTables())) {
            var storage = JpaStorage.resourceLocal(factory);
            var customer = Samples.linked(Samples.account());

            assertThat(storage.customers().insert(customer)).isTrue();
            assertThat(storage.customers().find(customer.shop(), customer.id())).contains(customer);
            assertThat(factory.getMetamodel().getEntities()).hasSize(11);
        }
    }

    @Test
    void completeTablesAreValid() {
        assertThatCode(() -> validate(withTables())).doesNotThrowAnyException();
    }

    @Test
    void missingTableIsNamedWithTheScriptToRun() {
        var url = withTables();
        TestDatabase.run(url, "drop table chaland_link");

        assertThatThrownBy(() -> validate(url))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Table chaland_link is missing")
                .hasMessageContaining("run the script org/chaland/jpa/schema/v1/h2/V1__chaland.sql");
    }

    @Test
    void missingColumnIsNamedWithTheScriptToRun() {
        var url = withTables();
        TestDatabase.run(url, "alter table chaland_task drop column detail");

        assertThatThrownBy(() -> validate(url))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Column chaland_task.detail is missing")
                .hasMessageContaining("run the script org/chaland/jpa/schema/v1/h2/V1__chaland.sql");
    }

    @Test
    void validationLeavesTheTransactionUsable() {
        try (var database = TestDatabase.open(TestDatabase.freshUrl());
                var manager = database.factory().createEntityManager()) {
            manager.getTransaction().begin();

            assertThatThrownBy(() -> ChalandSchema.validate(manager)).hasMessageContaining("chaland_customer");

            assertThat(manager.createNativeQuery("select 1").getSingleResult()).isEqualTo(1);
            manager.getTransaction().commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTableIsKnownToTheValidation(Database database) {
        var script = ChalandSchema.script(database);

        assertThat(ChalandSchema.tables(script))
                .containsOnlyKeys(
                        "chaland_customer",
                        "chaland_customer_term",
                        "chaland_link",
                        "chaland_account",
                        "chaland_course",
                        "chaland_checkout",
                        "chaland_claim",
                        "chaland_mailbox",
                        "chaland_purchase",
                        "chaland_task",
                        "chaland_lease",
                        "chaland_audit",
                        "chaland_disclosure")
                .containsEntry("chaland_lease", List.of("lease_key", "holder", "held_until"));
    }

    @ParameterizedTest
    @EnumSource
    void scriptMakesAndNothingElse(Database database) {
        var statements =
                ChalandSchema.script(database).replaceAll("(?m)^--.*$", "").split(";");

        assertThat(statements)
                .filteredOn(statement -> !statement.isBlank())
                .allSatisfy(statement -> assertThat(statement.strip())
                        .matches("(?s)create (table|index) chaland_.*|create index ix_chaland_.*"));
    }

    @ParameterizedTest
    @EnumSource
    void scriptsHaveTheSameColumnsAndTheSameIndexesForTheSameReasons(Database database) {
        assertThat(ChalandSchema.tables(ChalandSchema.script(database)))
                .isEqualTo(ChalandSchema.tables(ChalandSchema.script(Database.H2)));
        assertThat(indexes(database)).isNotEmpty().isEqualTo(indexes(Database.H2));
    }

    private static List<String> indexes(Database database) {
        return Pattern.compile("((?:--[^\n]*\n)+)create index [^;]*;")
                .matcher(ChalandSchema.script(database))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyConstraintOfTheScriptIsKnownToTheFailures(Database database) {
        var constraints = Pattern.compile("constraint (\\w+)")
                .matcher(ChalandSchema.script(database))
                .results()
                .map(match -> match.group(1));

        assertThat(constraints).containsExactlyInAnyOrderElementsOf(Failure.CONSTRAINTS);
    }

    @Test
    void noFileOfTheHostIsShipped() {
        assertThat(Path.of("src/main/resources/META-INF"))
                .isDirectoryContaining("glob:**/chaland-orm.xml")
                .isDirectoryNotContaining("glob:**/{orm,persistence}.xml");
    }

    private static String withTables() {
        var url = TestDatabase.freshUrl();
        TestDatabase.run(url, ChalandSchema.script(Database.H2));
        return url;
    }

    private static void validate(String url) {
        try (var database = TestDatabase.open(url);
                EntityManager manager = database.factory().createEntityManager()) {
            ChalandSchema.validate(manager);
        }
    }

    private static EntityManagerFactory inXml(String url) {
        return Persistence.createEntityManagerFactory(
                "in-xml", Map.of(PersistenceConfiguration.JDBC_URL, url, VALIDATE, "validate"));
    }
}
