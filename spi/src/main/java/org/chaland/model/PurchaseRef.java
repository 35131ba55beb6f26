package org.chaland.model;

import java.util.Optional;

/**
 * The host's own name of an order: unique within its shop, and an opaque technical id, so that it may be logged.
 *
 * @param shop where the order was placed
 * @param reference 1 to 100 printable ASCII characters without space; compared as bytes
 */
public record PurchaseRef(ShopId shop, String reference) {

    /** The greatest length of a reference. */
    public static final int LONGEST = 100;

    /** @throws IllegalArgumentException if the reference has another form */
    public PurchaseRef {
        if (!isReference(reference)) {
            throw new IllegalArgumentException("A purchase reference is 1 to " + LONGEST
                    + " printable ASCII characters without space, not this text of length " + reference.length()
                    + ": pass the order's technical id.");
        }
    }

    /** Of a text that came from a browser; empty if no order's reference has that form. */
    public static Optional<PurchaseRef> read(ShopId shop, String text) {
        return isReference(text) ? Optional.of(new PurchaseRef(shop, text)) : Optional.empty();
    }

    private static boolean isReference(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return shop + "/" + reference;
    }
}
