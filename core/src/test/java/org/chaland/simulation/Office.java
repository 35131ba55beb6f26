package org.chaland.simulation;

import java.util.EnumMap;
import java.util.Locale;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;

/** What staff do. */
final class Office {

    private static final Staff STAFF = Staff.of(Stage.SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

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
            var preview = office.previewMerge(STAFF, from, into);
            if (preview instanceof StaffOutcome.Done<MergePreview> possible) {
                office.merge(STAFF, possible.value().token(), "One person");
            }
        });
    }

    /** A name of it that nobody else has; and whoever the record has become by then. */
    Runnable corrects(CustomerId guest, Field field, String value) {
        return Stage.answered(() -> stage.known.current(guest).ifPresent(customer -> {
            var office = stage.chaland.backOffice();
            office.editForm(STAFF, customer.id()).ifPresent(form -> {
                var values = new EnumMap<Field, String>(Field.class);
                values.putAll(customer.details().values());
                values.put(field, value);
                office.edit(STAFF, customer.id(), Details.of(values), form.base(), Locale.ENGLISH);
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
        stage.chaland.backOffice().unlink(STAFF, customer, account, "Not theirs");
    }

    /** Whoever the record has become by then gives up what they paid. */
    Runnable erases(CustomerId guest) {
        return Stage.answered(() -> stage.known
                .current(guest)
                .ifPresent(
                        customer -> stage.chaland.backOffice().erase(STAFF, customer.id(), customer.version(), true)));
    }

    /** Restricts the record, and takes it into use again. */
    Runnable[] restrictsAndLifts(CustomerId guest) {
        return new Runnable[] {
            Stage.answered(() -> stage.known
                    .current(guest)
                    .ifPresent(customer -> stage.chaland
                            .backOffice()
                            .restrict(STAFF, customer.id(), customer.version(), "A dispute"))),
            Stage.answered(() -> stage.known
                    .current(guest)
                    .ifPresent(customer -> stage.chaland
                            .backOffice()
                            .liftRestriction(STAFF, customer.id(), customer.version(), "It is settled")))
        };
    }

    Runnable runsAgain() {
        return Stage.answered(() -> stage.known.tasks().stream()
                .filter(task -> task.state() == Task.State.STOPPED)
                .forEach(task -> stage.chaland.backOffice().runAgain(STAFF, task.key())));
    }
}
