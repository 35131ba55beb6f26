package org.chaland.examples.webshop;

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
            digests.put(
                    table, rows.stream().map(Object::toString).sorted().toList().hashCode());
        }
        return digests;
    }
}
