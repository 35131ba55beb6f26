package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Field;
import org.chaland.spi.Invitation;
import org.junit.jupiter.api.Test;

/** What a provider is told when it invites somebody: whose they are, in which language, and where they go afterwards. */
class InvitationContextTest extends MeddledJourney {

    @Test
    void invitationIsInTheLanguageOfTheCustomerAndLeadsBackToTheShop() {
        var address = URI.create("https://shop.example.org/");
        world.shops.put(SHOP, World.usualRules().address(address).build());

        world.guestBuys(details("Noor", "noor@example.org").with(Field.LANGUAGE, "en-GB"), "order-1");
        world.upkeep();

        assertThat(lms.invitations).containsExactly(new Invitation.Context(SHOP, Locale.UK, Optional.of(address)));
    }

    @Test
    void addressWithinTheHostsSiteIsNoWayBackFromElsewhere() {
        world.shops.put(SHOP, World.usualRules().address(URI.create("/")).build());

        world.guestBuys(details("Noor", "noor@example.org"), "order-1");
        world.upkeep();

        assertThat(lms.invitations).extracting(Invitation.Context::wayBack).containsExactly(Optional.empty());
    }
}
