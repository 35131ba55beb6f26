package org.chaland.backoffice;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry.Action;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.Erasures;

/** What staff do for people who write to the shop instead of signing in: erase their record, or restrict it (GDPR art. 17, 18). */
final class Rights {

    private final Parts parts;
    private final Erasures erasures;
    private final AuditTrail audit;

    Rights(Parts parts, Erasures erasures, AuditTrail audit) {
        this.parts = parts;
        this.erasures = erasures;
        this.audit = audit;
    }

    EraseOutcome erase(Staff staff, ShopId shop, CustomerId id, long version, boolean accessGivenUp) {
        return parts.storage().transactions().inTransaction(() -> {
            if (parts.storage()
                    .customers()
                    .find(shop, id)
                    .filter(Erasures::isErasable)
                    .isEmpty()) {
                return new EraseOutcome.Unknown();
            }
            return erasures.erase(shop, id, accessGivenUp, locked -> locked.version() == version)
                    .map(outcome -> told(staff, shop, id, outcome))
                    .orElseGet(EraseOutcome.Changed::new);
        });
    }

    Optional<ErasureOutcome> preview(ShopId shop, CustomerId id) {
        return parts.storage()
                .customers()
                .find(shop, id)
                .filter(Erasures::isErasable)
                .map(erasures::preview);
    }

    private EraseOutcome told(Staff staff, ShopId shop, CustomerId id, ErasureOutcome outcome) {
        if (!outcome.erased()) {
            return new EraseOutcome.Obliged(outcome.obligations());
        }
        audit.add(staff, shop, id, Action.ERASED);
        // Read again: the receipt names the audit log only if it has an entry.
        return new EraseOutcome.Erased(erasures.receipt(shop, id).orElseThrow());
    }

    /** From now on nobody signs in to it, and no handle opens it (I5). */
    RestrictOutcome restrict(Staff staff, ShopId shop, CustomerId id, long version, String typed) {
        return move(
                staff, shop, id, version, typed, Customer.State.ACTIVE, Customer.State.RESTRICTED, Action.RESTRICTED);
    }

    RestrictOutcome lift(Staff staff, ShopId shop, CustomerId id, long version, String typed) {
        return move(
                staff,
                shop,
                id,
                version,
                typed,
                Customer.State.RESTRICTED,
                Customer.State.ACTIVE,
                Action.RESTRICTION_LIFTED);
    }

    private RestrictOutcome move(
            Staff staff,
            ShopId shop,
            CustomerId id,
            long version,
            String typed,
            Customer.State from,
            Customer.State to,
            Action action) {
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return new RestrictOutcome.Rejected(reason.faults());
        }
        return parts.storage().transactions().inTransaction(() -> {
            var known = parts.storage().customers().lock(shop, id).filter(found -> found.state() == from);
            if (known.isEmpty()) {
                return new RestrictOutcome.Unknown();
            }
            var moved = known.get().toBuilder()
                    .version(version)
                    .state(to)
                    .epoch(known.get().epoch() + 1)
                    .changedAt(parts.now())
                    .build();
            if (!parts.storage().customers().update(moved)) {
                return new RestrictOutcome.Changed();
            }
            audit.add(staff, shop, id, action, reason);
            return new RestrictOutcome.Done();
        });
    }
}
