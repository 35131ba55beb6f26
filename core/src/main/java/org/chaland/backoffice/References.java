package org.chaland.backoffice;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/** Reads what staff typed as a name of something; empty if it cannot be one. */
final class References {

    private static final Pattern UUID_SYNTAX =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private References() {}

    static Optional<CustomerId> customer(String typed) {
        return UUID_SYNTAX.matcher(typed).matches()
                ? Optional.of(new CustomerId(UUID.fromString(typed)))
                : Optional.empty();
    }

    static Optional<PurchaseRef> purchase(ShopId shop, String typed) {
        try {
            return Optional.of(new PurchaseRef(shop, typed));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static Optional<Account> account(String issuer, String subject) {
        try {
            return Optional.of(new Account(issuer, subject));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
