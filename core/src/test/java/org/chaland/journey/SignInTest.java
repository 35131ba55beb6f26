package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.prefill.FormField;
import org.chaland.prefill.FormField.Offer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a sign-in makes of the guest of a checkout, and what it brings to nobody else. */
@Tag("repeatable")
class SignInTest extends MeddledJourney {

    @Test
    void theGuestOfThisCheckoutBecomesTheAccountsCustomerAndItsPurchaseComesAlong() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        SignIns.signedIn(world.signIns.throughForOrder(lms.users, handle, ada, "order-1"));

        assertThat(world.customerOf(ada).map(Customer::id)).contains(guest);
        assertThat(world.customer(guest).epoch()).isEqualTo(1);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
        assertThat(world.customer(guest).details().get(Field.CITY))
                .as("whoever signs in need not be who typed it")
                .isEmpty();
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
    }

    @Test
    void afterThatTheFormPrefersTheProfileToWhatTheGuestTyped() {
        var step = signedIn(Optional.of(world.guest(TYPED)), ada, NOTHING).step();

        assertThat(valueOf(step, Field.GIVEN_NAME)).contains("Augusta");
        assertThat(step.field(Field.GIVEN_NAME).orElseThrow().offers()).containsExactly(new Offer("Typed", "typed"));
    }

    @Test
    void theAccountsOwnCustomerSurvivesAndNothingIsCopiedFromTheGuest() {
        world.submitAs(ada, ADA);
        var owner = world.customerOf(ada).orElseThrow();
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        SignIns.signedIn(world.signIns.throughForOrder(lms.users, handle, ada, "order-1"));

        assertThat(world.customer(guest).mergedInto()).contains(owner.id());
        assertThat(world.purchase("order-1").customer()).isEqualTo(owner.id());
        assertThat(world.customer(owner.id()).details()).isEqualTo(owner.details());
        assertThat(world.customer(owner.id()).epoch()).isEqualTo(owner.epoch() + 1);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test // scenario 20
    void anotherPersonAtTheSameBrowserSeesNothingOfTheFirst() {
        world.submitAs(ada, ADA);
        var handle = signedIn(Optional.empty(), ada, TYPED).handle();
        var eve = lms.users.addUser(profile("Eve", "eve@example.org"));
        var begun = (BeginSignInOutcome.Redirect) world.signIns.begin(asAda, Optional.of(handle), NOTHING);

        var step = ((SignedInOutcome.SignedIn)
                        world.signIns.cameBack(begun.handle(), lms.users.signIn(begun.address(), eve)))
                .step();

        assertThat(step.values().values().values())
                .noneMatch(value -> Stream.of("Ada", "Augusta", "Typed").anyMatch(value::contains));
        assertThat(step.fields()).allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }

    @Test // threats P1
    void signingInWithAnAddressThatAGuestTypedBringsNothingOfTheGuest() {
        world.guestBuys(with(details("Mallory", "ada@example.org"), Field.CITY, "Evilville"), "order-1");

        var step = world.open(asAda, Optional.empty());

        assertThat(step.values().values().values()).noneMatch(value -> value.contains("Mallory"));
        assertThat(valueOf(step, Field.CITY)).isEmpty();
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test // threats 1b: nOAuth
    void aSubjectThatDiffersByCaseIsSomebodyElse() {
        world.submitAs(ada, ADA);
        var lookAlike = new Account(ada.issuer(), ada.subject().toUpperCase(Locale.ROOT) + "X");

        assertThat(world.open(Visitor.signedIn(lookAlike), Optional.empty())
                        .field(Field.FAMILY_NAME)
                        .flatMap(FormField::value))
                .isEmpty();
    }

    @Test
    void theHostsOwnSecurityCanSignTheVisitorIn() {
        var handle = world.guest(TYPED);

        var outcome = world.signIns.arrive(handle, ada);

        assertThat(outcome).isInstanceOf(SignedInOutcome.SignedIn.class);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void submittingSignedInWithAGuestsHandleMovesTheCheckout() {
        var handle = world.guest(TYPED);
        var guest = world.guestOf(handle);
        var base = world.open(ANONYMOUS, Optional.of(handle)).base();

        var next = world.saved(world.submit(asAda, Optional.of(handle), TYPED, base));

        assertThat(next).isNotEqualTo(handle);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.customerOf(ada)).isPresent();
        assertThat(world.storage.customers().find(SHOP, guest))
                .as("the guest's record")
                .isEmpty();
    }
}
