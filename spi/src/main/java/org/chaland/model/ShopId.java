package org.chaland.model;

import java.util.regex.Pattern;

/**
 * Names a storefront. Everything stored carries one; two shops never see each other's data.
 *
 * @param value 1 to 64 of {@code a-z 0-9 . _ -}; compared as it is
 */
public record ShopId(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException if the value has another form */
    public ShopId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("A shop id is 1 to 64 of a-z 0-9 . _ -, not this text of length "
                    + value.length() + ": choose a short technical name.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
