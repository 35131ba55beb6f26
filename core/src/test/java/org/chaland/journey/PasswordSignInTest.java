package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.Passwords.NAME;
import static org.chaland.journey.Passwords.NOT_SIGNED_IN;
import static org.chaland.journey.Passwords.PASSWORD;
import static org.chaland.journey.Passwords.attempt;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Visitor;
import org.chaland.prefill.FormField.Offer;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I11: a password typed at the contact step, in a shop that has chosen that; who signs in by it, and into what. */
class PasswordSignInTest extends MeddledJourney {

    private final Passwords passwords = new Passwords(world.chaland);

    @BeforeEach
    void choose() {
        world.shops.put(SHOP, Passwords.rules().build());
        lms.users.givePassword(ada, NAME, PASSWORD.toCharArray());
    }

    @Test
    void whoeverHasNameAndPasswordFindsTheFormFilled() {
        var signedIn = SignIns.signedIn(passwords.signIn(Optional.empty(), NOTHING));

        assertThat(signedIn.account()).isEqualTo(ada);
        assertThat(valueOf(signedIn.step(), Field.FAMILY_NAME)).contains("Profile");
        assertThat(world.isExpired(asAda, signedIn.handle())).isFalse();
        assertThat(world.isExpired(ANONYMOUS, signedIn.handle())).isTrue();
    }

    @Test
    void whatWasTypedIsOfferedWithAHandleAndWithout() {
        for (var handle : List.of(Optional.of(world.guest(ADA)), Optional.<Handle>empty())) {
            var step = SignIns.signedIn(passwords.signIn(handle, TYPED)).step();

            assertThat(step.field(Field.GIVEN_NAME).orElseThrow().offers())
                    .containsExactly(new Offer("Typed", "typed"));
        }
    }

    @Test
    void whatAGuestTypedIsOfferedAndTheOldHandleIsDead() {
        var handle = world.guest(TYPED);

        var signedIn = SignIns.signedIn(passwords.signIn(Optional.of(handle), NOTHING));

        assertThat(signedIn.step().takingOffers().values().get(Field.CITY)).contains("Paris");
        assertThat(world.customerOf(ada)).as("nothing was submitted yet").isEmpty();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(asAda, handle)).isTrue();
    }

    @Test
    void whatTheProviderReturnsDecidesNotWhatWasTyped() {
        var eve = lms.users.addUser(People.EVE.contact());
        var shop = shopOf(new PasswordImpostor(Optional.of(SignedIn.as(eve))));

        assertThat(SignIns.signedIn(shop.signIn(NAME, PASSWORD)).account()).isEqualTo(eve);
    }

    @Test
    void aProviderThatAnswersForAnotherIssuerIsNotBelieved() {
        var stranger = new Account("https://elsewhere.example", "1");

        assertThat(shopOf(new PasswordImpostor(Optional.of(SignedIn.as(stranger))))
                        .signIn(NAME, PASSWORD))
                .isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void nobodyIsAskedForAPasswordUnlessTheShopHasChosenIt() {
        world.shops.put(SHOP, World.usualRules().build());

        assertThat(world.open(ANONYMOUS, Optional.empty()).passwordSignInIssuers())
                .isEmpty();
        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void whoeverHasNotSignedInIsToldWhereAPasswordMayBeTyped() {
        world.shops.put(
                SHOP,
                World.usualRules()
                        .passwordSignInIssuers(LMS, OIDC, "https://no.provider")
                        .build());

        assertThat(world.open(ANONYMOUS, Optional.empty()).passwordSignInIssuers())
                .containsExactly(LMS, OIDC);
        assertThat(world.open(ANONYMOUS, Optional.empty()).withTyped(ADA, "").passwordSignInIssuers())
                .containsExactly(LMS, OIDC);
        for (var visitor : List.of(asAda, Visitor.operator())) {
            assertThat(world.open(visitor, Optional.empty()).passwordSignInIssuers())
                    .isEmpty();
        }
    }

    @Test // I16
    void aSecondTabWithTheSameHandleIsExpired() {
        var handle = Optional.of(world.guest(TYPED));
        lms.before("profile", () -> SignIns.signedIn(passwords.signIn(handle, NOTHING)));

        assertThat(passwords.signIn(handle, NOTHING)).is(EXPIRED);
        assertThat(passwords.signIn(handle, NOTHING)).is(EXPIRED);
    }

    @Test // I16
    void aSecondClickOnTheOtherSignInIsNoHindrance() {
        var handle = world.guest(TYPED);
        storage.before("CheckoutStore.update", () -> clicked(handle));

        assertThat(passwords.signIn(Optional.of(handle), NOTHING)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aHandleThatDiesWhileTheProviderIsAskedIsExpired() {
        var handle = world.guest(TYPED);
        lms.before("signIn", () -> rotate(handle));

        assertThat(passwords.signIn(Optional.of(handle), NOTHING)).is(EXPIRED);
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void theHandleOfSomebodyElseIsExpired() {
        var handle = world.submitAs(ada, ADA);

        assertThat(passwords.signIn(Optional.of(handle), NOTHING)).is(EXPIRED);
    }

    @Test // scenario 20
    void anotherPersonAtTheSameBrowserSeesNothingOfTheFirst() {
        var eve = lms.users.addUser(People.profile("Eve", "eve@example.org"));
        lms.users.givePassword(eve, "eve", "another one".toCharArray());
        var handle = SignIns.signedIn(passwords.signIn(Optional.empty(), TYPED)).handle();

        var step = SignIns.signedIn(passwords.signIn(World.visit(asAda, handle), attempt("eve", "another one")))
                .step();

        assertThat(step.values().values().values()).noneMatch(value -> value.contains("Typed"));
        assertThat(step.fields()).allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }

    @Test
    void nothingIsKeptOfAnAttemptThatFails() {
        var traced = new TracedStorage(storage);
        var shop = new World(traced, List.of(lms));
        shop.shops.putAll(world.shops);

        assertThat(new Passwords(shop.chaland).signIn(NAME, "wrong", TYPED)).isEqualTo(NOT_SIGNED_IN);
        assertThat(traced.calls()).isEmpty();
    }

    private Passwords shopOf(PasswordImpostor provider) {
        var shop = new World(storage, List.of(provider));
        shop.shops.putAll(world.shops);
        return new Passwords(shop.chaland);
    }
}
