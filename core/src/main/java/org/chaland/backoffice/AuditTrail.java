package org.chaland.backoffice;

import java.time.Instant;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/** Writes down what staff did, always inside the transaction in which they do it. */
final class AuditTrail {

    private final Parts parts;

    AuditTrail(Parts parts) {
        this.parts = parts;
    }

    void add(Staff staff, ShopId shop, CustomerId customer, AuditEntry.Action action) {
        add(staff, shop, customer, action, Optional.empty(), parts.now());
    }

    /** At the very time that was written on the record, so that one finds the other. */
    void add(Staff staff, ShopId shop, CustomerId customer, AuditEntry.Action action, Instant at) {
        add(staff, shop, customer, action, Optional.empty(), at);
    }

    void add(Staff staff, ShopId shop, CustomerId customer, AuditEntry.Action action, Reason reason) {
        add(staff, shop, customer, action, Optional.of(reason.text()), parts.now());
    }

    private void add(
            Staff staff,
            ShopId shop,
            CustomerId customer,
            AuditEntry.Action action,
            Optional<String> reason,
            Instant at) {
        var id = parts.ids().uuid();
        parts.storage().audit().append(new AuditEntry(id, shop, customer, action, staff.id(), reason, at));
    }
}
