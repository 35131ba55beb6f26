package org.chaland.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A {@link TransactionRunner} of two lambdas of the host. */
final class HostTransactionRunner implements TransactionRunner {

    private final Consumer<Runnable> required;
    private final BooleanSupplier active;

    HostTransactionRunner(Consumer<Runnable> required, BooleanSupplier active) {
        this.required = Objects.requireNonNull(required, "required");
        this.active = Objects.requireNonNull(active, "active");
    }

    @Override
    public boolean isActive() {
        return active.getAsBoolean();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        // A host may run failed work again; the last run counts. The Optional tells work that returned null from work
        // that did not run.
        var result = new AtomicReference<Optional<T>>();
        required.accept(() -> result.set(Optional.ofNullable(work.get())));
        var last = result.get();
        if (last == null) {
            throw new IllegalStateException(
                    "The host's transactions did not run the work: run it before the call returns, or throw.");
        }
        return Objects.requireNonNull(last.orElse(null), "The work of a transaction must not return null.");
    }
}
