package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;

/** Whoever has an account that ends is warned beforehand, once for each end. */
class EndingWarningTest extends EndingJourney {

    private static final Instant WARNED = OVER.minus(Duration.ofDays(14));

    @Test
    void theMailGoesOutTwoWeeksBeforeAndSaysTheDay() {
        at(WARNED.minusSeconds(1));
        assertThat(warnings()).isEmpty();

        at(WARNED);
        at(WARNED.plus(Duration.ofDays(1)));

        assertThat(warnings()).singleElement().satisfies(message -> {
            assertThat(message.customer()).contains(customer);
            assertThat(message.subject()).isEqualTo("Votre compte prend fin le 29 juin 2026");
            assertThat(message.text()).contains("29 juin 2026").doesNotContain("{");
        });
        assertInUse();
    }

    @Test
    void whatIsBoughtAfterTheWarningMovesTheEndAndIsWarnedOfInItsTime() {
        at(WARNED);
        buys("order-2", END.plus(Duration.ofDays(100)));

        at(OVER.plus(Duration.ofDays(85)));
        assertThat(warnings()).hasSize(1);
        assertInUse();

        at(OVER.plus(Duration.ofDays(86)));
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void whatIsBoughtBeforeTheMailGoesOutMakesItNeedless() {
        storage.after("AccountStore.update", () -> buysAgain("order-2"));

        at(WARNED);

        assertThat(warnings()).isEmpty();
        assertThat(world.tasks(customer)).anyMatch(task -> task.reason().equals(Optional.of("access-extended")));
    }

    @Test
    void whoeverIsErasedWhileTheMailIsMadeGetsNone() {
        storage.after(
                "AccountStore.update",
                () -> storage.after(
                        "AccountStore.holders",
                        () -> world.chaland.privacy().erase(Visit.of(World.SHOP, Visitor.signedIn(account)), true)));

        at(WARNED);

        assertThat(world.customer(customer).state()).isEqualTo(Customer.State.ERASED);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void whoeverReadsEnglishIsWarnedInEnglish() {
        world.update(world.customer(customer).toBuilder()
                .details(Details.of(
                        People.TYPED.contact().toBuilder().language("en").build())));

        at(WARNED);

        assertThat(warnings())
                .singleElement()
                .satisfies(message -> assertThat(message.subject()).startsWith("Your account ends on June 29"));
    }

    @Test
    void eachShopHasItsOwnTime() {
        world.shops.put(
                World.SHOP,
                World.usualRules()
                        .grace(Duration.ofDays(3))
                        .endWarning(Duration.ofDays(5))
                        .build());

        at(END.minus(Duration.ofDays(2)));
        assertThat(warnings()).hasSize(1);

        at(END.plus(Duration.ofDays(3)));
        assertSuspended();
    }

    private List<Message> warnings() {
        return world.mail.sent().stream()
                .filter(message -> message.topic().equals("access-ending"))
                .toList();
    }
}
