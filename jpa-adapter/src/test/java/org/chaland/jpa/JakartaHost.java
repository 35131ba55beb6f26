package org.chaland.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;

/** What a host on a Jakarta EE server writes. */
@ApplicationScoped
class JakartaHost {

    // A server injects it by @Resource.
    @Inject
    TransactionSynchronizationRegistry registry;

    @Transactional
    void join(Runnable work) {
        work.run();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void begin(Runnable work) {
        work.run();
    }

    /** A transaction that is over is still bound to the thread in an AFTER_SUCCESS observer. */
    boolean isActive() {
        var status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    static Storage storage(EntityManager shared, JakartaHost host) {
        return JpaStorage.joining(() -> shared, transactions(host));
    }

    static TransactionRunner transactions(JakartaHost host) {
        return TransactionRunner.of(
                work -> {
                    if (host.isActive()) {
                        host.join(work);
                    } else {
                        host.begin(work);
                    }
                },
                host::isActive);
    }
}
