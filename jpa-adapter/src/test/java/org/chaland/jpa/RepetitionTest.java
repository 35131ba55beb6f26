package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.model.CustomerId;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that the database gave up is repeated as a whole, by whoever began it. */
@Tag("matrix")
class RepetitionTest {

    private final List<Long> bounds = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final TestDatabase database = TestDatabase.create();
    private final PlainHost host = new PlainHost(database.factory());
    private final Transactions transactions = new ResourceLocalTransactions(database.factory(), bound -> {
        bounds.add(TimeUnit.NANOSECONDS.toMillis(bound));
        return 0;
    });

    @AfterEach
    void close() {
        host.close();
        database.close();
    }

    @Test
    void transactionThatIsGivenUpFourTimesEndsWell() {
        assertThat(transactions.inTransaction(() -> lostUntil(5))).isEqualTo(5);
        assertThat(bounds).containsExactly(20L, 40L, 80L, 160L);
    }

    @Test
    void fifthLossIsTold() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> lostUntil(6)))
                .isInstanceOf(StorageConflictException.class);
        assertThat(runs).hasValue(5);
    }

    @Test
    void otherFailuresAreNotRepeated() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    runs.incrementAndGet();
                    throw new StorageException("unknown outcome");
                }))
                .isInstanceOf(StorageException.class);
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverBeganTheTransactionRepeatsTheWholeOfItAndNothingOfTheFirstIsLeft(boolean joining) {
        var storage = joining ? host.storage() : database.storage();

        var stored = storage.transactions().inTransaction(() -> storedUnlessLost(storage, 2));

        assertThat(runs).hasValue(2);
        assertThat(database.count("select count(*) from chaland_customer")).isEqualTo(1);
        assertThat(storage.customers().find(Samples.SHOP, stored)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverJoinedLetsItPass(boolean joining) {
        var storage = joining ? host.storage() : database.storage();

        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> {
                    assertThatThrownBy(() -> storage.transactions().inTransaction(() -> lostUntil(99)))
                            .isInstanceOf(StorageConflictException.class);
                    assertThat(runs).hasValue(1);
                    throw new StorageException("not repeated either");
                }))
                .hasMessage("not repeated either");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readingOutsideATransactionIsRepeatedToo(boolean joining) {
        var read = (joining ? new HostTransactions(host::manager, host) : transactions)
                .read("read", "it", manager -> lostUntil(2));

        assertThat(read).isEqualTo(2);
    }

    private CustomerId storedUnlessLost(Storage storage, int last) {
        var customer = Samples.guest();
        storage.customers().insert(customer);
        lostUntil(last);
        return customer.id();
    }

    private int lostUntil(int last) {
        if (runs.incrementAndGet() < last) {
            throw new StorageConflictException("given up");
        }
        return runs.get();
    }
}
