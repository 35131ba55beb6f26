package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.backoffice.Staff;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.spi.StorageConflictException;
import org.junit.jupiter.api.Test;

/** What {@link RepeatedTransactions} finds: whatever work leaves behind outside the storage is there twice. */
class RepeatedTransactionsTest {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    private final MeddledStorage storage = new MeddledStorage(new RepeatedTransactions().get());
    private final World world = new World(storage);

    @Test
    void whatIsStoredIsThereOnceAndWhatIsLeftOutsideIsThereTwice() {
        var left = new ArrayList<Boolean>();
        var customer = Records.recordOf(world.user(People.ADA.contact()), Link.State.ACTIVE);

        storage.transactions().inTransaction(() -> left.add(storage.customers().insert(customer)));

        assertThat(left).containsExactly(true, true);
        assertThat(world.customer(customer.id()).version()).isEqualTo(1);
    }

    @Test
    void whoJoinsATransactionIsNotRepeatedAlone() {
        var left = new ArrayList<String>();

        storage.transactions().inTransaction(() -> {
            left.add("outer");
            return storage.transactions().inTransaction(() -> left.add("inner"));
        });

        assertThat(left).containsExactly("outer", "inner", "outer", "inner");
    }

    @Test
    void whoWasBeingReadWhenTheTransactionWasGivenUpIsExportedToo() {
        var all = customers(3);
        storage.before("CustomerStore.find", RepeatedTransactionsTest::giveUp);

        assertThat(world.chaland.backOffice().export(STAFF).map(ExportedCustomer::id))
                .containsExactlyElementsOf(all);
    }

    @Test
    void anExportThatKeepsItsPlaceInsideTheTransactionIsFoundToLoseThem() {
        var all = customers(3);
        storage.before("CustomerStore.find", RepeatedTransactionsTest::giveUp);

        assertThat(naiveExport()).containsExactlyElementsOf(all.subList(1, 3));
    }

    /** The twin: it goes on after whom it was about to read. */
    private List<CustomerId> naiveExport() {
        var read = new ArrayList<CustomerId>();
        var position = new AtomicReference<Optional<CustomerId>>(Optional.empty());
        storage.transactions().inTransaction(() -> {
            for (var entry : storage.directory().newest(SHOP, position.get(), 100)) {
                position.set(Optional.of(entry.id()));
                storage.customers().find(SHOP, entry.id()).map(Customer::id).ifPresent(read::add);
            }
            return read.size();
        });
        return read;
    }

    private static void giveUp() {
        throw new StorageConflictException("given up");
    }

    private List<CustomerId> customers(int number) {
        var all = new ArrayList<CustomerId>();
        for (var made = 0; made < number; made++) {
            var outcome = world.chaland
                    .backOffice()
                    .create(STAFF, details("Ada", "ada" + made + "@example.org"), Locale.ENGLISH);
            all.add(0, outcome.toOptional().orElseThrow().customer());
            world.clock.advance(Duration.ofMillis(1));
        }
        return all;
    }
}
