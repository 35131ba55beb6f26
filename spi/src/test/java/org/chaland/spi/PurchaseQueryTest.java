package org.chaland.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase.State;
import org.chaland.model.ShopId;
import org.junit.jupiter.api.Test;

class PurchaseQueryTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));
    private static final PurchaseQuery NEWEST = PurchaseQuery.newest(SHOP, CUSTOMER, 7);

    @Test
    void newestAreOfEveryStateFromTheFirstOn() {
        assertEquals(new PurchaseQuery(SHOP, CUSTOMER, Set.of(State.values()), Optional.empty(), 7), NEWEST);
    }

    @Test
    void stateAndPlaceAreChangedWithoutTheRest() {
        var place = Optional.of("A-1");

        assertEquals(
                new PurchaseQuery(SHOP, CUSTOMER, Set.of(State.COMPLETED), place, 7),
                NEWEST.after(place).in(State.COMPLETED));
        assertEquals(
                new PurchaseQuery(SHOP, CUSTOMER, Set.of(State.COMPLETED), place, 7),
                NEWEST.in(State.COMPLETED).after(place));
    }

    @Test
    void statesAreCopied() {
        var states = EnumSet.of(State.PLACED);
        var query = new PurchaseQuery(SHOP, CUSTOMER, states, Optional.empty(), 1);

        states.add(State.CANCELLED);

        assertEquals(Set.of(State.PLACED), query.states());
        assertThrows(UnsupportedOperationException.class, () -> query.states().add(State.COMPLETED));
    }

    @Test
    void withoutStatesOrLimitItIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new PurchaseQuery(SHOP, CUSTOMER, Set.of(), Optional.empty(), 1));
        assertThrows(IllegalArgumentException.class, () -> PurchaseQuery.newest(SHOP, CUSTOMER, 0));
    }
}
