package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.CustomerView.TaskView;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A customer with all that belongs to them; lists that are longer than a page go on. */
@Tag("repeatable")
class OfficeViewTest extends OfficeJourney {

    @Test
    void staffSeeEverythingThatBelongsToACustomer() {
        var customer = buyer(TYPED, "order-1");
        recorded(customer, "order-2");
        var other = created(details("Other", "typed@example.org"));
        world.upkeep();

        var view = view(customer);

        assertThat(view.customer().details()).isEqualTo(TYPED);
        assertThat(view.customer().links()).extracting(Link::proof).containsExactly(Link.Proof.CREATED);
        assertThat(view.counts()).isEqualTo(new Purchase.Counts(1, 1, 0));
        assertThat(view.purchases().items())
                .extracting(purchase -> purchase.ref().reference())
                .containsExactlyInAnyOrder("order-1", "order-2");
        assertThat(view.tasks()).extracting(shown -> shown.task().kind()).contains(Task.Kind.PROVISION);
        assertThat(view.audit().items())
                .extracting(AuditEntry::action)
                .containsExactlyInAnyOrder(
                        AuditEntry.Action.CREATED,
                        AuditEntry.Action.PURCHASE_RECORDED,
                        AuditEntry.Action.PURCHASE_RECORDED);
        assertThat(view.audit().items()).extracting(AuditEntry::staff).containsOnly(STAFF.id());
        assertThat(view.sameAddress()).extracting(CustomerEntry::id).containsExactly(other);
        assertThat(view.tombstones()).isEmpty();
    }

    @Test
    void aTombstoneLeadsToItsSurvivorAndTheSurvivorNamesIt() {
        var from = created(TYPED);
        var into = created(ADA);
        merge(from, into);

        assertThat(office.view(STAFF, from, Locale.ENGLISH)).isEqualTo(StaffOutcome.refused(Refusal.MERGED, into));
        assertThat(view(into).tombstones()).containsExactly(from);
    }

    @Test
    void whatWasToBeDoneForATombstoneIsShownWithItsSurvivor() {
        var from = buyer(TYPED, "order-1");
        var into = created(ADA);
        merge(from, into);

        assertThat(view(into).tasks())
                .extracting(shown -> shown.task().customer())
                .contains(from);
    }

    @Test
    void aCustomerOfAnotherShopIsUnknown() {
        var customer = created(TYPED);

        assertThat(office.view(STAFF_ELSEWHERE, customer, Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
    }

    @Test
    void aTaskThatStoppedStandsFirstAndTellsWhatCanBeDone() {
        var customer = buyer(ADA, "order-1");
        world.upkeep();

        var shown = view(customer).tasks().get(0);

        assertThat(shown.task().state()).isEqualTo(Task.State.STOPPED);
        assertThat(shown.task().reason()).contains("email-taken");
        assertThat(shown.canRunAgain()).isTrue();
        assertThat(shown.explanation().orElseThrow()).contains("link it here");
        assertThat(inFrench(customer)).contains("liez-le ici");
    }

    @Test
    void aReasonWithoutATextGetsTheGeneralOne() {
        var customer = created(TYPED);
        task(customer, 1, Optional.of("some-new-code"));
        task(customer, 2, Optional.empty());

        var explanations =
                view(customer).tasks().stream().map(TaskView::explanation).toList();

        assertThat(explanations).hasSize(3).contains(Optional.empty());
        assertThat(explanations.stream().flatMap(Optional::stream))
                .singleElement()
                .asString()
                .contains("run it again");
    }

    @Test
    void whatHasStoppedInTheShopIsListedPageByPage() {
        var customer = created(TYPED);
        world.upkeep();
        for (var number = 0; number < BackOffice.PAGE_SIZE + 1; number++) {
            task(customer, number, Optional.of("not-permitted"));
        }
        world.storage
                .tasks()
                .insert(Task.builder(new UUID(0, 99), ELSEWHERE, Task.Kind.TELL, "key", World.START)
                        .customer(customer)
                        .state(Task.State.STOPPED)
                        .build());

        var first = office.waitingTasks(STAFF, Optional.empty(), Locale.ENGLISH);
        var second = office.waitingTasks(STAFF, first.next(), Locale.ENGLISH);

        assertThat(first.items()).hasSize(BackOffice.PAGE_SIZE).allMatch(TaskView::canRunAgain);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aStoppedTaskIsShownHoweverManyAreDone() {
        var customer = created(TYPED);
        task(customer, 0, Optional.of("not-permitted"));
        for (var number = 1; number < 2 * BackOffice.PAGE_SIZE; number++) {
            world.storage
                    .tasks()
                    .insert(Task.builder(
                                    new UUID(0, number),
                                    SHOP,
                                    Task.Kind.TELL,
                                    "done-" + number,
                                    World.START.plusSeconds(number))
                            .customer(customer)
                            .state(Task.State.DONE)
                            .build());
        }

        var tasks = view(customer).tasks();

        assertThat(tasks).hasSize(BackOffice.PAGE_SIZE);
        assertThat(tasks.get(0).canRunAgain()).isTrue();
    }

    @Test
    void purchasesAndWhatStaffDidGoOnPageByPage() {
        var customer = created(TYPED);
        for (var number = 0; number < BackOffice.PAGE_SIZE + 2; number++) {
            recorded(customer, "order-" + number);
            world.clock.advance(Duration.ofSeconds(1));
        }

        var view = view(customer);
        var purchases = office.purchases(STAFF, customer, view.purchases().next());
        var audit = office.audit(STAFF, customer, view.audit().next());

        assertThat(view.counts().placed()).isEqualTo(BackOffice.PAGE_SIZE + 2);
        assertThat(references(view.purchases())).hasSize(BackOffice.PAGE_SIZE).doesNotContain("order-1");
        assertThat(references(purchases)).containsExactly("order-1", "order-0");
        assertThat(audit.items())
                .extracting(AuditEntry::action)
                .containsExactlyInAnyOrder(
                        AuditEntry.Action.PURCHASE_RECORDED,
                        AuditEntry.Action.PURCHASE_RECORDED,
                        AuditEntry.Action.CREATED);
        assertThat(office.purchases(STAFF, new CustomerId(new UUID(1, 1)), Optional.empty())
                        .items())
                .isEmpty();
    }

    private String inFrench(CustomerId customer) {
        return office.view(STAFF, customer, Locale.FRENCH)
                .toOptional()
                .orElseThrow()
                .tasks()
                .get(0)
                .explanation()
                .orElseThrow();
    }

    private void task(CustomerId customer, int number, Optional<String> reason) {
        world.storage
                .tasks()
                .insert(Task.builder(new UUID(1, number), SHOP, Task.Kind.TELL, "stopped-" + number, World.START)
                        .customer(customer)
                        .state(Task.State.STOPPED)
                        .reason(reason)
                        .build());
    }

    private static List<String> references(Page<Purchase, String> page) {
        var references = new ArrayList<String>();
        page.items().forEach(purchase -> references.add(purchase.ref().reference()));
        return references;
    }
}
