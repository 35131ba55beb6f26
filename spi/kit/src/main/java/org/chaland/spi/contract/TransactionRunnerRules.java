package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.TransactionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link TransactionRunner}; how stores take part is told by {@link HostTransactionContract}. */
abstract class TransactionRunnerRules extends StoragePart {

    private final RuntimeException failure = new IllegalStateException("the work failed");

    private Storage storage;
    private TransactionRunner transactions;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        transactions = storage.transactions();
    }

    @Test
    void answerOfTheWorkIsReturned() {
        var answer = new Object();

        assertSame(answer, transactions.inTransaction(() -> answer));
    }

    @Test
    void workThatReturnsIsCommitted() {
        transactions.inTransaction(() -> insert(1) && insert(2));

        assertTrue(Threads.elsewhere(() -> isStored(1)));
        assertTrue(Threads.elsewhere(() -> isStored(2)));
    }

    @Test
    void workThatThrowsIsRolledBackAndItsVeryExceptionComesOut() {
        assertSame(failure, failureOf(() -> insert(1) && fail()));

        assertFalse(isStored(1));
    }

    @Test
    void workThatEndsInAnErrorIsRolledBackAsWell() {
        var error = new StackOverflowError("deep");

        var thrown = assertThrows(
                StackOverflowError.class,
                () -> transactions.inTransaction(() -> {
                    insert(1);
                    throw error;
                }));

        assertSame(error, thrown);
        assertFalse(isStored(1));
        assertFalse(transactions.isActive());
    }

    @Test
    void workSeesWhatItWrote() {
        assertTrue(transactions.inTransaction(() -> insert(1) && isStored(1)));
    }

    @Test
    void innerWorkJoinsTheOuterAndSeesWhatItWrote() {
        assertTrue(transactions.inTransaction(() -> insert(1) && transactions.inTransaction(() -> isStored(1))));
    }

    @Test
    void innerWorkIsCommittedWithTheOuter() {
        transactions.inTransaction(() -> transactions.inTransaction(() -> insert(1)) && insert(2));

        assertTrue(Threads.elsewhere(() -> isStored(1) && isStored(2)));
    }

    @Test
    void innerWorkIsRolledBackWithTheOuter() {
        assertSame(failure, failureOf(() -> transactions.inTransaction(() -> insert(1)) && fail()));

        assertFalse(isStored(1));
    }

    @Test
    void exceptionOfInnerWorkComesOutOfTheOuterUnchanged() {
        assertSame(failure, failureOf(() -> insert(1) && transactions.inTransaction(this::fail)));

        assertFalse(isStored(1));
    }

    @Test
    void swallowedFailureOfInnerWorkKeepsTheOuterFromCommitting() {
        assertThrows(
                StorageException.class,
                () -> transactions.inTransaction(() -> insert(1) && swallow(() -> insert(2) && fail()) && insert(3)));

        assertEquals(List.of(false, false, false), List.of(isStored(1), isStored(2), isStored(3)));
    }

    @Test
    void swallowedFailureTwoLevelsDownKeepsTheOuterFromCommitting() {
        assertThrows(
                StorageException.class,
                () -> transactions.inTransaction(
                        () -> insert(1) && transactions.inTransaction(() -> swallow(this::fail))));

        assertFalse(isStored(1));
    }

    @Test
    void outerExceptionComesOutAlsoAfterASwallowedFailure() {
        var other = new UnsupportedOperationException("another failure");

        var thrown = assertThrows(
                UnsupportedOperationException.class,
                () -> transactions.inTransaction(() -> {
                    swallow(this::fail);
                    throw other;
                }));

        assertSame(other, thrown);
    }

    @Test
    void messageOfAFailedCommitCarriesNoStoredText() {
        var thrown = assertThrows(
                StorageException.class,
                () -> transactions.inTransaction(() -> insert(1) && swallow(() -> insert(2) && fail())));

        assertFalse(Messages.of(thrown).contains("zoe@example.org"));
    }

    @Test
    void failureOfOneTransactionHarmsNoLaterOne() {
        failureOf(() -> insert(1) && fail());
        assertThrows(StorageException.class, () -> transactions.inTransaction(() -> swallow(this::fail)));

        transactions.inTransaction(() -> insert(1));

        assertTrue(Threads.elsewhere(() -> isStored(1)));
    }

    @Test
    void transactionIsActiveWhileItsWorkRunsAndNeitherBeforeNorAfter() {
        var seen = new ArrayList<Boolean>();

        seen.add(transactions.isActive());
        transactions.inTransaction(() -> {
            seen.add(transactions.isActive());
            seen.add(transactions.inTransaction(transactions::isActive));
            return seen.add(transactions.isActive());
        });
        seen.add(transactions.isActive());

        assertEquals(List.of(false, true, true, true, false), seen);
    }

    @Test
    void transactionIsStillActiveAfterASwallowedFailureAndEndsWithTheOuter() {
        var seen = new ArrayList<Boolean>();

        assertThrows(
                StorageException.class,
                () -> transactions.inTransaction(() -> {
                    swallow(this::fail);
                    return seen.add(transactions.isActive());
                }));
        seen.add(transactions.isActive());

        assertEquals(List.of(true, false), seen);
    }

    @Test
    void noTransactionIsActiveAfterAFailure() {
        failureOf(this::fail);

        assertFalse(transactions.isActive());
    }

    @Test
    void transactionOfOneThreadIsNotActiveOnAnother() {
        assertFalse(transactions.inTransaction(() -> Threads.elsewhere(transactions::isActive)));
    }

    @Test
    void storesByThemselvesLeaveNoTransactionActive() {
        insert(1);
        insert(1);

        assertFalse(transactions.isActive());
    }

    private boolean insert(int number) {
        return storage.customers().insert(guest(number));
    }

    private boolean isStored(int number) {
        return storage.customers().find(SHOP, id(number)).isPresent();
    }

    private boolean fail() {
        throw failure;
    }

    private boolean swallow(Supplier<Boolean> inner) {
        assertSame(failure, failureOf(inner));
        return true;
    }

    private RuntimeException failureOf(Supplier<Boolean> work) {
        return assertThrows(RuntimeException.class, () -> transactions.inTransaction(work));
    }
}
