package org.chaland.jpa;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.jpa.entity.TaskEntity;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;

/** Between tasks and their rows. */
final class TaskMapper {

    private TaskMapper() {}

    static Task toModel(TaskEntity entity) {
        var task = Task.builder(
                entity.id(),
                new ShopId(entity.shop()),
                Task.Kind.valueOf(entity.kind()),
                entity.key(),
                Micros.toInstant(entity.createdAt()));
        entity.customerId().map(CustomerId::new).ifPresent(task::customer);
        entity.claimId().ifPresent(task::claim);
        return task.reference(entity.reference())
                .topic(entity.topic())
                .account(entity.accountIssuer()
                        .flatMap(issuer -> entity.accountSubject().map(subject -> new Account(issuer, subject))))
                .state(Task.State.valueOf(entity.state()))
                .attempts(entity.attempts())
                .nextAttemptAt(Micros.toInstant(entity.nextAttemptAt()))
                .leasedUntil(entity.leasedUntil().map(Micros::toInstant))
                .reason(entity.reason())
                .detail(entity.detail())
                .overtaken(entity.overtaken())
                .version(entity.version())
                .build();
    }

    static Row newRow(Task task) {
        return changes(task)
                .set("id", task.id())
                .set("shop", task.shop().value())
                .set("task_key", Keys.ofTask(task.shop(), task.key()))
                .set("key_text", task.key())
                .set("kind", task.kind().name())
                .set("customer_id", customer(task))
                .set("claim_id", task.claim())
                .set("topic", task.topic())
                .set("account_issuer", task.account().map(Account::issuer))
                .set("account_subject", task.account().map(Account::subject))
                .set("created_at", task.createdAt())
                .set("version", task.version());
    }

    private static Optional<UUID> customer(Task task) {
        return task.claim().isPresent()
                ? Optional.empty()
                : Optional.of(task.customer().value());
    }

    /** Everything that an update writes, but the version. */
    static Row changes(Task task) {
        return new Row("chaland_task")
                .set("reference", task.reference())
                .set("state", task.state().name())
                .set("attempts", task.attempts())
                .set("next_attempt_at", task.nextAttemptAt())
                .set("leased_until", task.leasedUntil().map(Micros::of))
                .set("due_at", dueAt(task).map(Micros::of))
                .set("reason", task.reason())
                .set("detail", task.detail())
                .set("overtaken", task.isOvertaken());
    }

    /** {@link Task#isDue} as a single column, so that one index finds what is due, longest first. */
    private static Optional<Instant> dueAt(Task task) {
        var lease = task.leasedUntil().filter(until -> until.isAfter(task.nextAttemptAt()));
        return task.state() == Task.State.OPEN ? Optional.of(lease.orElse(task.nextAttemptAt())) : Optional.empty();
    }
}
