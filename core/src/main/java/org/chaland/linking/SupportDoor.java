package org.chaland.linking;

import java.util.Optional;
import java.util.function.Supplier;
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
    public Supplier<TaskResult> grant(Task task) {
        return with(task, SupportAccess.class, (provider, reached) -> bring(task, provider, reached, true));
    }

    /** Puts the customer's account out, unless another purchase gives access. */
    public Supplier<TaskResult> revoke(Task task) {
        return with(task, SupportAccess.class, (provider, reached) -> bring(task, provider, reached, false));
    }

    /** Has the provider invite the person, if the shop made the account. */
    public Supplier<TaskResult> invite(Task task) {
        return with(task, Invitation.class, (provider, reached) -> {
            if (!reached.link().madeByShop()) {
                return () -> TaskResult.notNeeded("account-not-ours");
            }
            provider.invite(reached.account());
            return TaskResult::done;
        });
    }

    /**
     * Brings the door to what the purchases say, and looks at them once more when the call has landed: of a payment and a
     * cancellation at the same time, whichever call lands last is followed by a look that sees both.
     */
    private Supplier<TaskResult> bring(Task task, SupportAccess provider, Reached reached, boolean open) {
        var entitled = entitlement.holds(reached.customer());
        if (entitled != open && task.attempts() == 1) {
            return () -> TaskResult.notNeeded(open ? "no-longer-entitled" : "entitled-otherwise");
        }
        if (entitled) {
            provider.grant(task.shop(), reached.account());
        } else {
            provider.revoke(task.shop(), reached.account());
        }
        return () -> Customers.lockCurrent(parts.storage().customers(), task.shop(), task.customer())
                .filter(customer -> entitlement.holds(customer) != entitled)
                .map(customer -> TaskResult.retry("changed-meanwhile"))
                .orElseGet(TaskResult::done);
    }

    private <C extends IdentityProvider> Supplier<TaskResult> with(Task task, Class<C> capability, Step<C> step) {
        var reached = reach(task);
        if (reached.isEmpty()) {
            return () -> TaskResult.notNeeded("no-active-link");
        }
        return parts.providers()
                .find(reached.get().account().issuer(), capability)
                .map(provider -> step.run(provider, reached.get()))
                .orElse(() -> TaskResult.notNeeded("not-supported"));
    }

    private Optional<Reached> reach(Task task) {
        return Customers.current(parts.storage().customers(), task.shop(), task.customer())
                .flatMap(customer -> parts.rules(task.shop())
                        .learningIssuer()
                        .flatMap(customer::activeLinkAt)
                        .map(link -> new Reached(customer, link)));
    }

    @FunctionalInterface
    private interface Step<C> {
        Supplier<TaskResult> run(C provider, Reached reached);
    }

    private record Reached(Customer customer, Link link) {
        Account account() {
            return link.account();
        }
    }
}
