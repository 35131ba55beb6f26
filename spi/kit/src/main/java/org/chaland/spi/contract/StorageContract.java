package org.chaland.spi.contract;

import org.junit.jupiter.api.Nested;

/**
 * The contract of a {@link org.chaland.spi.Storage}: the rules of every store and of the transactions. Extend it, return a
 * fixture, and let the name of the class end in {@code Test}, because Surefire ignores other names:
 *
 * <pre>{@code
 * class MyStorageContractTest extends StorageContract {
 *
 *     @Override
 *     protected StorageFixture fixture() {
 *         return MyStorage::empty;
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class StorageContract extends TransactionContract {

    @Nested
    class Customers extends CustomerStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class CustomerLinking extends CustomerLinkingRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class CustomerUnlinking extends CustomerUnlinkingRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class CustomerDeletion extends CustomerDeletionRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Directory extends CustomerDirectoryRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Search extends CustomerSearchRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class SearchLists extends CustomerSearchListRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class KnownAddresses extends KnownAddressRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class SharedEmails extends SharedEmailRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Accounts extends AccountStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class AccountLooks extends AccountLookRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Checkouts extends CheckoutStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Claims extends ClaimStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class ClaimTransactions extends ClaimTransactionRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Purchases extends PurchaseStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class PurchaseLists extends PurchaseListRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class PurchaseAccess extends PurchaseAccessRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Tasks extends TaskStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class TaskLists extends TaskListRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class WaitingTasks extends WaitingTaskRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Seats extends SeatRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Courses extends CourseStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Leases extends LeaseRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Audit extends AuditLogRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Disclosures extends DisclosureStoreRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Retention extends RetentionRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Forgetting extends ForgettingRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class ManyRecords extends ManyRecordsRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }

    @Nested
    class Purge extends PurgeRules {

        @Override
        protected StorageFixture fixture() {
            return StorageContract.this.fixture();
        }
    }
}
