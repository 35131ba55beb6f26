package org.chaland.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * That a member of staff was shown something of a customer, or of all customers of a shop at once (I9; GDPR art. 5(2), 15, 33).
 * Equal by value; its text form leaves out who it was.
 *
 * @param id our own name of the entry
 * @param shop in which shop
 * @param customer whose data; empty: that of everybody whom the shop had at that time, as an export of all shows it
 * @param staff who was shown it, by the host's own opaque name of at most {@link #LONGEST_STAFF} characters
 * @param role as what: 1 to {@link #LONGEST_ROLE} of {@code a-z 0-9 -}, beginning with a letter; this is what the customer may be
 *     told, since the names of staff are in principle not owed (CJEU C-579/21)
 * @param purpose what for
 * @param fields what was shown, whether or not there was a value; at least one, unmodifiable
 * @param at when
 */
public record Disclosure(
        UUID id,
        ShopId shop,
        Optional<CustomerId> customer,
        String staff,
        String role,
        Purpose purpose,
        Set<PersonalField> fields,
        Instant at) {

    /** The longest name of a member of staff, in characters (code points). */
    public static final int LONGEST_STAFF = AuditEntry.LONGEST_STAFF;

    /** The longest name of a role, in characters. */
    public static final int LONGEST_ROLE = 40;

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * No part is missing.
     *
     * @throws IllegalArgumentException if the role has another form or no field is named
     */
    public Disclosure {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(staff, "staff");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(at, "at");
        if (!isRole(role)) {
            throw new IllegalArgumentException(
                    "A role is 1 to 40 of a-z 0-9 -, beginning with a letter, not this text of length " + role.length()
                            + ": choose a short technical name.");
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "Disclosure " + id + " names no field: where nothing is shown, none is written.");
        }
        fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
    }

    /** Whether a role can be named like that. */
    public static boolean isRole(String text) {
        return ROLE.matcher(text).matches();
    }

    @Override
    public String toString() {
        var whose = customer.map(CustomerId::toString).orElse("everybody");
        return "Disclosure[id=" + id + ", customer=" + whose + ", purpose=" + purpose + ", at=" + at + "]";
    }
}
