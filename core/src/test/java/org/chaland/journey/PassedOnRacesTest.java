package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.CorrectedScene.LONGER_THAN_ANY_CALL;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put right while something else is under way, is lost or fails: in the end the account shows what the record says. */
class PassedOnRacesTest {

    private final CorrectedScene scene = new CorrectedScene(StorageUnderTest.fresh());
    private final MeddledProvider lms = scene.lms;
    private final World world = scene.world;

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void whatIsPutRightWhileAWorkerIsAtItIsPassedOnAsWell(String when) {
        correctTwice(scene, when);

        scene.assertShown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void whereATaskIsNotFencedItIsLost(String when) {
        var unfenced = new CorrectedScene(unfenced(StorageUnderTest.fresh()));
        correctTwice(unfenced, when);

        assertThat(unfenced.there().city()).contains("Lyon");
        assertThat(unfenced.record().city()).contains("Nice");
    }

    private static void correctTwice(CorrectedScene scene, String when) {
        scene.correct(Field.CITY, "Lyon");
        meanwhile(scene.lms, when, () -> scene.correct(Field.CITY, "Nice"));

        scene.world.upkeep();
        scene.afterAWhile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void alsoIfTheReplyIsLost(String when) {
        scene.correct(Field.CITY, "Lyon");
        meanwhile(lms, when, () -> {
            scene.correct(Field.CITY, "Nice");
            throw new ProviderUnavailableException("lost");
        });

        world.upkeep();
        scene.afterAWhile();

        scene.assertShown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void alsoIfAnotherWorkerOvertakesThisOne(String when) {
        scene.correct(Field.CITY, "Lyon");
        meanwhile(lms, when, () -> {
            scene.correct(Field.CITY, "Nice");
            scene.later(LONGER_THAN_ANY_CALL);
        });

        world.upkeep();
        scene.afterAWhile();

        scene.assertShown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void alsoIfTheWorkerDies(String when) {
        scene.correct(Field.CITY, "Lyon");
        meanwhile(lms, when, () -> {
            scene.correct(Field.FAMILY_NAME, "Married");
            throw new Death();
        });

        assertThatThrownBy(world::upkeep).isInstanceOf(Death.class);
        scene.afterAWhile();

        scene.assertShown();
    }

    @Test
    void aCallThatLandsLateIsNotTheLast() {
        landsLate(scene, Duration.ofSeconds(30));

        scene.assertShown();
    }

    @Test
    void aSlowProviderIsWaitedForAsLongAsItSays() {
        scene.lms.takes(Duration.ofMinutes(5));
        landsLate(scene, LONGER_THAN_ANY_CALL);

        scene.assertShown();
    }

    /** That is longer than calls usually take. */
    @Test
    void aProviderThatDoesNotSayHowSlowItIsIsNot() {
        landsLate(scene, LONGER_THAN_ANY_CALL);

        assertThat(scene.there().city()).contains("Lyon");
        assertThat(scene.record().city()).contains("Nice");
    }

    @Test
    void whereNobodyWaitsForItItIs() {
        var impatient = new CorrectedScene(
                Naive.changed(StorageUnderTest.fresh(), Map.of("LeaseStore.take", (arguments, answer) -> true)));

        landsLate(impatient, Duration.ofSeconds(30));

        assertThat(impatient.there().city()).contains("Lyon");
        assertThat(impatient.record().city()).contains("Nice");
    }

    /** So much later, when the next correction could have been passed on already. */
    private static void landsLate(CorrectedScene scene, Duration late) {
        scene.correct(Field.CITY, "Lyon");
        var before = scene.record();
        scene.lms.down("update");
        scene.world.upkeep();

        scene.correct(Field.CITY, "Nice");
        scene.later(late);
        scene.lms.users.update(scene.account, before);
        scene.afterAWhile();
    }

    @Test
    void noTwoCallsAboutOneAccountAreUnderWayAtOnce() {
        var others = new AtomicInteger();
        scene.correct(Field.CITY, "Lyon");
        lms.before("update", () -> {
            scene.correct(Field.EMAIL, "new@example.org");
            lms.before("update", others::incrementAndGet);
            world.upkeep();
            assertThat(others).hasValue(0);
        });

        world.upkeep();
        scene.afterAWhile();

        assertThat(others).hasValue(1);
        scene.assertShown();
    }

    @Test
    void aProviderThatIsDownForADayGetsTheLastOfWhatWasPutRightMeanwhile() {
        lms.always(() -> {
            throw new ProviderUnavailableException("down");
        });
        for (int hour = 0; hour < 24; hour++) {
            scene.correct(Field.CITY, "City " + hour);
            scene.later(Duration.ofHours(1));
        }
        assertThat(scene.task("details").orElseThrow().reason()).contains("provider-unavailable");
        lms.always(() -> {});

        scene.afterAWhile();

        scene.assertShown();
        assertThat(scene.there().city()).contains("City 23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void whatIsPutRightWhileTheAccountIsBeingMadeIsPassedOn(String when) {
        var buyer = buysWhile(scene, when);

        assertShown(scene, buyer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void whereTheRecordIsNotLookedAtAgainItIsLost(String when) {
        var forgetful = new CorrectedScene(Naive.changed(
                StorageUnderTest.fresh(),
                Map.of(
                        "CustomerStore.lock",
                        (arguments, answer) -> ((Optional<?>) answer)
                                .map(found -> ((Customer) found)
                                        .toBuilder().details(ADA).build()))));

        var buyer = buysWhile(forgetful, when);

        assertThat(there(forgetful, buyer).city()).contains("Paris");
    }

    private static CustomerId buysWhile(CorrectedScene scene, String when) {
        var buyer = scene.world.guestBuys(ADA, "order-2");
        Runnable deed = () -> scene.correct(SHOP, buyer, Map.of(Field.CITY, "Nice"));
        if (when.equals("before")) {
            scene.lms.before("create", deed);
        } else {
            scene.lms.after("create", deed);
        }
        scene.world.upkeep();
        scene.afterAWhile();
        return buyer;
    }

    @Test
    void anAccountThatWasMadeUnheardShowsWhatWasPutRightSince() {
        var buyer = world.guestBuys(ADA, "order-2");
        lms.after("create", () -> {
            lms.down("find");
            throw new ProviderUnavailableException("lost");
        });
        world.upkeep();

        scene.correct(SHOP, buyer, Map.of(Field.CITY, "Nice"));
        scene.afterAWhile();

        assertShown(scene, buyer);
    }

    @Test
    void ofWhoeverIsErasedNothingIsPassedOnAnyMore() {
        scene.correct(Field.CITY, "Lyon");
        lms.before("update", () -> {
            throw new AssertionError("It was passed on.");
        });

        erase();
        scene.afterAWhile();

        assertThat(scene.task("details").orElseThrow().state()).isEqualTo(Task.State.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void whoeverIsErasedWhileAWorkerIsAtItStaysErased(String when) {
        scene.correct(Field.CITY, "Lyon");
        meanwhile(lms, when, () -> {
            erase();
            world.upkeep();
        });

        world.upkeep();
        scene.afterAWhile();

        assertThat(world.customer(scene.customer).state()).isEqualTo(Customer.State.ERASED);
        assertThat(world.customer(scene.customer).links()).isEmpty();
        assertThat(lms.users.stateOf(scene.account)).isNotEqualTo(AccountState.ACTIVE);
        assertThat(scene.task("details").orElseThrow().state()).isEqualTo(Task.State.DONE);
    }

    private void erase() {
        var outcome = world.chaland.privacy().erase(Visit.of(SHOP, Visitor.signedIn(scene.account)), true);
        assertThat(outcome.orElseThrow().erased()).isTrue();
    }

    private static void assertShown(CorrectedScene scene, CustomerId buyer) {
        assertThat(there(scene, buyer))
                .isEqualTo(scene.world.customer(buyer).details().contact());
        assertThat(there(scene, buyer).city()).contains("Nice");
        assertThat(scene.world.tasks(buyer)).noneMatch(task -> task.state() != Task.State.DONE);
    }

    private static Contact there(CorrectedScene scene, CustomerId buyer) {
        return scene.world
                .customer(buyer)
                .linkAt(LMS)
                .map(Link::account)
                .flatMap(scene.lms.users::profile)
                .orElseThrow();
    }

    private static void meanwhile(MeddledProvider lms, String when, Runnable deed) {
        if (when.equals("before")) {
            lms.before("update", deed);
        } else {
            lms.after("update", deed);
        }
    }

    /** Whoever had a lease may write, whatever was written since. */
    private static Storage unfenced(Storage sound) {
        return Naive.changed(
                sound,
                Map.of(
                        "TaskStore.update",
                        (arguments, answer) -> (boolean) answer || written(sound, (Task) arguments[0])));
    }

    private static boolean written(Storage sound, Task task) {
        return sound.tasks()
                .find(task.shop(), task.key())
                .map(stored -> task.toBuilder().version(stored.version()).build())
                .filter(sound.tasks()::update)
                .isPresent();
    }

    /** Of a worker: nothing more of it runs. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }
}
