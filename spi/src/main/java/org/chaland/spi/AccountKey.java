package org.chaland.spi;

import java.util.regex.Pattern;
import org.chaland.model.CustomerId;

/**
 * The key of ours that a created account carries, in a field that the provider keeps unique (I3). It is what makes creation
 * repeatable: whoever finds an account with the key has found the one and only.
 *
 * @param value 1 to 100 of {@code a-z 0-9 -}; opaque, so it may be logged
 */
public record AccountKey(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9-]{1,100}");

    /** @throws IllegalArgumentException if the value has another form */
    public AccountKey {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An account key is 1 to 100 of a-z 0-9 -: make one with AccountKey.of(customer).");
        }
    }

    /** The key of that customer's account: the same at every call, another for every customer. */
    public static AccountKey of(CustomerId customer) {
        return new AccountKey("c-" + customer.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
