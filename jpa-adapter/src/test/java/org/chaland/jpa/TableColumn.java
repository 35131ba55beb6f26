package org.chaland.jpa;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.persistence.tools.schemaframework.FieldDefinition;

/**
 * A column as the database has it.
 *
 * @param type how JDBC names its type, one of {@link Types}
 * @param typeName how the database names it
 * @param size how much it holds, of whatever the database counts
 */
record TableColumn(int type, String typeName, int size) {

    private static final Map<Class<?>, Set<Integer>> TYPES = Map.of(
            String.class, Set.of(Types.VARCHAR, Types.LONGVARCHAR),
            byte[].class, Set.of(Types.BINARY, Types.VARBINARY),
            long.class, Set.of(Types.BIGINT),
            Long.class, Set.of(Types.BIGINT),
            int.class, Set.of(Types.INTEGER),
            Integer.class, Set.of(Types.INTEGER),
            boolean.class, Set.of(Types.BOOLEAN, Types.BIT),
            Boolean.class, Set.of(Types.BOOLEAN, Types.BIT));

    /** All of the tables at that address, by table and column in lower case. */
    static Map<String, TableColumn> of(String url) {
        try (var connection = DriverManager.getConnection(url);
                var found = connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
            var columns = new TreeMap<String, TableColumn>();
            while (found.next()) {
                columns.put(name(found), of(found));
            }
            return columns;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String name(ResultSet found) throws SQLException {
        return (found.getString("TABLE_NAME") + "." + found.getString("COLUMN_NAME")).toLowerCase(Locale.ROOT);
    }

    private static TableColumn of(ResultSet found) throws SQLException {
        return new TableColumn(found.getInt("DATA_TYPE"), found.getString("TYPE_NAME"), found.getInt("COLUMN_SIZE"));
    }

    /** Whether whatever may be in the field has room here. */
    boolean holds(FieldDefinition field) {
        if (field.getType() == UUID.class) {
            return typeName.equalsIgnoreCase("uuid");
        }
        return TYPES.getOrDefault(field.getType(), Set.of()).contains(type) && size >= field.getSize();
    }
}
