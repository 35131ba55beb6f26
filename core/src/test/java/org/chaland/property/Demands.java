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
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.Obligation;
import org.chaland.privacy.RunningAccess;

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
        var access = access(move);
        var owner = browser.session.flatMap(model::ownedBy);
        var against = owner.map(id -> obligations(id, access)).orElse(Set.of());
        var outcome = shop.world.chaland.privacy().erase(SHOP, browser.visitor(), access);
        shop.happened.accept("demand " + outcome.getClass().getSimpleName());
        if (owner.isEmpty() || browser.person == Person.OPERATOR) {
            Check.same(new ErasureOutcome.Refused(refusal(browser)), outcome, "Erased is only one's own record");
        } else if (!against.isEmpty()) {
            Check.same(new ErasureOutcome.Obliged(against), outcome, "What stands against it");
        } else {
            Check.that(outcome instanceof ErasureOutcome.Erased, "Whoever demands it is erased");
            Check.same(
                    owner.get(),
                    ((ErasureOutcome.Erased) outcome).receipt().customer(),
                    "Erased is whoever demanded it");
            model.erase(owner.get());
        }
    }

    private static ErasureOutcome.Reason refusal(Browser browser) {
        if (browser.person == Person.OPERATOR) {
            return ErasureOutcome.Reason.ON_BEHALF;
        }
        return browser.session.isEmpty() ? ErasureOutcome.Reason.NOT_SIGNED_IN : ErasureOutcome.Reason.NO_RECORD;
    }

    void eraseByStaff(Move move) {
        Shop.pick(List.copyOf(model.records.keySet()), move.pick()).ifPresent(id -> {
            var access = access(move);
            var against = obligations(id, access);
            var version = shop.world.customer(id).version();
            var outcome = shop.world.chaland.backOffice().erase(STAFF, id, version, access);
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

    private static RunningAccess access(Move move) {
        return move.how() % 3 == 0 ? RunningAccess.KEPT : RunningAccess.GIVEN_UP;
    }

    private Set<Obligation> obligations(CustomerId id, RunningAccess access) {
        var now = shop.world.clock.instant();
        var obligations = EnumSet.noneOf(Obligation.class);
        if (orders(id)
                .filter(order -> order.state() == Purchase.State.PLACED)
                .anyMatch(order -> order.placedAt().plus(PAYABLE).isAfter(now))) {
            obligations.add(Obligation.PAYMENT_PENDING);
        }
        if (access == RunningAccess.KEPT && orders(id).anyMatch(order -> order.givesAccess(now))) {
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
