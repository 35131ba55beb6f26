package org.chaland.jpa.erasure;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is stored in one column of one row.
 *
 * @param place the table and the column, in lower case
 * @param reference of the order, if the row is one
 * @param text bytes are one character each
 */
record Cell(String place, String reference, String text) {

    /** All there are, of whatever tables and columns the database has. */
    static List<Cell> all(String url) {
        try (var connection = DriverManager.getConnection(url)) {
            var tables = new TreeSet<String>();
            try (var found =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), null, null)) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            var cells = new ArrayList<Cell>();
            for (var table : tables.stream().filter(Cell::isTable).toList()) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from " + table)) {
                    add(table.toLowerCase(Locale.ROOT), rows, cells);
                }
            }
            return cells;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** PostgreSQL names indexes too. */
    private static boolean isTable(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith("ix_") && !lower.startsWith("pk_") && !lower.startsWith("uq_");
    }

    private static void add(String table, ResultSet rows, List<Cell> cells) throws SQLException {
        var columns = rows.getMetaData();
        while (rows.next()) {
            var row = new TreeMap<String, String>();
            for (var column = 1; column <= columns.getColumnCount(); column++) {
                var value = rows.getObject(column);
                if (value != null) {
                    row.put(columns.getColumnLabel(column).toLowerCase(Locale.ROOT), text(value));
                }
            }
            var reference = row.getOrDefault("reference", "");
            row.forEach((column, text) -> cells.add(new Cell(table + "." + column, reference, text)));
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
    }
}
