package org.chaland.jpa.erasure;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.journey.SeededRandom;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/** A shop on a storage, as it runs from one start to the next; its provider and its clock outlive it. */
final class MarkedShop {

    static final ShopId SHOP = new ShopId("books");
    static final String LMS = "https://lms.example.org";
    static final Visitor ANYBODY = Visitor.anonymous();

    private static final URI RETURN = URI.create("https://shop.example.org/signed-in");

    final Storage storage;
    final Chaland chaland;
    final Outside outside;

    /** What is not the shop's. */
    static final class Outside extends Clock {

        final InMemoryIdentityProvider lms = InMemoryIdentityProvider.builder(LMS)
                .random(new SplittableRandom(1))
                .build();
        private Instant now = Instant.parse("2026-03-01T09:00:00Z");
        private int starts;

        void pass(Duration time) {
            now = now.plus(time);
        }

        void passUntil(Instant time) {
            now = time;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Instants have no zone.");
        }
    }

    MarkedShop(Storage storage, Outside outside) {
        this.storage = storage;
        this.outside = outside;
        chaland = Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(
                        SHOP,
                        ShopRules.builder()
                                .signInIssuers(LMS)
                                .learningIssuer(LMS)
                                .build()))
                .identityProvider(outside.lms)
                .messageSender(message -> {})
                .listener(event -> {})
                .clock(outside)
                .random(new SeededRandom(++outside.starts))
                .build();
    }

    Handle submit(Visitor visitor, Details typed, boolean forThisOrderOnly) {
        var visit = Visit.of(SHOP, visitor).withLocale(Locale.FRENCH);
        var step = chaland.checkout().open(visit);
        var submission = new Submission(typed, step.base(), forThisOrderOnly);
        return expect(SubmitOutcome.Saved.class, chaland.checkout().submit(visit, submission))
                .handle();
    }

    /** A draft is typed, and somebody goes to the provider to sign in. */
    BeginSignInOutcome.Redirect leavesToSignIn(Details draft) {
        return expect(
                BeginSignInOutcome.Redirect.class,
                chaland.checkout().beginSignIn(Visit.of(SHOP, ANYBODY), SignInRequest.at(LMS, RETURN), draft));
    }

    void signsIn(Account account, Details draft) {
        var begun = leavesToSignIn(draft);
        var answer = outside.lms.signIn(begun.address(), account);
        expect(
                SignedInOutcome.SignedIn.class,
                chaland.checkout().signedIn(Visit.of(SHOP, ANYBODY).withHandle(begun.handle()), answer, RETURN));
    }

    PurchaseRef places(Visitor visitor, Handle handle, String reference) {
        var training = Training.of("course").until(outside.instant().plus(Duration.ofDays(90)));
        var visit = Visit.of(SHOP, visitor).withHandle(handle);
        var summary = expect(ReviewOutcome.Ready.class, chaland.checkout().review(visit));
        expect(
                PlacedOutcome.Placed.class,
                chaland.checkout().placed(visit, reference, List.of(training), summary.version()));
        return new PurchaseRef(SHOP, reference);
    }

    void upkeep() {
        chaland.upkeep().run(1_000);
    }

    static <T> T expect(Class<T> outcome, Object answer) {
        if (!outcome.isInstance(answer)) {
            throw new AssertionError("Not " + outcome.getSimpleName() + ": " + answer);
        }
        return outcome.cast(answer);
    }

    /** Fails unless the answer equals what is expected. */
    static void expectEqual(Object expected, Object answer) {
        if (!expected.equals(answer)) {
            throw new AssertionError("Not " + expected + ": " + answer);
        }
    }
}
