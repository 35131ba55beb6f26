package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Passwords.NAME;
import static org.chaland.journey.Passwords.NOT_SIGNED_IN;
import static org.chaland.journey.Passwords.PASSWORD;
import static org.chaland.journey.Passwords.VISIT;
import static org.chaland.journey.Passwords.attempt;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Account;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.Test;

/** Credential stuffing (threats 1b): how often passwords are tried at a provider, and that nobody is locked out by it. */
class PasswordLimitsTest {

    private static final SignedInOutcome TOO_OFTEN = new SignedInOutcome.Refused(SignedInOutcome.Reason.TOO_OFTEN);

    private final CountedLimiter limiter = new CountedLimiter();
    private final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    private final Asked lms = new Asked();
    private final World world = shop(limiter);
    private final Passwords passwords = new Passwords(world.chaland);

    @Test
    void theClientIsAskedForFirstAndThenTheName() {
        passwords.signIn(NAME, "wrong");

        assertThat(limiter.asked()).containsExactly("password-by-client", "password-by-name");
        assertThat(limiter.keys()).allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aClientWithoutPermitIsToldSoWhateverTheNameAndTheProviderIsNotAsked() {
        limiter.useUp(Limit.PASSWORD_BY_CLIENT);

        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(TOO_OFTEN);
        assertThat(passwords.signIn("nobody", PASSWORD)).isEqualTo(TOO_OFTEN);
        assertThat(limiter.asked()).containsOnly("password-by-client");
        assertThat(lms.times).isZero();
    }

    @Test
    void aNameWithoutPermitIsAnsweredAsAWrongPasswordIsAndTheProviderIsNotAsked() {
        limiter.useUp(Limit.PASSWORD_BY_NAME);

        assertThat(passwords.signIn(NAME, PASSWORD)).isEqualTo(NOT_SIGNED_IN);
        assertThat(passwords.signIn("nobody", PASSWORD)).isEqualTo(NOT_SIGNED_IN);
        assertThat(lms.times).isZero();
    }

    @Test
    void knownAndUnknownNamesAreAnsweredByTheSameCalls() {
        passwords.signIn("nobody", "wrong");
        var unknown = List.copyOf(limiter.asked());
        limiter.forget();
        passwords.signIn(NAME, "wrong");

        assertThat(limiter.asked()).isEqualTo(unknown);
        assertThat(storage.calls()).isEmpty();
        assertThat(lms.times).isEqualTo(2);
    }

    @Test
    void spellingsOfANameShareItsPermits() {
        for (var spelling : List.of("ada", "ADA", " Ada ", "\uff41\uff44\uff41")) {
            passwords.signIn(spelling, "wrong");
        }

        assertThat(limiter.keys().stream().distinct()).hasSize(2);
    }

    @Test
    void whatLeadsNowhereTakesNoPermit() {
        passwords.signIn(VISIT.withHandle(new Handle("dead")), attempt(NAME, PASSWORD));
        passwords.signIn(NAME, "x".repeat(1_001));
        passwords.signIn(Visit.of(SHOP, Visitor.operator()), attempt(NAME, PASSWORD));

        assertThat(limiter.asked()).isEmpty();
    }

    @Test
    void aLimiterThatIsDownLetsNobodyGuess() {
        var down = new Passwords(shop((limit, key) -> {
                    throw new IllegalStateException("down");
                })
                .chaland);

        assertThat(down.signIn(NAME, PASSWORD)).isEqualTo(TOO_OFTEN);
        assertThat(lms.times).isZero();
    }

    @Test // threats 1b: so many pass in a time, and the owner's own sign-in still works
    void tenThousandAttemptsOfOneClientReachTheProviderAFewTimesAndTheOwnerSignsInElsewhere() {
        var shop = shop();
        var guessing = new Passwords(shop.chaland);
        var answers = new ArrayList<SignedInOutcome>();
        for (int tries = 0; tries < 10_000; tries++) {
            answers.add(guessing.signIn(NAME, "guess " + tries));
            shop.clock.advance(Duration.ofMillis(360));
        }

        assertThat(answers).containsOnly(NOT_SIGNED_IN, TOO_OFTEN);
        assertThat(lms.times).isBetween(40, 50);
        assertThat(guessing.signIn(VISIT.withClient("198.51.100.4"), attempt(NAME, PASSWORD)))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test // threats 1b
    void tenThousandClientsReachTheProviderAFewTimesForOneName() {
        var shop = shop();
        var guessing = new Passwords(shop.chaland);
        for (int tries = 0; tries < 10_000; tries++) {
            guessing.signIn(VISIT.withClient("client " + tries), attempt(NAME, "guess " + tries));
        }

        assertThat(lms.times).isEqualTo(60);
        shop.clock.advance(Duration.ofMinutes(1));
        assertThat(guessing.signIn(NAME, PASSWORD)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    private World shop(RateLimiter limits) {
        var shop = new World(storage, List.of(lms), host -> host.rateLimiter(limits));
        shop.shops.put(SHOP, Passwords.rules().build());
        return shop;
    }

    /** With the limiter that a shop has if it brings none. */
    private World shop() {
        var shop = new World(storage, List.of(lms));
        shop.shops.put(SHOP, Passwords.rules().build());
        return shop;
    }

    /** Counts how often it is asked. */
    private static final class Asked implements PasswordSignIn {

        private int times;

        @Override
        public String issuer() {
            return LMS;
        }

        @Override
        public Optional<SignedIn> signIn(PasswordAttempt attempt) {
            times++;
            return Optional.of(SignedIn.as(new Account(LMS, "ada")))
                    .filter(any -> attempt.name().equals(NAME)
                            && String.valueOf(attempt.password()).equals(PASSWORD));
        }
    }
}
