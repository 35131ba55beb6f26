package org.chaland.checkout;

import org.chaland.internal.Digests;

/**
 * Holds a checkout: whoever has it may go on with it. Keep it where only this browser sends it back, such as an
 * {@code HttpOnly} cookie or the session, never in an address. Its text form is masked.
 *
 * @param value as given out, or as it came back: untrusted, anything but null
 */
public record Handle(String value) {

    /** All that is stored of it. */
    String hash() {
        return Digests.sha256Hex(value);
    }

    @Override
    public String toString() {
        return "Handle[masked]";
    }
}
