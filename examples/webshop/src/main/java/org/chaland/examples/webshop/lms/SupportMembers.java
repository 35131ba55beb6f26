package org.chaland.examples.webshop.lms;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may enter the support area of a shop. */
@Component
@PartOfTheDemoLms
class SupportMembers {

    private final JdbcClient database;

    SupportMembers(JdbcClient database) {
        this.database = database;
    }

    void add(String shop, String person) {
        database.sql("merge into lms_support (shop, person) key (shop, person) values (?, ?)")
                .params(shop, person)
                .update();
    }

    void remove(String shop, String person) {
        database.sql("delete from lms_support where shop = ? and person = ?")
                .params(shop, person)
                .update();
    }

    void remove(String person) {
        database.sql("delete from lms_support where person = ?").param(person).update();
    }

    /** Nobody who is suspended, even if their session is still open. */
    boolean holds(String person) {
        return database.sql("select count(*) from lms_support where person = ?"
                                + " and exists (select 1 from lms_person where id = person and not suspended)")
                        .param(person)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
