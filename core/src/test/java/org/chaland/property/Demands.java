package org.chaland.property;

import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Purpose;
import org.chaland.model.Visit;
import org.chaland.privacy.ErasureOutcome.Obligation;

/** People demand that they are erased, themselves or by telephone; also those who cannot, or whom something keeps. */
final class Demands {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final Duration PAYABLE = Duration.ofDays(14);

    private final Shop shop;
    private final Model model;

    Demands(Shop shop) {
        this.shop = shop;
        model = shop.model;
    }

    void erase(Browser browser, Move move) {
        var accessGivenUp = accessGivenUp(move);
        var owner = browser.session.flatMap(model::ownedBy);
        var against = owner.map(id -> obligations(id, accessGivenUp)).orElse(Set.of());
        var outcome = shop.world.chaland.privacy().erase(Visit.of(SHOP, browser.visitor()), accessGivenUp);
        shop.happened.accept(
                "demand " + (outcome.isEmpty() ? "Refused" : outcome.get().erased() ? "Erased" : "Obliged"));
        if (owner.isEmpty() || browser.person == Person.OPERATOR) {
            Check.same(Optional.empty(), outcome, "Erased is only one's own record");
        } else if (!against.isEmpty()) {
            Check.that(!outcome.orElseThrow().erased(), "Nothing is erased against an obligation");
            Check.same(against, outcome.get().obligations(), "What stands against it");
        } else {
            Check.that(outcome.orElseThrow().erased(), "Whoever demands it is erased");
            Check.same(owner.get(), outcome.get().receipt().record().id(), "Erased is whoever demanded it");
            model.erase(owner.get());
        }
    }

    void eraseByStaff(Move move) {
        Shop.pick(List.copyOf(model.records.keySet()), move.pick()).ifPresent(id -> {
            var accessGivenUp = accessGivenUp(move);
            var against = obligations(id, accessGivenUp);
            var version = shop.world.customer(id).version();
            var outcome = shop.world.chaland.backOffice().erase(STAFF, id, version, accessGivenUp);
            Office.happened(shop, "erase", outcome);
            if (!model.isInUse(id)) {
                Check.same(StaffOutcome.refused(Refusal.UNKNOWN), outcome, "Erased is only what is in use");
            } else if (!against.isEmpty()) {
                Check.same(
                        new StaffOutcome.Refused<>(Refusal.OBLIGED, Optional.empty(), against),
                        outcome,
                        "What stands against it");
            } else {
                Check.that(outcome instanceof StaffOutcome.Done, "Whoever demands it is erased");
                model.erase(id);
            }
        });
    }

    private static boolean accessGivenUp(Move move) {
        return move.how() % 3 != 0;
    }

    private Set<Obligation> obligations(CustomerId id, boolean accessGivenUp) {
        var now = shop.world.clock.instant();
        var obligations = EnumSet.noneOf(Obligation.class);
        if (orders(id)
                .filter(order -> order.state() == Purchase.State.PLACED)
                .anyMatch(order -> order.placedAt().plus(PAYABLE).isAfter(now))) {
            obligations.add(Obligation.PAYMENT_PENDING);
        }
        if (!accessGivenUp && orders(id).anyMatch(order -> order.givesAccess(now))) {
            obligations.add(Obligation.ACCESS_RUNNING);
        }
        return obligations;
    }

    private Stream<Purchase> orders(CustomerId id) {
        return model.purchases.keySet().stream()
                .map(shop.world::purchase)
                .filter(order -> order.customer().equals(id));
    }
}
