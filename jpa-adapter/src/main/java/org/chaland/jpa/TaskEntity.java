package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_task}. Not safe for use by several threads. */
@Entity(name = "ChalandTask")
@Table(name = "chaland_task")
@Cacheable(false)
class TaskEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "task_key", length = 64)
    private String taskKey;

    @Column(name = "key_text", length = 200)
    private String key;

    @Column(name = "kind", length = 20)
    private String kind;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "claim_id")
    private @Nullable UUID claimId;

    @Column(name = "reference", length = 100)
    private @Nullable String reference;

    @Column(name = "topic", length = 100)
    private @Nullable String topic;

    @Column(name = "account_issuer")
    private @Nullable String accountIssuer;

    @Column(name = "account_subject")
    private @Nullable String accountSubject;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "next_attempt_at")
    private long nextAttemptAt;

    @Column(name = "leased_until")
    private @Nullable Long leasedUntil;

    @Column(name = "due_at")
    private @Nullable Long dueAt;

    @Column(name = "reason", length = 200)
    private @Nullable String reason;

    @Column(name = "detail", length = 500)
    private @Nullable String detail;

    @Column(name = "overtaken")
    private boolean overtaken;

    @Column(name = "since_at")
    private long sinceAt;

    @Column(name = "told_overdue")
    private boolean toldOverdue;

    @Column(name = "attention_at")
    private @Nullable Long attentionAt;

    @Column(name = "alarm_at")
    private @Nullable Long alarmAt;

    @Column(name = "done_at")
    private @Nullable Long doneAt;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected TaskEntity() {}

    static Row newRow(Task task) {
        return changes(task)
                .set("id", task.id())
                .set("shop", task.shop())
                .set("task_key", Keys.ofTask(task.shop(), task.key()))
                .set("key_text", task.key())
                .set("kind", task.kind())
                .set("customer_id", task.claim().isPresent() ? null : task.customer())
                .set("claim_id", task.claim())
                .set("topic", task.topic())
                .set("account_issuer", task.account().map(Account::issuer))
                .set("account_subject", task.account().map(Account::subject))
                .set("created_at", task.createdAt())
                .set("version", task.version());
    }

    /** Everything that an update writes, except the version. */
    static Row changes(Task task) {
        return new Row("chaland_task")
                .set("reference", task.reference())
                .set("state", task.state())
                .set("attempts", task.attempts())
                .set("next_attempt_at", task.nextAttemptAt())
                .set("leased_until", task.leasedUntil())
                .set("due_at", dueAt(task))
                .set("reason", task.reason())
                .set("detail", task.detail())
                .set("overtaken", task.isOvertaken())
                .set("since_at", task.since())
                .set("told_overdue", task.isToldOverdue())
                .set("attention_at", task.attentionAt())
                .set("alarm_at", task.alarmAt())
                .set("done_at", task.removableSince());
    }

    Task toModel() {
        var task = Task.builder(id, new ShopId(shop), Task.Kind.valueOf(kind), key, Stored.instant(createdAt));
        Optional.ofNullable(customerId).map(CustomerId::new).ifPresent(task::customer);
        Optional.ofNullable(claimId).ifPresent(task::claim);
        return task.reference(Optional.ofNullable(reference))
                .topic(Optional.ofNullable(topic))
                .account(Optional.ofNullable(accountIssuer)
                        .flatMap(issuer ->
                                Optional.ofNullable(accountSubject).map(subject -> new Account(issuer, subject))))
                .state(Task.State.valueOf(state))
                .attempts(attempts)
                .nextAttemptAt(Stored.instant(nextAttemptAt))
                .leasedUntil(Stored.instant(leasedUntil))
                .reason(Optional.ofNullable(reason))
                .detail(Optional.ofNullable(detail))
                .overtaken(overtaken)
                .since(Stored.instant(sinceAt))
                .toldOverdue(toldOverdue)
                .version(version)
                .build();
    }

    /** {@link Task#isDue} as one column, so that one index finds the due tasks, the longest due first. */
    private static Optional<Instant> dueAt(Task task) {
        var lease = task.leasedUntil().filter(until -> until.isAfter(task.nextAttemptAt()));
        return task.state() == Task.State.OPEN ? Optional.of(lease.orElse(task.nextAttemptAt())) : Optional.empty();
    }
}
