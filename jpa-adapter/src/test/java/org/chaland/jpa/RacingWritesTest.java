package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that is taken is an answer, and what the transaction did before and does after is kept (I16). */
@Tag("matrix")
class RacingWritesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final PlainHost HOST = new PlainHost(DATABASE.factory());

    static Stream<Arguments> modes() {
        return Modes.of(DATABASE, HOST);
    }

    @AfterAll
    static void close() {
        HOST.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void customerOfATakenId(Storage storage) {
        var taken = Samples.guest();
        storage.customers().insert(taken);

        losesAndGoesOn(storage, () -> storage.customers().insert(taken));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void customerWithATakenAccountLeavesNoCustomer(Storage storage) {
        var account = Samples.account();
        storage.customers().insert(Samples.linked(account));
        var second = Samples.guest().toBuilder()
                .links(List.of(
                        Link.signedIn(new Account("https://other.example.org", "s"), NOW), Link.signedIn(account, NOW)))
                .build();

        losesAndGoesOn(storage, () -> storage.customers().insert(second));

        assertThat(storage.customers().find(SHOP, second.id())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void purchaseOfATakenReference(Storage storage) {
        var taken = Samples.purchase(Samples.ref(), new CustomerId(Samples.id()));
        storage.purchases().insert(taken);

        losesAndGoesOn(storage, () -> storage.purchases().insert(taken));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void checkoutOfATakenHandle(Storage storage) {
        var taken = Samples.checkout();
        storage.checkouts().insert(taken);
        var second =
                Checkout.builder(Samples.id(), SHOP, taken.handleHash(), NOW).build();

        losesAndGoesOn(storage, () -> storage.checkouts().insert(second));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void claimOfAnAccountThatHasOne(Storage storage) {
        var account = Samples.account();
        storage.claims().insert(Samples.claim(account));

        losesAndGoesOn(storage, () -> storage.claims().insert(Samples.claim(account)));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void taskOfATakenKey(Storage storage) {
        var key = "provision/" + Samples.id();
        storage.tasks().insert(Samples.task(key, new CustomerId(Samples.id())));

        losesAndGoesOn(storage, () -> storage.tasks().insert(Samples.task(key, new CustomerId(Samples.id()))));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void accountThatIsLinkedElsewhere(Storage storage) {
        var account = Samples.account();
        storage.customers().insert(Samples.linked(account));
        var guest = Samples.guest();
        storage.customers().insert(guest);

        losesAndGoesOn(
                storage,
                () -> storage.customers().link(SHOP, guest.id(), Link.signedIn(account, NOW)) == Linking.LINKED);

        assertThat(storage.customers().find(SHOP, guest.id()).orElseThrow().version())
                .isEqualTo(guest.version());
    }

    private static void losesAndGoesOn(Storage storage, BooleanSupplier racingWrite) {
        var before = Samples.guest();
        var after = Samples.guest();

        boolean won = storage.transactions().inTransaction(() -> {
            storage.customers().insert(before);
            boolean answer = racingWrite.getAsBoolean();
            storage.customers().insert(after);
            return answer;
        });

        assertThat(won).isFalse();
        assertThat(storage.customers().find(SHOP, before.id())).isPresent();
        assertThat(storage.customers().find(SHOP, after.id())).isPresent();
    }
}
