package org.chaland.journey;

import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingAccounts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountStore;

/** A world whose storage sees of an account only some of its holders. */
final class EndingTwin {

    private static final ShopId ELSEWHERE = new ShopId("elsewhere");

    private final World world;

    EndingTwin(UnaryOperator<List<AccountStore.Holder>> seen) {
        world = new World(Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
            @Override
            public List<AccountStore.Holder> holders(Account account) {
                return seen.apply(super.holders(account));
            }
        }));
        world.shops.put(ELSEWHERE, World.usualRules().build());
    }

    /** What becomes of an account whose training here is over, while another shop has sold its owner a year. */
    AccountState afterTheEndHereButNotElsewhere() {
        var customer = world.guestBuys(TYPED, "order-1");
        world.upkeep();
        var account = world.customer(customer).linkAt(LMS).orElseThrow().account();
        var there = new CustomerId(new UUID(9, 9));
        var year = Training.of("course").until(World.START.plus(Duration.ofDays(365)));
        world.storage
                .customers()
                .insert(Customer.builder(ELSEWHERE, there, World.START)
                        .links(List.of(Link.signedIn(account, World.START)))
                        .build());
        world.storage
                .purchases()
                .insert(Purchase.builder(new PurchaseRef(ELSEWHERE, "order-9"), there, TYPED, World.START)
                        .trainings(List.of(year))
                        .completed(World.START)
                        .build());

        world.clock.advance(Duration.ofDays(125));
        world.upkeep();

        return world.lms.stateOf(account);
    }
}
