package org.chaland.property;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.property.Model.Held;

/** What becomes of a checkout to which somebody signs in. */
final class Adopted {

    private Adopted() {}

    /** The guest of a checkout that nobody has signed in to. */
    static Optional<CustomerId> guest(Model model, Handle handle) {
        var held = model.handles.get(handle);
        return held.record().filter(id -> held.account().isEmpty());
    }

    static void by(Model model, Handle before, Handle next, Account account) {
        var held = model.handles.get(before);
        var guest = guest(model, before);
        var owner = model.ownedBy(account);
        var others = held.account().filter(holder -> !holder.equals(account)).isPresent();
        model.kill(before);
        if (guest.isPresent() && owner.isPresent()) {
            model.merge(guest.get(), owner.get());
        } else if (guest.isPresent()) {
            model.link(guest.get(), account, Link.Proof.SIGNED_IN);
        }
        model.handles.put(
                next,
                new Held(
                        Optional.of(account),
                        owner.or(() -> guest),
                        !others && (held.draft() || guest.isPresent()),
                        Optional.empty(),
                        true));
    }
}
