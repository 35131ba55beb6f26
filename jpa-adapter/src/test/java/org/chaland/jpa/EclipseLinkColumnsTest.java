package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.tools.schemaframework.DefaultTableGenerator;
import org.eclipse.persistence.tools.schemaframework.FieldDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What EclipseLink takes each column for, against what it is: its own validation asks for names only. */
@Tag("matrix")
@Tag("eclipselink")
class EclipseLinkColumnsTest {

    /** Read and written by statements alone. */
    private static final String WITHOUT_ENTITY = "chaland_lease";

    private final String url = TestDatabase.freshUrl();

    @Test
    void everyFieldHasAColumnOfItsTypeThatIsLongEnough() {
        assertThat(differences(TestDatabase.script())).isEmpty();
    }

    @Test
    void everyColumnHasAField() {
        var tables = ChalandSchema.tables(TestDatabase.script());
        tables.remove(WITHOUT_ENTITY);

        try (var database = TestDatabase.create(url)) {
            assertThat(fields(database))
                    .containsOnlyKeys(tables.entrySet().stream()
                            .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column))
                            .toArray(String[]::new));
        }
    }

    @Test
    void columnThatIsTooShortIsFound() {
        assertThat(differencesWith(
                        "merged_into uuid,\\s+email_key varchar\\(64\\)", "merged_into uuid, email_key varchar(63)"))
                .containsExactly("chaland_customer.email_key");
    }

    @Test
    void columnOfAnotherTypeIsFound() {
        assertThat(differencesWith("look_at bigint", "look_at varchar(20)")).containsExactly("chaland_account.look_at");
    }

    @Test
    void columnThatIsMissingIsFound() {
        assertThat(differencesWith("  access_until bigint,\n", "")).containsExactly("chaland_purchase.access_until");
    }

    private List<String> differencesWith(String words, String others) {
        var script = TestDatabase.script();
        var changed = script.replaceFirst(words, others);
        assertThat(changed).isNotEqualTo(script);
        return differences(changed);
    }

    private List<String> differences(String script) {
        TestDatabase.run(url, script);
        var columns = TableColumn.of(url);
        try (var database = TestDatabase.open(url)) {
            return fields(database).entrySet().stream()
                    .filter(field -> !columns.containsKey(field.getKey())
                            || !columns.get(field.getKey()).holds(field.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static Map<String, FieldDefinition> fields(TestDatabase database) {
        var project = JpaHelper.getServerSession(database.factory()).getProject();
        var fields = new TreeMap<String, FieldDefinition>();
        new DefaultTableGenerator(project)
                .generateDefaultTableCreator()
                .getTableDefinitions()
                .forEach(table ->
                        table.getFields().forEach(field -> fields.put(table.getName() + "." + field.getName(), field)));
        return fields;
    }
}
