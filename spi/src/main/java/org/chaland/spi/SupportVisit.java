package org.chaland.spi;

import java.util.Locale;
import java.util.Objects;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Who looks at their support area: proven by an active link (I6). Its text form leaves the account's subject out (I10).
 *
 * @param shop in which shop
 * @param customer whose area it is
 * @param account as whom they have signed in
 * @param locale the language of the texts
 */
public record SupportVisit(ShopId shop, CustomerId customer, Account account, Locale locale) {

    /** No part is missing. */
    public SupportVisit {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(locale, "locale");
    }
}
