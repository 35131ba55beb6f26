package org.chaland.simulation;

import java.util.Collection;
import java.util.Optional;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.Task;

/** Numbers that are the same for what holds the same; stored things are equal by their id, which is not enough here. */
final class Fingerprint {

    private Fingerprint() {}

    /** The order counts. */
    static long mix(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other, 29)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 29;
    }

    static long of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Fingerprint::of).orElse(17L);
        }
        if (value instanceof Collection<?> many) {
            long all = many.size();
            for (var each : many) {
                all = mix(all, of(each));
            }
            return all;
        }
        if (value instanceof Task task) {
            return of(task);
        }
        if (value instanceof Customer customer) {
            return of(customer);
        }
        if (value instanceof Purchase purchase) {
            return of(purchase);
        }
        if (value instanceof Checkout checkout) {
            return of(checkout);
        }
        return value == null ? 7 : value.hashCode();
    }

    private static long of(Task task) {
        long print = mix(task.id().hashCode(), task.version());
        print = mix(print, task.state().ordinal() * 1_000L + task.attempts());
        print = mix(print, task.nextAttemptAt().hashCode());
        print = mix(print, of(task.leasedUntil()));
        print = mix(print, of(task.reference()));
        print = mix(print, of(task.reason()));
        return mix(print, of(task.isOvertaken()));
    }

    private static long of(Customer customer) {
        long print = mix(customer.id().hashCode(), customer.version());
        print = mix(print, customer.epoch() * 10L + customer.state().ordinal());
        print = mix(print, of(customer.mergedInto()));
        print = mix(print, of(customer.links()));
        return mix(print, customer.details().hashCode());
    }

    private static long of(Purchase purchase) {
        long print = mix(purchase.ref().hashCode(), purchase.version());
        print = mix(print, purchase.customer().hashCode());
        print = mix(print, purchase.state().ordinal());
        print = mix(print, of(purchase.completedAt()));
        return mix(print, of(purchase.cancelledAt()));
    }

    private static long of(Checkout checkout) {
        long print = mix(checkout.id().hashCode(), checkout.version());
        print = mix(print, checkout.handleHash().hashCode());
        print = mix(print, of(checkout.customer()));
        return mix(print, of(checkout.account()));
    }
}
