package org.chaland.memory;

import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.RaceContract;
import org.junit.jupiter.api.DisplayName;

/** Storages that are sound until two want the same thing. */
final class BrokenRaces {

    private BrokenRaces() {}

    @DisplayName("A store that compares the version first and writes later")
    @Breaks("changesOfACustomerLoseNone")
    static final class VersionComparedTooEarly extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(AnyVersion.ofCustomers(sound)) {
                private final Gap gap = new Gap();

                @Override
                public boolean update(Customer customer) {
                    var isCurrent = find(customer.shop(), customer.id())
                            .filter(before -> before.version() == customer.version())
                            .isPresent();
                    gap.pass();
                    return isCurrent && super.update(customer);
                }
            });
        }
    }

    @DisplayName("A store that looks for the reference first and stores later")
    @Breaks("oneOfManyPurchasesOfAReferenceIsStored")
    static final class ReferenceComparedTooEarly extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                private final Gap gap = new Gap();

                @Override
                public boolean insert(Purchase purchase) {
                    var isNew = find(purchase.ref()).isEmpty();
                    gap.pass();
                    return isNew && (super.insert(purchase) || true);
                }
            });
        }
    }

    @DisplayName("A store that gives one task to many workers")
    @Breaks("oneOfManyWorkersLeasesATask")
    static final class SharedLease extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(AnyVersion::ofTasks);
        }
    }

    @DisplayName("A store that fails when a customer loses a race for an account")
    @Breaks({
        "customerGetsOneOfManyAccountsOfAnIssuer",
        "oneOfManyCustomersGetsAnAccount",
        "oneOfManyCustomersGetsAnAccountInTransactionsOfWhichNoneFails",
        "oneOfManyNewCustomersWithAnAccountIsStored",
        "oneOfManyNewCustomersWithAnAccountIsStoredInTransactionsOfWhichNoneFails"
    })
    static final class FailureOfACustomerThatLost extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    if (!super.insert(customer)) {
                        throw hit("uq_link_account");
                    }
                    return true;
                }

                @Override
                public Linking link(ShopId shop, CustomerId id, Link link) {
                    var answer = super.link(shop, id, link);
                    if (answer != Linking.LINKED) {
                        throw hit("uq_link_account");
                    }
                    return answer;
                }
            });
        }
    }

    @DisplayName("A store that fails when a task loses a race")
    @Breaks({"oneOfManyTasksOfAKeyIsStored", "oneOfManyTasksOfAKeyIsStoredInTransactionsOfWhichNoneFails"})
    static final class FailureOfATaskThatLost extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean insert(Task task) {
                    if (!super.insert(task)) {
                        throw hit("uq_task_key");
                    }
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that fails when a checkout loses a race")
    @Breaks("oneOfManyCheckoutsOfAHashIsStored")
    static final class FailureOfACheckoutThatLost extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean insert(Checkout checkout) {
                    if (!super.insert(checkout)) {
                        throw hit("uq_checkout_handle");
                    }
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that fails when a purchase loses a race")
    @Breaks({
        "oneOfManyPurchasesOfAReferenceIsStored",
        "oneOfManyPurchasesOfAReferenceIsStoredInTransactionsOfWhichNoneFails"
    })
    static final class FailureOfAPurchaseThatLost extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean insert(Purchase purchase) {
                    if (!super.insert(purchase)) {
                        throw hit("uq_purchase_reference");
                    }
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that writes a purchase whatever version was read")
    @Breaks("oneOfManyChangesOfAPurchaseIsWritten")
    static final class AnyVersionOfAPurchase extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(AnyVersion::ofPurchases);
        }
    }

    @DisplayName("A store that writes a checkout whatever version was read")
    @Breaks("oneOfManyChangesOfACheckoutIsWritten")
    static final class AnyVersionOfACheckout extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(AnyVersion::ofCheckouts);
        }
    }

    private static StorageException hit(String constraint) {
        return new StorageException("Constraint " + constraint + " was hit.");
    }
}
