package org.chaland.simulation;

import java.util.List;
import java.util.function.Consumer;
import org.chaland.model.Field;

/** The small scenarios that are explored exhaustively: two workers, and one more who acts. */
final class Scenarios {

    private static final String ADDRESS = "ada@example.org";

    private Scenarios() {}

    static Scenario oneGuestOnePurchase(Faults.Limits limits) {
        return new Scenario("one guest, one purchase", limits, withWorkers(stage -> {
            var order = stage.placed(stage.guest(ADDRESS));
            stage.chaland.checkout().completed(order);
        }));
    }

    static Scenario twoGuestsOfOneAddress(Faults.Limits limits, boolean oneAccount) {
        return new Scenario("two guests of one address", limits, withWorkers(stage -> {
            stage.oneAccountForAnAddress = oneAccount;
            var one = stage.placed(stage.guest(ADDRESS));
            var other = stage.placed(stage.guest(ADDRESS));
            stage.chaland.checkout().completed(one);
            stage.chaland.checkout().completed(other);
        }));
    }

    static Scenario oneGuestTwoPurchases(Faults.Limits limits) {
        return new Scenario("one guest, two purchases", limits, withWorkers(stage -> {
            var guest = stage.guest(ADDRESS);
            stage.chaland.checkout().completed(stage.placed(guest));
            stage.actor("payment", stage.pays(stage.placed(guest)));
        }));
    }

    static Scenario purchaseAndCancellation(Faults.Limits limits) {
        return new Scenario("a purchase and its cancellation", limits, withWorkers(stage -> {
            var order = stage.placed(stage.guest(ADDRESS));
            stage.chaland.checkout().completed(order);
            stage.actor("cancellation", stage.cancels(order));
        }));
    }

    static Scenario purchaseAndSignIn(Faults.Limits limits) {
        return new Scenario("a purchase and a sign-in meanwhile", limits, withWorkers(stage -> {
            var order = stage.placed(stage.guest(ADDRESS));
            stage.chaland.checkout().completed(order);
            stage.actor("buyer", stage.signsInFor(order, stage.user("ada@elsewhere.example")));
        }));
    }

    static Scenario purchaseAndUnlinking(Faults.Limits limits) {
        return new Scenario("a purchase and an account that staff take away", limits, withWorkers(stage -> {
            var office = new Office(stage);
            var guest = stage.guest(ADDRESS);
            office.hasLinked(guest, stage.user("ada@elsewhere.example"));
            stage.chaland.checkout().completed(stage.placed(guest));
            stage.actor("staff", office.unlinks(guest));
        }));
    }

    /** The first look is that of upkeep on one more node. */
    static Scenario endAndPurchase(Faults.Limits limits) {
        return new Scenario("an account that ends and a purchase meanwhile", limits, withWorkers(stage -> {
            var customer = stage.ended(ADDRESS);
            var order = stage.placed(customer);
            stage.actor("look", stage.upkeep(1));
            stage.actor("payment", stage.pays(order));
        }));
    }

    static Scenario purchaseAndCorrection(Faults.Limits limits) {
        return new Scenario("a purchase and a correction meanwhile", limits, withWorkers(stage -> {
            var guest = stage.guest(ADDRESS);
            stage.chaland.checkout().completed(stage.placed(guest));
            stage.actor("staff", new Office(stage).corrects(guest, Field.CITY, "Nice"));
        }));
    }

    static Scenario purchaseAndErasure(Faults.Limits limits) {
        return new Scenario("a purchase and an erasure meanwhile", limits, withWorkers(stage -> {
            var guest = stage.guest(ADDRESS);
            stage.chaland.checkout().completed(stage.placed(guest));
            stage.actor("staff", new Office(stage).erases(guest));
        }));
    }

    static Scenario purchaseAndRestriction(Faults.Limits limits) {
        return new Scenario("a purchase and a restriction meanwhile", limits, withWorkers(stage -> {
            var guest = stage.guest(ADDRESS);
            stage.chaland.checkout().completed(stage.placed(guest));
            stage.actor("staff", new Office(stage).restrictsAndLifts(guest));
        }));
    }

    static List<Scenario> all(Faults.Limits limits) {
        return List.of(
                oneGuestOnePurchase(limits),
                twoGuestsOfOneAddress(limits, false),
                oneGuestTwoPurchases(limits),
                purchaseAndCancellation(limits),
                purchaseAndSignIn(limits),
                purchaseAndUnlinking(limits),
                endAndPurchase(limits),
                purchaseAndCorrection(limits),
                purchaseAndErasure(limits),
                purchaseAndRestriction(limits));
    }

    private static Consumer<Stage> withWorkers(Consumer<Stage> before) {
        return before.andThen(stage -> {
            stage.worker("one worker");
            stage.worker("other worker");
        });
    }
}
