package org.chaland.property;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;

/** What becomes of a checkout to which somebody signs in, and of an order. */
final class Adopted {

    private Adopted() {}

    /** The guest of a checkout that nobody has signed in to. */
    static Optional<CustomerId> guest(Model model, Handle handle) {
        var held = model.handles.get(handle);
        return held.record().filter(id -> held.account().isEmpty());
    }

    /** A checkout that is under way: what was typed is kept to be offered, and its guest is deleted unless they have an order or staff dealt with them. */
    static void by(Model model, Handle before, Handle next, Account account) {
        var held = model.handles.get(before);
        var guest = guest(model, before);
        var owner = model.ownedBy(account);
        var others = held.account().filter(holder -> !holder.equals(account)).isPresent();
        var typed = held.draft().or(() -> guest.map(id -> model.records.get(id).details()));
        model.kill(before);
        guest.filter(id -> !model.hasPurchases(id) && !model.ofStaff.contains(id))
                .ifPresent(model::delete);
        model.handles.put(next, held.adopted(account, owner, typed.filter(any -> !others)));
    }

    /** Whether the order by which that checkout has ended may become the account's. */
    static boolean isOpenTo(Model model, Account account, Model.Held held) {
        return held.order()
                .map(model.purchases::get)
                .map(Model.Bought::customer)
                .filter(buyer -> model.isGuest(buyer) && held.ordered(buyer)
                        || model.isInUse(buyer) && model.records.get(buyer).isLinkedTo(account))
                .isPresent();
    }

    /**
     * An order by which a checkout has ended.
     *
     * @param profile what the account says
     * @return what was done
     */
    static String withOrder(Model model, Handle before, Handle next, Account account, Details profile) {
        var held = model.handles.get(before);
        var buyer = model.purchases.get(held.order().orElseThrow()).customer();
        var owner = model.ownedBy(account);
        model.handles.put(next, held.attached(account));
        model.kill(before);
        if (!model.isGuest(buyer)) {
            return "own";
        }
        if (owner.isPresent()) {
            model.merge(buyer, owner.get());
            return "merged";
        }
        var language = model.records.get(buyer).details().get(Field.LANGUAGE).orElse("");
        model.link(buyer, account, Link.Proof.SIGNED_IN);
        model.write(buyer, profile.with(Field.LANGUAGE, language));
        return "linked";
    }
}
