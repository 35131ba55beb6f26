package org.chaland.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PurchaseRef;

/**
 * A scenario from a seed: up to three guests with up to two purchases each, some of whom had an account that ends now, and whatever may
 * happen to them at once.
 */
final class RandomScenario {

    private static final Faults.Limits LIMITS = new Faults.Limits(6, 3, List.copyOf(Faults.JUMPS.keySet()));

    private final SplittableRandom random;
    private final Stage stage;
    private final List<CustomerId> guests = new ArrayList<>();
    private final List<PurchaseRef> orders = new ArrayList<>();

    private RandomScenario(long seed, Stage stage) {
        random = new SplittableRandom(~seed);
        this.stage = stage;
    }

    static Scenario of(long seed) {
        return new Scenario("random", LIMITS, stage -> {
            // Beside the dice, so that the other scenarios stay what they were.
            stage.remote.hasCourses = seed % 3 == 0;
            new RandomScenario(seed, stage).cast();
        });
    }

    private void cast() {
        int people = 1 + random.nextInt(3);
        for (int person = 0; person < people; person++) {
            var address = happens(30) ? "ada@example.org" : "person" + person + "@example.org";
            guests.add(happens(20) ? stage.ended("once-" + address) : stage.guest(address));
        }
        if (happens(15)) {
            stage.user(happens(50) ? "ada@example.org" : "person0@example.org");
        }
        guests.forEach(this::buys);
        if (happens(40)) {
            signsIn();
        }
        if (happens(20)) {
            staff();
        }
        if (happens(40)) {
            corrects();
        }
        if (happens(25)) {
            demandsErasure();
        }
        if (happens(15)) {
            var guest = guests.get(random.nextInt(guests.size()));
            stage.actor("restriction", new Office(stage).restrictsAndLifts(guest));
        }
        if (happens(15)) {
            formOfTheirOwn();
        }
        int workers = 2 + random.nextInt(2);
        for (int worker = 1; worker <= workers; worker++) {
            works("worker " + worker);
        }
        if (happens(15)) {
            looksAround();
        }
        if (happens(25)) {
            readMails();
        }
    }

    /** Some have learnt there before. Their owners press the buttons of pages that were mailed, again and again, or sign in by a code from the page of an order. */
    private void readMails() {
        stage.hasProofs = true;
        for (var guest : guests) {
            var address = detailsOf(guest).contact().email().orElseThrow();
            if (happens(50) && !stage.remote.isShown(address)) {
                stage.user(address);
            }
            if (happens(70)) {
                var confirms = stage.confirmsLinks(address);
                stage.actor("mailbox of " + guests.indexOf(guest), confirms, confirms, confirms, confirms);
            }
            if (happens(30)) {
                var order = orderOf(guest);
                stage.actor("code for " + order.reference(), stage.signsInByCodeFor(order));
            }
        }
    }

    private void buys(CustomerId guest) {
        int purchases = 1 + random.nextInt(2);
        for (int purchase = 0; purchase < purchases; purchase++) {
            var order = stage.placed(guest);
            orders.add(order);
            if (happens(50)) {
                stage.chaland.checkout().completed(order);
            } else {
                stage.actor("payment of " + order.reference(), stage.pays(order));
                if (happens(30)) {
                    stage.actor("payment again of " + order.reference(), stage.pays(order));
                }
            }
            if (happens(30)) {
                stage.actor("cancellation of " + order.reference(), stage.cancels(order));
            }
        }
    }

    /** From the page of an order; one account for all of them half of the time: then several records become one. */
    private void signsIn() {
        var same = stage.user("ada@elsewhere.example");
        for (var guest : guests) {
            if (happens(60)) {
                var account = happens(50) ? same : stage.user("of-" + guests.indexOf(guest) + "@elsewhere.example");
                stage.actor("sign-in", stage.signsInFor(orderOf(guest), account));
                if (happens(30)) {
                    stage.actor("form of the account", stage.submits(account, detailsOf(guest)));
                }
            }
        }
    }

    private PurchaseRef orderOf(CustomerId guest) {
        return orders.stream()
                .filter(order -> stage.storage
                        .purchases()
                        .find(order)
                        .filter(purchase -> purchase.customer().equals(guest))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Details detailsOf(CustomerId guest) {
        return stage.known.current(guest).orElseThrow().details();
    }

    /** Somebody who has ordered nothing signs in from two tabs at once, while staff take them for another. */
    private void looksAround() {
        var guest = stage.guest("passer-by@example.org");
        var handle = stage.checkout(guest);
        var account = stage.user("passer-by@elsewhere.example");
        stage.actor("tab of a passer-by", stage.signsIn(handle, account));
        stage.actor(
                "other tab of a passer-by", stage.signsIn(handle, account), stage.submits(account, detailsOf(guest)));
        if (happens(40)) {
            stage.actor("staff merge of a passer-by", new Office(stage).merges(guest, guests.get(0)));
        }
    }

    private void staff() {
        var office = new Office(stage);
        var guest = guests.get(random.nextInt(guests.size()));
        if (guests.size() > 1 && happens(40)) {
            stage.actor("staff merge", office.merges(guests.get(0), guests.get(1)));
        } else if (happens(50)) {
            stage.actor("staff unlink", office.unlinks(guest), office.unlinks(guest));
        } else {
            stage.actor("staff run again", office.runsAgain(), office.runsAgain());
        }
    }

    /** The record of one of them, once or twice. */
    private void corrects() {
        var office = new Office(stage);
        var guest = guests.get(random.nextInt(guests.size()));
        var deeds = Stream.of("Lyon", "Nice")
                .map(city -> happens(30)
                        ? office.corrects(guest, Field.EMAIL, city + "@example.org")
                        : office.corrects(guest, Field.CITY, city))
                .limit(1 + random.nextInt(2))
                .toArray(Runnable[]::new);
        stage.actor("staff correct", deeds);
    }

    /** Once more, in case something stood against it or the record was changed meanwhile. */
    private void demandsErasure() {
        var erases = new Office(stage).erases(guests.get(random.nextInt(guests.size())));
        stage.actor("erasure", erases, erases);
    }

    /** Whoever has an account by then signs in with it, at a new form, which may be while their record is erased. */
    private void formOfTheirOwn() {
        var guest = guests.get(random.nextInt(guests.size()));
        stage.actor("own form", stage.signsInAsOwner(guest), stage.signsInAsOwner(guest));
    }

    private void works(String name) {
        switch (random.nextInt(5)) {
            case 0, 1, 2 -> stage.worker(name);
            case 3 -> stage.actor(name, stage.upkeep(100), stage.upkeep(100), stage.upkeep(100));
            default -> {
                var guest = guests.get(random.nextInt(guests.size()));
                stage.actor(name, stage.upkeepFor(guest), stage.upkeepFor(guest), stage.upkeep(100));
            }
        }
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }
}
