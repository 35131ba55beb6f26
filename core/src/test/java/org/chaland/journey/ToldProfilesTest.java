package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.Test;

/** Field report 1.14: a provider that tells of a person at the sign-in, and cannot be asked later. */
class ToldProfilesTest {

    private static final Contact NOOR = Contact.builder()
            .givenName("Noor")
            .familyName("Told")
            .email("noor@example.org")
            .build();

    private final Telling provider = new Telling();
    private final World world = new World(StorageUnderTest.fresh(), List.of(provider));
    private final Account noor = provider.users.addUser(NOOR);

    @Test
    void whatIsToldFillsTheFormAlsoWhenItIsOpenedAgain() {
        var in = signIn(Optional.empty());

        assertFilled(in.step());
        assertFilled(open(noor, in.handle()));
    }

    @Test
    void confirmedAddressIsLockedAndOneThatIsNotIsOnlyShown() {
        assertThat(email(signIn(Optional.empty()).step()).locked()).isTrue();

        provider.confirmed = false;
        var step = signIn(Optional.empty()).step();

        assertThat(email(step).locked()).isFalse();
        assertThat(email(step).value()).contains("noor@example.org");
        assertThat(email(step).source()).contains("profile");
    }

    @Test
    void addressThatIsNotConfirmedGivesWayToTheOneThatIsSent() {
        provider.confirmed = false;
        var in = signIn(Optional.empty());

        world.openAndSubmit(Visitor.signedIn(noor), Optional.of(in.handle()), TYPED);

        assertThat(world.customerOf(noor).orElseThrow().details().get(Field.EMAIL))
                .contains("typed@example.org");
    }

    @Test
    void confirmedAddressIsKeptWhateverIsSent() {
        var in = signIn(Optional.empty());

        world.openAndSubmit(Visitor.signedIn(noor), Optional.of(in.handle()), TYPED);

        assertThat(world.customerOf(noor).orElseThrow().details().get(Field.EMAIL))
                .contains("noor@example.org");
    }

    @Test
    void itIsShownToNobodyElse() {
        var in = signIn(Optional.empty());
        var other = provider.users.addUser(
                Contact.builder().familyName("Other").email("other@example.org").build());

        for (var visitor : List.of(ANONYMOUS, Visitor.signedIn(other))) {
            var step = world.chaland.checkout().open(World.visit(visitor, in.handle()));
            assertThat(step.fields()).noneMatch(field -> field.value().equals(Optional.of("Noor")));
        }
        assertThat(open(noor, Optional.empty()).fields())
                .noneMatch(field -> field.value().equals(Optional.of("Noor")));
    }

    @Test
    void itIsForgottenWithTheOrder() {
        var in = signIn(Optional.empty());
        var handle = world.openAndSubmit(Visitor.signedIn(noor), Optional.of(in.handle()), TYPED);

        world.place(Visitor.signedIn(noor), handle, "order-1");

        assertThat(world.storage
                        .checkouts()
                        .findByHandle(World.SHOP, handle.hash())
                        .orElseThrow()
                        .told())
                .isEmpty();
    }

    private static void assertFilled(ContactStep step) {
        assertThat(field(step, Field.GIVEN_NAME).value()).contains("Noor");
        assertThat(field(step, Field.GIVEN_NAME).source()).contains("profile");
        assertThat(email(step).value()).contains("noor@example.org");
    }

    private static FormField email(ContactStep step) {
        return field(step, Field.EMAIL);
    }

    private static FormField field(ContactStep step, Field field) {
        return step.field(field).orElseThrow();
    }

    private ContactStep open(Account account, Handle handle) {
        return open(account, Optional.of(handle));
    }

    private ContactStep open(Account account, Optional<Handle> handle) {
        return world.chaland.checkout().open(World.visit(Visitor.signedIn(account), handle));
    }

    private SignedInOutcome.SignedIn signIn(Optional<Handle> handle) {
        var visit = World.visit(ANONYMOUS, handle);
        var begun = (BeginSignInOutcome.Redirect)
                world.chaland.checkout().beginSignIn(visit, SignInRequest.at(LMS, RETURN), Details.empty());
        return SignIns.signedIn(world.signIns.cameBack(begun.handle(), provider.users.signIn(begun.address(), noor)));
    }

    /** A plain OpenID provider: it knows of somebody only when they sign in. */
    private static final class Telling implements SignInRedirect {

        private final InMemoryIdentityProvider users =
                InMemoryIdentityProvider.builder(LMS).random(World.random(3)).build();

        private boolean confirmed = true;

        @Override
        public String issuer() {
            return LMS;
        }

        @Override
        public URI address(SignInAttempt attempt) {
            return users.address(attempt);
        }

        @Override
        public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
            return users.complete(attempt, parameters)
                    .map(who -> who.withProfile(users.profile(who.account()).orElseThrow(), confirmed));
        }
    }
}
