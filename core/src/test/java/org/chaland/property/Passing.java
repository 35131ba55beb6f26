package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.journey.World;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.property.Model.Bought;
import org.chaland.property.Model.Linked;
import org.chaland.spi.AccountKey;

/** Time passes, and upkeep does what is due. */
final class Passing {

    /** Many of the short ones together leave every handle alive; each of the long ones is longer than any lives, the last than any access. */
    private static final List<Duration> TIMES =
            List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(8), Duration.ofDays(150));

    /** But for the hour by which a day of summer may be shorter. */
    private static final Duration LIFETIME = Duration.ofHours(12);

    private static final Duration ABANDONED = Duration.ofDays(90).minusHours(1);

    private static final Duration INACTIVE = Duration.ofDays(3 * 365).minusHours(1);

    private final Shop shop;
    private final Model model;

    Passing(Shop shop) {
        this.shop = shop;
        model = shop.model;
    }

    /** Upkeep runs meanwhile, or not. */
    void time(Move move) {
        var time = TIMES.get(move.how() % TIMES.size());
        var runs = move.pick() % 4 > 0;
        if (runs) {
            upkeep();
        }
        shop.world.clock.advance(time);
        if (time.toDays() > 0) {
            model.killAll();
        }
        if (runs) {
            upkeep();
        }
    }

    /** The provider deletes an account that nobody signs in with; whoever has it need not notice yet. */
    void accountIsDeleted(Move move) {
        var others = shop.lms.accounts().stream()
                .filter(account -> !shop.isSomebodys(account))
                .toList();
        Shop.pick(others, move.pick()).ifPresent(shop.lms::delete);
    }

    void upkeep() {
        var silent = model.records.keySet().stream()
                .filter(model::isInUse)
                .collect(Collectors.toMap(Function.identity(), this::silent));
        shop.world.upkeep();
        silent.forEach(this::compareAbandoned);
        silent.keySet().retainAll(model.records.keySet());
        model.records.keySet().stream().filter(model::isErased).toList().forEach(this::compareErased);
        silent.forEach(this::compareSilent);
        model.purchases.replaceAll(this::forgotten);
        for (var id : List.copyOf(model.records.keySet())) {
            shop.world
                    .customer(id)
                    .linkAt(LMS)
                    .ifPresent(link -> compare(id, model.records.get(id).link(), link));
        }
        model.justPaid.forEach(this::requireNoticed);
        model.justPaid.clear();
    }

    /** For how long nothing was heard of whoever it is. */
    private Duration silent(CustomerId id) {
        var orders = model.purchases.keySet().stream()
                .map(shop.world::purchase)
                .filter(purchase -> purchase.customer().equals(id))
                .flatMap(purchase -> Stream.concat(Stream.of(purchase.placedAt()), purchase.completedAt().stream()));
        var heard = Stream.concat(Stream.of(shop.world.customer(id).changedAt()), orders)
                .max(Instant::compareTo)
                .orElseThrow();
        return Duration.between(heard, shop.world.clock.instant());
    }

    /** Who is gone had ordered nothing, and their checkout was over. */
    private void compareAbandoned(CustomerId id, Duration silent) {
        if (shop.world.storage.customers().find(SHOP, id).isEmpty()) {
            Check.that(
                    model.records.get(id).link().isEmpty()
                            && model.purchases.values().stream()
                                    .noneMatch(bought -> bought.customer().equals(id))
                            && silent.compareTo(LIFETIME) >= 0,
                    "Only a guest goes who has ordered nothing in the life of a checkout");
            model.forget(id);
        }
    }

    /** Who is erased without a demand was silent for long, the longer if they ever were a customer. */
    private void compareSilent(CustomerId id, Duration silent) {
        if (shop.world.customer(id).state() == Customer.State.ERASED) {
            var isGuest = model.records.get(id).link().isEmpty()
                    && model.purchases.values().stream()
                            .noneMatch(bought -> bought.customer().equals(id) && bought.paid());
            Check.that(
                    silent.compareTo(isGuest ? ABANDONED : INACTIVE) >= 0,
                    "Nobody is erased without a demand before the time is over");
            shop.happened.accept("abandoned");
            model.erase(id);
        }
    }

    private void compareErased(CustomerId id) {
        if (shop.world.storage.customers().find(World.SHOP, id).isEmpty()) {
            model.forget(id);
        }
    }

    /** Of an order that nobody paid. */
    private Bought forgotten(String reference, Bought bought) {
        var stored = shop.world.purchase(reference);
        if (bought.frozen().equals(stored.frozen()) || !stored.frozen().values().isEmpty()) {
            return bought;
        }
        Check.that(!bought.paid(), "Of what was paid nothing is forgotten");
        Check.that(
                !stored.placedAt().plus(ABANDONED).isAfter(shop.world.clock.instant()),
                "An order that may still be paid is remembered");
        return bought.forgotten();
    }

    /** An account that a record has afterwards, and had not before, is one that we made for it (I2b, I3). */
    private void compare(CustomerId id, Optional<Linked> before, Link link) {
        if (before.filter(linked -> linked.account().equals(link.account())).isEmpty()) {
            before.ifPresent(linked -> requireGone(linked.account()));
            requireMade(id, link);
            shop.happened.accept(before.isEmpty() ? "account made" : "account made in place of one that is gone");
            model.link(id, link.account(), Link.Proof.CREATED);
        } else if (link.state() == Link.State.BROKEN && !before.get().isBroken()) {
            requireGone(link.account());
            shop.happened.accept("link broken");
            model.breakLink(id);
        } else if (link.state() != before.get().state()) {
            requireEndOrUse(id, link);
            shop.happened.accept("account " + link.state());
            model.endOrResume(id, link.state());
        }
    }

    /** Only an account that we made ends, and only once what was paid has ended (I12). */
    private void requireEndOrUse(CustomerId id, Link link) {
        Check.that(shop.world.isMadeByShop(link.account()), "Only an account that we made is ended");
        var ended = link.state() == Link.State.SUSPENDED;
        Check.that(
                ended == hasEnded(id),
                ended
                        ? "An account ends when nothing gives access any more, and the grace has passed"
                        : "An account is in use again once something is paid, be it cancelled since");
    }

    private boolean hasEnded(CustomerId id) {
        return model.purchases.keySet().stream()
                .map(shop.world::purchase)
                .filter(purchase -> purchase.customer().equals(id))
                .map(Purchase::access)
                .reduce(Access.none(), Access::or)
                .plus(World.usualRules().build().grace())
                .isOver(shop.world.clock.instant());
    }

    private void requireGone(Account account) {
        Check.that(!shop.lms.accounts().contains(account), "Only an account that is gone gives way");
    }

    private void requireNoticed(String reference) {
        var purchase = shop.world.purchase(reference);
        var account = model.records
                .get(purchase.customer())
                .link()
                .filter(linked -> !linked.isBroken())
                .map(Linked::account);
        Check.that(
                account.isEmpty()
                        || shop.lms.accounts().contains(account.get())
                        || !purchase.givesAccess(shop.world.clock.instant()),
                "Whoever is to be let in with an account that is gone is told so");
    }

    private void requireMade(CustomerId id, Link made) {
        var keys = Stream.concat(Stream.of(id), model.tombstonesOf(id).stream()).map(AccountKey::of);
        Check.that(
                shop.world.isMadeByShop(made.account())
                        && keys.map(shop.lms::find).anyMatch(Optional.of(made.account())::equals),
                "An account that nobody proved is one that carries our key");
        Check.that(
                model.purchases.values().stream()
                        .anyMatch(bought -> bought.customer().equals(id)),
                "An account is made for whoever bought something");
    }
}
