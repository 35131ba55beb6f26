package org.chaland.linking;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.SupportAccess;

/** Opens and closes the support area and has people invited, for whoever is linked at the time the task runs. */
public final class SupportDoor {

    private final Parts parts;
    private final Entitlement entitlement;

    /** Works with those parts. */
    public SupportDoor(Parts parts) {
        this.parts = parts;
        this.entitlement = new Entitlement(parts);
    }

    /** Lets the customer's account in, unless no purchase gives access any more. */
    public TaskResult grant(Task task) {
        return with(task, SupportAccess.class, (provider, reached) -> {
            if (!entitlement.holds(reached.customer())) {
                return TaskResult.notNeeded("no-longer-entitled");
            }
            provider.grant(task.shop(), reached.account());
            return TaskResult.done();
        });
    }

    /** Puts the customer's account out, unless another purchase gives access. */
    public TaskResult revoke(Task task) {
        return with(task, SupportAccess.class, (provider, reached) -> {
            if (entitlement.holds(reached.customer())) {
                return TaskResult.notNeeded("entitled-otherwise");
            }
            provider.revoke(task.shop(), reached.account());
            return TaskResult.done();
        });
    }

    /** Has the provider invite the person, if the shop made the account. */
    public TaskResult invite(Task task) {
        return with(task, Invitation.class, (provider, reached) -> {
            if (!reached.link().madeByShop()) {
                return TaskResult.notNeeded("account-not-ours");
            }
            provider.invite(reached.account());
            return TaskResult.done();
        });
    }

    private <C extends IdentityProvider> TaskResult with(Task task, Class<C> capability, Step<C> step) {
        var reached = reach(task);
        if (reached.isEmpty()) {
            return TaskResult.notNeeded("no-active-link");
        }
        return parts.providers()
                .find(reached.get().account().issuer(), capability)
                .map(provider -> step.run(provider, reached.get()))
                .orElseGet(() -> TaskResult.notNeeded("not-supported"));
    }

    private Optional<Reached> reach(Task task) {
        return Customers.current(parts.storage().customers(), task.shop(), task.customer())
                .flatMap(customer -> parts.rules(task.shop())
                        .learningIssuer()
                        .flatMap(customer::linkAt)
                        .filter(Link::isActive)
                        .map(link -> new Reached(customer, link)));
    }

    @FunctionalInterface
    private interface Step<C> {
        TaskResult run(C provider, Reached reached);
    }

    private record Reached(Customer customer, Link link) {
        Account account() {
            return link.account();
        }
    }
}
