package org.chaland.spi.contract;

import org.junit.jupiter.api.Nested;

/**
 * Rules for the transactions of a storage: a part of {@link StorageContract}, for a host that wires a storage which has passed
 * the whole contract into transactions of its own.
 *
 * @since 0.1
 */
public abstract class TransactionContract {

    /** Returns a new fixture. Called once, before each test. */
    protected abstract StorageFixture fixture();

    @Nested
    class Transactions extends TransactionRunnerRules {

        @Override
        protected StorageFixture fixture() {
            return TransactionContract.this.fixture();
        }
    }

    @Nested
    class HostTransactions extends HostTransactionContract {

        @Override
        protected StorageFixture fixture() {
            return TransactionContract.this.fixture();
        }
    }

    @Nested
    class Locks extends LockRules {

        @Override
        protected StorageFixture fixture() {
            return TransactionContract.this.fixture();
        }
    }

    @Nested
    class Races extends RaceRules {

        @Override
        protected StorageFixture fixture() {
            return TransactionContract.this.fixture();
        }
    }
}
