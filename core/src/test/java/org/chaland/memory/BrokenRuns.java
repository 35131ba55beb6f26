package org.chaland.memory;

import java.time.Duration;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;
import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;

/** The contracts, for a storage or a provider that a subclass breaks. */
final class BrokenRuns {

    private BrokenRuns() {}

    abstract static class Stored extends StorageContract {

        protected abstract Storage storage();

        /** How long a call is watched that a lock should keep waiting; a call that no lock keeps waiting ends it earlier. */
        protected Duration grace() {
            return Duration.ofMillis(300);
        }

        @Override
        protected StorageFixture fixture() {
            return new StorageFixture() {
                @Override
                public Storage storage() {
                    return Stored.this.storage();
                }

                @Override
                public Duration grace() {
                    return Stored.this.grace();
                }
            };
        }
    }

    abstract static class Provided extends IdentityProviderContract {

        protected abstract ForwardingProvider broken();

        @Override
        protected ProviderFixture fixture() {
            return new MemoryFixture(broken());
        }
    }
}
