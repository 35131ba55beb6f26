package org.chaland.spi.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.Task;

/** Everything that a stored value is made of, so that two can be compared beyond their ids. */
final class Parts {

    private Parts() {}

    /** Links in no order: none is promised. */
    static List<Object> of(Customer customer) {
        return List.of(
                customer.id(),
                customer.shop(),
                customer.details(),
                Set.copyOf(customer.links()),
                customer.state(),
                customer.mergedInto(),
                customer.epoch(),
                customer.version(),
                customer.createdAt(),
                customer.changedAt());
    }

    static List<Object> of(Checkout checkout) {
        return List.of(
                checkout.id(),
                checkout.shop(),
                checkout.handleHash(),
                checkout.customer(),
                checkout.epoch(),
                checkout.account(),
                checkout.draft(),
                checkout.orderOnly(),
                checkout.signIn(),
                checkout.told(),
                checkout.sentBy(),
                checkout.recordVersion(),
                checkout.order(),
                checkout.previousOrder(),
                checkout.expiresAt(),
                checkout.version());
    }

    static List<Object> of(Claim claim) {
        return List.of(
                claim.id(),
                claim.shop(),
                claim.purpose(),
                claim.asker(),
                claim.email(),
                claim.language(),
                claim.order(),
                claim.requestedAt(),
                claim.account(),
                claim.customer(),
                claim.epoch(),
                claim.tries(),
                claim.state(),
                claim.endedAt(),
                claim.version());
    }

    static List<Object> of(Purchase purchase) {
        return List.of(
                purchase.ref(),
                purchase.customer(),
                purchase.frozen(),
                purchase.state(),
                purchase.trainings(),
                purchase.placedAt(),
                purchase.completedAt(),
                purchase.cancelledAt(),
                purchase.version());
    }

    static List<Object> of(Task task) {
        return List.of(
                task.id(),
                task.shop(),
                task.kind(),
                task.key(),
                task.claim().<Object>map(claim -> claim).orElseGet(task::customer),
                task.reference(),
                task.topic(),
                task.account(),
                task.state(),
                task.attempts(),
                task.nextAttemptAt(),
                task.leasedUntil(),
                task.reason(),
                task.detail(),
                task.isOvertaken(),
                task.since(),
                task.isToldOverdue(),
                task.createdAt(),
                task.version());
    }

    static List<Object> ofCustomer(Optional<Customer> customer) {
        return of(customer.orElseThrow());
    }

    static List<Object> ofCheckout(Optional<Checkout> checkout) {
        return of(checkout.orElseThrow());
    }

    static List<Object> ofClaim(Optional<Claim> claim) {
        return of(claim.orElseThrow());
    }

    static List<Object> ofPurchase(Optional<Purchase> purchase) {
        return of(purchase.orElseThrow());
    }

    static List<Object> ofTask(Optional<Task> task) {
        return of(task.orElseThrow());
    }
}
