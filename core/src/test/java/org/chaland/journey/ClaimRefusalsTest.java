package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.stream.Stream;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.Limit;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with an answer, it is refused in the same words, and no record is touched. */
class ClaimRefusalsTest extends ClaimJourney {

    private final Account eve = lms.users.addUser(
            Contact.builder().familyName("Eve").email("eve@example.org").build());

    @Test
    void afterFiveWrongAnswersTheRightOneIsRefusedAndTheClaimForgotten() {
        var guest = guest("order-1");
        var code = asked();
        for (var tries = 0; tries < 5; tries++) {
            assertThat(answer(otherThan(code))).isEqualTo(REFUSED);
        }

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(ada))).isEmpty();
        assertStillGuest(guest);
    }

    @Test
    void theFifthAnswerMayBeTheRightOne() {
        guest("order-1");
        var code = asked();
        for (var tries = 0; tries < 4; tries++) {
            answer(otherThan(code));
        }

        assertThat(answer(code)).isPresent();
    }

    @Test
    void aCodeIsGoodForTenMinutesFromWhenItWasMade() {
        var guest = guest("order-1");
        request(claimant, ADDRESS);
        world.clock.advance(Duration.ofMinutes(9));
        mail(SHOP, claim());
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(answer(newestCode())).isEqualTo(REFUSED);

        assertStillGuest(guest);
    }

    @Test
    void aCodeIsGoodUntilTheLastMoment() {
        guest("order-1");
        var code = asked();
        world.clock.advance(Duration.ofMinutes(10).minusMillis(1));

        assertThat(answer(code)).isPresent();
    }

    @Test
    void aCodeIsGoodOnce() {
        guest("order-1");
        var code = asked();
        answer(code);
        var later = guest("order-2");

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertStillGuest(later);
    }

    @Test
    void aRequestForAnotherAddressReplacesTheOneBefore() {
        var guest = guest("order-1");
        var code = asked();

        request(claimant, "elsewhere@example.org");

        assertThat(answer(code)).isEqualTo(REFUSED);
        assertStillGuest(guest);
    }

    @Test
    void whereNoGuestIsLeftNothingIsClaimed() {
        var guest = guest("order-1");
        var code = asked();
        link(guest, eve);

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertThat(world.customer(guest).isOpenTo(eve)).isTrue();
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void withoutACodeNothingIsAnswered() {
        assertThat(answer("")).isEqualTo(REFUSED);
        request(claimant, ADDRESS);

        assertThat(answer("")).isEqualTo(REFUSED);
        assertThat(answer("-".repeat(64))).isEqualTo(REFUSED);
        assertThat(answer("x".repeat(1_000_000))).isEqualTo(REFUSED);
    }

    @Test
    void inATransactionOfTheHostNothingIsAskedOrAnswered() {
        guest("order-1");
        var code = asked();

        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> answer(code)))
                .isInstanceOf(RemoteCallInTransactionException.class);
        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> request(claimant, ADDRESS)))
                .isInstanceOf(RemoteCallInTransactionException.class);

        assertThat(answer(code)).isPresent();
    }

    @Test
    void tenThousandCodesOfWhichOneIsRightNeverGetIn() {
        var guest = guest("order-1");
        var code = asked();
        var random = World.random(47);
        var right = 5 + random.nextInt(9_995);

        for (var number = 0; number < 10_000; number++) {
            var tried = number == right ? code : String.format("%08X", random.nextInt());
            assertThat(answer(tried)).as("seed 47, number %s", number).isEqualTo(REFUSED);
        }

        assertStillGuest(guest);
    }

    @Test
    void codesDoNotComeTwice() {
        guest("order-1");

        var codes = Stream.generate(this::askedOnceAllowed).limit(200).toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(String.join("", codes).chars().distinct().count())
                .as("characters and the hyphen")
                .isEqualTo(33);
    }

    private String askedOnceAllowed() {
        world.clock.advance(Limit.CODE_REQUEST_BY_ADDRESS_AND_DAY.perPermit());
        return asked();
    }

    @Test
    void anotherWishOfTheSameAccountIsAnotherClaim() {
        assertThat(request(claimant, ADDRESS)).isEqualTo(Status.REQUESTED);
        var first = claim();

        request(claimant, "other@example.org");

        assertThat(claim().id()).isNotEqualTo(first.id());
        assertThat(storage.claims().find(SHOP, first.id())).isEmpty();
        assertThat(first.account()).contains(ada);
    }
}
