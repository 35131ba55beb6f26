package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Details;
import org.chaland.model.Handle;

/** Saves a form on the guest of its own checkout, and on nothing else, whatever was typed (I1, I6). */
final class GuestSubmit {

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final Records records;

    GuestSubmit(Parts parts, LiveCheckouts checkouts, Records records) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.records = records;
    }

    /** Empty if a race was lost and another round is worth it. */
    Optional<SubmitOutcome> save(Accepted form) {
        if (form.submission().handle().isEmpty()) {
            return Optional.of(newCheckout(form));
        }
        var handle = form.submission().handle().get();
        var live = checkouts.find(form.shop(), handle, form.submission().visitor());
        if (live.isEmpty()) {
            return Optional.of(new SubmitOutcome.Expired());
        }
        return live.get().customer().isEmpty() ? first(live.get(), handle, form) : again(live.get(), handle, form);
    }

    private SubmitOutcome newCheckout(Accepted form) {
        var guest = records.newCustomer(form, List.of());
        parts.storage().customers().insert(guest);
        return form.saved(records.mint(guest, Optional.empty(), Optional.empty()), guest.id(), guest.details());
    }

    /** The checkout first: of two requests with one handle, only the one that gets it makes a guest. */
    private Optional<SubmitOutcome> first(Live live, Handle handle, Accepted form) {
        var guest = records.newCustomer(form, List.of());
        var bound =
                live.checkout().toBuilder().customer(guest.id(), guest.epoch()).draft(Optional.empty());
        if (!records.keep(live.checkout(), bound)) {
            return Optional.empty();
        }
        parts.storage().customers().insert(guest);
        return Optional.of(form.saved(handle, guest.id(), guest.details()));
    }

    private Optional<SubmitOutcome> again(Live live, Handle handle, Accepted form) {
        var guest = live.customer().orElseThrow();
        var merge = records.merge(form, guest);
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(records.conflict(form, merge, guest, Optional.of(handle)));
        }
        // Another address is another mailbox: whoever had the handle while the old one stood is not to go on.
        var next = canonical(guest.details()).equals(canonical(merge.merged()))
                ? handle
                : new Handle(parts.ids().secret());
        var changed = live.checkout().toBuilder().handleHash(next.hash()).draft(Optional.empty());
        return records.store(guest, merge.merged()) && records.keep(live.checkout(), changed)
                ? Optional.of(form.saved(next, guest.id(), merge.merged()))
                : Optional.empty();
    }

    private static Optional<CanonicalEmail> canonical(Details details) {
        return details.contact().email().flatMap(CanonicalEmail::of);
    }
}
