package org.chaland.examples.webshop.browser;

import org.chaland.examples.webshop.RunningShop;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often the shop and the learning platform have kept somebody or something. */
record Kept(int customers, int orders, int accounts) {

    /** Of the person with that address. */
    static Kept of(RunningShop shop, String email) {
        return new Kept(
                count(shop, "select count(*) from chaland_customer where email = ? and state = 'ACTIVE'", email),
                count(shop, "select count(*) from chaland_purchase where email = ?", email),
                count(shop, "select count(*) from lms_person where email = ?", email));
    }

    private static int count(RunningShop shop, String query, String email) {
        var found = shop.bean(JdbcTemplate.class).queryForObject(query, Integer.class, email);
        return found == null ? 0 : found;
    }
}
