package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.Passwords.NAME;
import static org.chaland.journey.Passwords.NOT_SIGNED_IN;
import static org.chaland.journey.Passwords.PASSWORD;
import static org.chaland.journey.Passwords.VISIT;
import static org.chaland.journey.Passwords.attempt;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords that sign nobody in: the refusals tell nothing, and the password is wiped whatever comes of it. */
class PasswordRefusalsTest extends MeddledJourney {

    private final Passwords passwords = new Passwords(world.chaland);

    @BeforeEach
    void choose() {
        world.shops.put(SHOP, Passwords.rules().build());
        lms.users.givePassword(ada, NAME, PASSWORD.toCharArray());
    }

    @Test
    void wrongUnknownAndSuspendedAreOneAnswer() {
        assertThat(passwords.signIn(NAME, "wrong")).isEqualTo(NOT_SIGNED_IN);
        assertThat(passwords.signIn("nobody", PASSWORD)).isEqualTo(NOT_SIGNED_IN);

        lms.users.suspend(ada);
        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void anAccountWhoseLinkIsSuspendedOrBrokenIsRefusedAsAWrongPasswordIs() {
        world.linked(ada, Link.State.SUSPENDED);

        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void anAccountThatIsSuspendedWhileItSignsInIsRefusedAsAWrongPasswordIs() {
        lms.before("profile", () -> lms.users.suspend(ada));

        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void aRecordThatIsRestrictedIsRefusedAsAWrongPasswordIsAndNoCheckoutIsMade() {
        world.update(world.linked(ada, Link.State.ACTIVE).toBuilder().state(Customer.State.RESTRICTED));
        var made = new int[1];
        storage.before("CheckoutStore.insert", () -> made[0]++);

        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(NOT_SIGNED_IN);
        assertThat(made[0]).isZero();
    }

    @Test // I13
    void whoeverActsForSomebodyElseIsRefused() {
        var onBehalf = new World(storage, List.of(new PasswordImpostor(Optional.of(SignedIn.onBehalfOf(ada)))));
        onBehalf.shops.putAll(world.shops);

        assertThat(new Passwords(onBehalf.chaland).signIn(NAME, PASSWORD))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.ON_BEHALF));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test // I13
    void anOperatorIsRefusedBeforeTheProviderIsAsked() {
        lms.down("signIn");

        assertThat(passwords.signIn(Visit.of(SHOP, Visitor.operator()), attempt(NAME, PASSWORD)))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.ON_BEHALF));
    }

    @Test
    void aProviderThatDoesNotAnswerCanBeTriedAgain() {
        lms.down("signIn");

        assertThat(passwords.signIn(NAME, PASSWORD))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.PROVIDER_UNAVAILABLE));
        assertThat(passwords.signIn(NAME, PASSWORD)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aDeadHandleIsExpiredBeforeTheProviderIsAsked() {
        lms.down("signIn");

        assertThat(passwords.signIn(Optional.of(new Handle("dead")), NOTHING)).is(EXPIRED);
    }

    @Test
    void whatIsBeyondReasonIsRefusedBeforeTheProviderIsAsked() {
        lms.down("signIn");

        assertThat(passwords.signIn("x".repeat(256), PASSWORD)).isEqualTo(NOT_SIGNED_IN);
        assertThat(passwords.signIn(NAME, "x".repeat(1_001))).isEqualTo(NOT_SIGNED_IN);
        assertThat(passwords.signIn(Optional.empty(), with(TYPED, Field.CITY, "x".repeat(20_001))))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.TOO_LONG));
    }

    @Test
    void aProviderThatTheShopDoesNotNameIsNotAsked() {
        oidc.down("signIn");

        assertThat(passwords.signIn(Visit.of(SHOP, Visitor.anonymous()), OIDC, attempt(NAME, "x")))
                .isEqualTo(NOT_SIGNED_IN);
    }

    @Test // I4
    void insideATransactionIsRefusedAndThePasswordWiped() {
        var attempt = attempt(NAME, PASSWORD);

        assertThatThrownBy(() -> world.storage.transactions().inTransaction(() -> passwords.signIn(attempt)))
                .isInstanceOf(RemoteCallInTransactionException.class)
                .hasMessageContaining("Signing in with a password");
        assertThat(attempt.password()).containsOnly('\0');
    }

    @Test
    void aShopThatIsNotKnownIsAnIllegalArgumentAndThePasswordWiped() {
        var attempt = attempt(NAME, PASSWORD);
        var nowhere = Visit.of(new ShopId("nowhere"), Visitor.anonymous());

        assertThatThrownBy(() -> passwords.signIn(nowhere, attempt)).isInstanceOf(IllegalArgumentException.class);
        assertThat(attempt.password()).containsOnly('\0');
    }

    @Test
    void thePasswordIsWipedWhateverComesOfIt() {
        var right = attempt(NAME, PASSWORD);
        var wrong = attempt(NAME, "wrong");
        var expired = attempt(NAME, PASSWORD);
        var unanswered = attempt(NAME, PASSWORD);

        passwords.signIn(right);
        passwords.signIn(wrong);
        passwords.signIn(VISIT.withHandle(new Handle("dead")), expired);
        lms.down("signIn");
        passwords.signIn(unanswered);

        assertThat(List.of(right, wrong, expired, unanswered))
                .allSatisfy(attempt -> assertThat(attempt.password()).containsOnly('\0'));
    }

    @Test
    void thePasswordIsWipedBeforeAnythingElseIsAsked() {
        var attempt = attempt(NAME, PASSWORD);
        var seen = new char[1][];
        lms.before("profile", () -> seen[0] = attempt.password().clone());

        passwords.signIn(attempt);

        assertThat(seen[0]).containsOnly('\0');
    }
}
