package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;

/** A customer whose account the shop made, and staff who put their record right; on a storage that may lack a guard. */
final class CorrectedScene {

    static final Duration LONGER_THAN_ANY_CALL = Duration.ofMinutes(3);

    final MeddledProvider lms = new MeddledProvider(LMS);
    final World world;
    final CustomerId customer;
    final Account account;

    CorrectedScene(Storage storage) {
        world = new World(storage, List.of(lms));
        customer = world.guestBuys(TYPED, "order-1");
        world.upkeep();
        account = world.customer(customer).linkAt(LMS).orElseThrow().account();
    }

    void correct(Field field, String value) {
        correct(SHOP, customer, Map.of(field, value));
    }

    /** As staff do: the form is filled with what is stored. */
    void correct(ShopId shop, CustomerId whom, Map<Field, String> values) {
        var office = world.chaland.backOffice();
        var staff = Staff.of(shop, "staff-7", "office", Purpose.ORDER_HANDLING);
        var form = office.editForm(staff, whom).orElseThrow();
        var stored = world.storage.customers().find(shop, whom).orElseThrow().details();
        var outcome = office.edit(staff, whom, with(stored, values), form.base(), Locale.ENGLISH);
        assertThat(outcome).isEqualTo(StaffOutcome.done(whom));
    }

    Contact record() {
        return world.customer(customer).details().contact();
    }

    /** What the account shows, be it suspended. */
    Contact there() {
        lms.users.reactivate(account);
        return lms.users.profile(account).orElseThrow();
    }

    /** Of that one and of everything else. */
    Optional<Task> task(String part) {
        return world.tasks(customer).stream()
                .filter(task -> task.kind() == Task.Kind.UPDATE_PROFILE)
                .filter(task -> task.topic().equals(Optional.of(part)))
                .findFirst();
    }

    void later(Duration time) {
        world.clock.advance(time);
        world.upkeep();
    }

    /** Until nothing is left that was put off. */
    void afterAWhile() {
        for (int round = 0; round < 4; round++) {
            later(Duration.ofMinutes(61));
        }
    }

    void assertShown() {
        assertThat(there()).isEqualTo(record());
        assertThat(world.tasks(customer)).noneMatch(task -> task.state() != Task.State.DONE);
    }
}
