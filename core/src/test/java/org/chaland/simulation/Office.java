package org.chaland.simulation;

import java.util.EnumMap;
import java.util.Locale;
import org.chaland.backoffice.PreviewOutcome;
import org.chaland.backoffice.Staff;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.privacy.RunningAccess;

/** What staff do. */
final class Office {

    private static final Staff STAFF = Staff.of("staff-7", "office", Purpose.ORDER_HANDLING);

    private final Stage stage;

    Office(Stage stage) {
        this.stage = stage;
    }

    /** Before all begins: written through the ports. */
    void hasLinked(CustomerId guest, Account account) {
        var link = new Link(account, Link.Proof.STAFF, Link.State.ACTIVE, stage.clock.now());
        stage.links.linkedByStaff.add(account);
        stage.storage.customers().link(Stage.SHOP, guest, link);
    }

    Runnable merges(CustomerId from, CustomerId into) {
        return Stage.answered(() -> {
            var office = stage.chaland.backOffice();
            var preview = office.previewMerge(STAFF, Stage.SHOP, from, into);
            if (preview instanceof PreviewOutcome.Possible possible) {
                office.merge(STAFF, Stage.SHOP, possible.preview().token(), "One person");
            }
        });
    }

    /** A name of it that nobody else has; and whoever the record has become by then. */
    Runnable corrects(CustomerId guest, Field field, String value) {
        return Stage.answered(() -> stage.known.current(guest).ifPresent(customer -> {
            var office = stage.chaland.backOffice();
            office.editForm(STAFF, Stage.SHOP, customer.id()).ifPresent(form -> {
                var values = new EnumMap<Field, String>(Field.class);
                values.putAll(customer.details().values());
                values.put(field, value);
                office.edit(STAFF, Stage.SHOP, customer.id(), Details.of(values), form.base(), Locale.ENGLISH);
            });
        }));
    }

    /** Whatever accounts the guest has by then. */
    Runnable unlinks(CustomerId guest) {
        return Stage.answered(() -> stage.known
                .current(guest)
                .ifPresent(customer -> customer.links().forEach(link -> unlink(customer.id(), link.account()))));
    }

    private void unlink(CustomerId customer, Account account) {
        stage.links.unlinkedByStaff.add(account);
        stage.links.leftToStaff.add(customer);
        stage.chaland.backOffice().unlink(STAFF, Stage.SHOP, customer, account, "Not theirs");
    }

    /** Whoever the record has become by then gives up what they paid. */
    Runnable erases(CustomerId guest) {
        return Stage.answered(() -> stage.known
                .current(guest)
                .ifPresent(customer -> stage.chaland
                        .backOffice()
                        .erase(STAFF, Stage.SHOP, customer.id(), customer.version(), RunningAccess.GIVEN_UP)));
    }

    Runnable runsAgain() {
        return Stage.answered(() -> stage.known.tasks().stream()
                .filter(task -> task.state() == Task.State.STOPPED)
                .forEach(task -> stage.chaland.backOffice().runAgain(STAFF, Stage.SHOP, task.key())));
    }
}
