package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chaland.claim.Claims.Claimed;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.internal.Digests;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I16: several answers to a claim, or several claims of one account, at the same time: none counts twice, and none fails. */
@Tag("repeatable")
class ClaimRacesTest extends ClaimJourney {

    private static final int MANY = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(MANY);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aSecondRightAnswerThatComesBetweenLosesTheFirst() {
        var own = ownRecord();
        guest("order-1");
        var code = asked();
        var between = new ArrayList<Optional<Claimed>>();
        storage.after("ClaimStore.update", () -> between.add(answer(code)));

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertThat(between).containsExactly(Optional.of(new Claimed(own, 1, 1)));
    }

    @Test
    void ofManyRightAnswersAtOnceOneSucceeds() throws Exception {
        var own = ownRecord();
        guest("order-1");
        var code = asked();

        var outcomes = atOnce(number -> answer(code));

        assertThat(Collections.frequency(outcomes, Optional.of(new Claimed(own, 1, 1))))
                .isEqualTo(1);
        assertThat(Collections.frequency(outcomes, REFUSED)).isEqualTo(MANY - 1);
    }

    @Test
    void ofManyRightAnswersAtOnceOneSucceedsForWhoHasNoRecord() throws Exception {
        var guest = guest("order-1");
        var code = asked();

        var outcomes = atOnce(number -> answer(code));

        assertThat(Collections.frequency(outcomes, Optional.of(new Claimed(guest, 1, 1))))
                .isEqualTo(1);
        assertThat(Collections.frequency(outcomes, REFUSED)).isEqualTo(MANY - 1);
    }

    @Test
    void ofManyWrongAnswersAtOnceNoneIsMissed() throws Exception {
        guest("order-1");
        var code = asked();

        var outcomes = atOnce(number -> answer(otherThan(code)));

        assertThat(outcomes).containsOnly(REFUSED);
        assertThat(answer(code)).as("five were counted").isEqualTo(REFUSED);
    }

    @Test
    void aTryIsCountedBeforeTheCodeIsLookedAt() {
        guest("order-1");
        var code = asked();
        storage.before("ClaimStore.update", () -> {
            for (var tries = 0; tries < 5; tries++) {
                answer(otherThan(code));
            }
        });

        assertThat(answer(code)).as("a sixth one, read before the five").isEqualTo(REFUSED);
    }

    @Test
    void aTryThatLosesARaceIsCountedToo() {
        guest("order-1");
        var code = asked();
        storage.before("ClaimStore.update", () -> {
            for (var tries = 0; tries < 3; tries++) {
                answer(otherThan(code));
            }
        });

        answer(otherThan(code));

        assertThat(claim().tries()).isEqualTo(4);
    }

    @Test
    void aSixthAnswerThatComesBeforeTheFifthHasEndedTheClaimIsRefused() {
        guest("order-1");
        var code = asked();
        for (var tries = 0; tries < 4; tries++) {
            answer(otherThan(code));
        }
        var sixth = new ArrayList<Optional<Claimed>>();
        storage.before("ClaimStore.delete", () -> sixth.add(answer(code)));

        answer(otherThan(code));

        assertThat(sixth).containsExactly(REFUSED);
    }

    @Test
    void aClaimThatIsReplacedWhileItIsAnsweredIsVoid() {
        var guest = guest("order-1");
        var code = asked();
        storage.after("ClaimStore.update", () -> request(claimant, "elsewhere@example.org"));

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertStillGuest(guest);
        assertThat(claim().tries()).isZero();
    }

    @Test
    void ofManyRequestsAtOnceOneClaimIsLeft() throws Exception {
        stuckGuest("order-1");

        var outcomes = atOnce(number -> request(claimant, ADDRESS));

        assertThat(outcomes).contains(Status.REQUESTED).isSubsetOf(Status.REQUESTED, Status.TOO_OFTEN);
        world.upkeep();
        assertThat(codes()).hasSize(1);
        assertThat(answer(newestCode())).isPresent();
    }

    @Test
    void aRequestThatLosesToOneForAnotherAddressReplacesIt() {
        guest("order-1");
        var email = CanonicalEmail.of("elsewhere@example.org").orElseThrow();
        var faster = Claim.builder(
                        new UUID(4, 4), SHOP, Claim.Purpose.TAKE_RECORDS, Digests.askerOf(ada), email, World.START)
                .account(ada, Optional.empty())
                .build();
        storage.before("ClaimStore.insert", () -> storage.claims().insert(faster));

        request(claimant, ADDRESS);
        mail(SHOP, claim());

        assertThat(answer(newestCode())).isPresent();
    }

    private <T> List<T> atOnce(IntFunction<T> step) throws Exception {
        var together = new CyclicBarrier(MANY);
        var outcomes = new ArrayList<T>();
        for (var running : threads.invokeAll(IntStream.range(0, MANY)
                .<Callable<T>>mapToObj(number -> () -> {
                    together.await(30, TimeUnit.SECONDS);
                    return step.apply(number);
                })
                .toList())) {
            outcomes.add(running.get(60, TimeUnit.SECONDS));
        }
        return outcomes;
    }
}
