package org.chaland.model;

/**
 * The host's own name of an order: unique within its shop, and an opaque technical id, so that it may be logged.
 *
 * @param shop where the order was placed
 * @param reference 1 to 100 printable ASCII characters without space; compared as bytes
 */
public record PurchaseRef(ShopId shop, String reference) {

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException if the reference has another form */
    public PurchaseRef {
        if (reference.isEmpty()
                || reference.length() > LONGEST
                || !reference.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("A purchase reference is 1 to " + LONGEST
                    + " printable ASCII characters without space, not this text of length " + reference.length()
                    + ": pass the order's technical id.");
        }
    }

    @Override
    public String toString() {
        return shop + "/" + reference;
    }
}
