package org.chaland.memory;

import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.chaland.model.Customer;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.CustomerStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of customers that do not keep one kind of value as it was given. */
final class BrokenCustomerValues {

    private BrokenCustomerValues() {}

    @DisplayName("A store that keeps milliseconds")
    @Breaks({"customerIsFoundAsItWasStored", "timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack"})
    static final class Milliseconds extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return inserting(customer -> customer.toBuilder()
                    .changedAt(customer.changedAt().truncatedTo(ChronoUnit.MILLIS))
                    .build());
        }
    }

    @DisplayName("A store that trims texts")
    @Breaks("textsComeBackUnchanged")
    static final class TrimmedTexts extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return inserting(customer -> customer.toBuilder()
                    .details(Texts.changed(customer.details(), String::trim))
                    .build());
        }
    }

    @DisplayName("A store that measures texts in chars")
    @Breaks("textsMayBeAsLongAsTheirFieldAllows")
    static final class LengthInChars extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return inserting(customer -> {
                customer.details().values().forEach((field, value) -> {
                    if (value.length() > field.maxLength()) {
                        throw new StorageException("Field " + field + " is too long for its column.");
                    }
                });
                return customer;
            });
        }
    }

    @DisplayName("A store that loses where a tombstone leads")
    @Breaks("tombstoneLeadsToItsSurvivor")
    static final class LostSurvivor extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return updating(customer -> customer.mergedInto().isPresent()
                    ? customer.toBuilder().state(Customer.State.ERASED).build()
                    : customer);
        }
    }

    @DisplayName("A store that forgets the time of change")
    @Breaks("updateWritesDetailsStateEpochAndTimeOfChange")
    static final class ForgottenTime extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return updating(customer ->
                    customer.toBuilder().changedAt(customer.createdAt()).build());
        }
    }

    private static Storage inserting(UnaryOperator<Customer> changed) {
        return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public boolean insert(Customer customer) {
                return super.insert(changed.apply(customer));
            }
        });
    }

    private static Storage updating(UnaryOperator<Customer> changed) {
        return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public boolean update(Customer customer) {
                return super.update(changed.apply(customer));
            }
        });
    }
}
