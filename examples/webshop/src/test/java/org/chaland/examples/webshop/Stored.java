package org.chaland.examples.webshop;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the shop has stored, for the question whether something was added, changed or removed. */
final class Stored {

    private Stored() {}

    /** The digest of each table, by name. */
    static Map<String, Object> digest(RunningShop shop) {
        var database = shop.bean(JdbcTemplate.class);
        var digests = new TreeMap<String, Object>();
        for (var table : database.queryForList(
                "select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class)) {
            var rows = database.queryForList("select * from \"" + table + "\"");
            digests.put(table, rows.stream().map(Stored::text).sorted().toList().hashCode());
        }
        return digests;
    }

    /** Bytes too are told by what they are, not by where they lie. */
    private static String text(Map<String, Object> row) {
        return row.values().stream()
                .map(value -> value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value))
                .toList()
                .toString();
    }
}
